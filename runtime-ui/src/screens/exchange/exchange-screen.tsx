import { Anchor, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readInterfaces } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { Connections } from './connections.tsx';
import { exchangeTexts } from './exchange-texts.ts';
import { InterfaceCard } from './interface-card.tsx';
import { Outgoing } from './outgoing.tsx';

/** Interfaces: what has been delivered to each, and the rows that were refused. */
export function ExchangeScreen() {
  const { app, entities } = useModel();
  const isThere = app?.modules?.includes('exchange') === true && entities['exchange-delivery'] !== undefined;
  return isThere ? <ExchangePage /> : <NotFoundScreen />;
}

function ExchangePage() {
  const t = useOwnTexts(exchangeTexts);
  const { entities } = useModel();
  const hasConnections = entities['exchange-connection'] !== undefined;
  const hasOutgoing = entities['exchange-package'] !== undefined;
  const interfaces = useQuery({
    // Known anew whenever a delivery changes.
    queryKey: [...queryKeys.entity('exchange-delivery'), 'interfaces'],
    queryFn: ({ signal }) => readInterfaces(signal),
  });
  const standing = useQuery({
    // Known anew whenever an interface has picked up, been asked to or paused.
    queryKey: [...queryKeys.entity('exchange-state'), 'interfaces'],
    queryFn: ({ signal }) => readInterfaces(signal),
  });
  return (
    <Stack p="md" maw={960} w="100%" mx="auto" gap="lg">
      <div>
        <Title order={1} size="h3">
          {t.title}
        </Title>
        <Text c="dimmed" size="sm">
          {t.text}
        </Text>
        <Anchor
          component={Link}
          to="/records/$entity"
          params={{ entity: 'exchange-delivery' } as never}
          size="sm"
          underline="always"
        >
          {t.deliveries}
        </Anchor>
      </div>
      {interfaces.error && <ProblemText error={interfaces.error} />}
      {interfaces.isPending && <Loader size="sm" />}
      {interfaces.data?.length === 0 && (
        <Text c="dimmed">
          {t.none} {t.noneText}
        </Text>
      )}
      {interfaces.data?.map((one) => (
        <InterfaceCard key={one.id} of={one} standing={standing.data?.find(({ id }) => id === one.id)} />
      ))}
      {hasOutgoing && <Outgoing />}
      {hasConnections && <Connections />}
    </Stack>
  );
}
