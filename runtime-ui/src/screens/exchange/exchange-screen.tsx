import { Anchor, Group, Loader, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { InterfaceStanding, ShownInterface } from '../../client/exchange.ts';
import { readInterfaces, readStanding } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { connectionTexts } from './connection-texts.ts';
import { Connections } from './connections.tsx';
import { exchangeTexts } from './exchange-texts.ts';
import { InterfaceCard } from './interface-card.tsx';
import { Outgoing } from './outgoing.tsx';
import { Throughput } from './throughput.tsx';

/** Interfaces: what has been delivered to each, and the rows that were refused. */
export function ExchangeScreen() {
  const { app, entities } = useModel();
  const isThere = app?.modules?.includes('exchange') === true && entities['exchange-delivery'] !== undefined;
  return isThere ? <ExchangePage /> : <NotFoundScreen />;
}

/** With more than these one looks for a name. */
const FEW = 6;

/** What wants somebody first, then what is in use, then what is still to be set up. */
const rankOf = ({ refused, problems, last }: ShownInterface, standing: InterfaceStanding | undefined): number => {
  if (refused > 0 || problems.length > 0) return 0;
  if (last) return 1;
  return standing?.pickUp?.isThere ? 2 : 3;
};

function ExchangePage() {
  const t = useOwnTexts(exchangeTexts);
  const words = useOwnTexts(connectionTexts);
  const label = useLabel();
  const [wanted, setWanted] = useState('');
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
    queryKey: [...queryKeys.entity('exchange-state'), 'standing'],
    queryFn: ({ signal }) => readStanding(signal),
  });
  const fits = (one: { readonly label: ShownInterface['label']; readonly name: string }): boolean =>
    `${label(one.label)} ${one.name}`.toLowerCase().includes(wanted.trim().toLowerCase());
  const standingOf = (one: ShownInterface) => standing.data?.find(({ id }) => id === one.id);
  const rank = (one: ShownInterface): number => rankOf(one, standingOf(one));
  const shown = interfaces.data?.filter(fits).toSorted((a, b) => rank(a) - rank(b));
  return (
    <Stack p="md" maw={960} w="100%" mx="auto" gap="lg">
      <div>
        <Title order={1} size="h3">
          {t.title}
        </Title>
        <Text c="dimmed" size="sm">
          {t.text}
        </Text>
        <Group gap="md">
          <Anchor
            component={Link}
            to="/records/$entity"
            params={{ entity: 'exchange-delivery' } as never}
            size="sm"
            underline="always"
          >
            {t.deliveries}
          </Anchor>
          {hasOutgoing && (
            <Anchor href="#outgoing" size="sm" underline="always">
              {words.outgoing}
            </Anchor>
          )}
          {hasConnections && (
            <Anchor href="#connections" size="sm" underline="always">
              {words.connections}
            </Anchor>
          )}
        </Group>
      </div>
      {(interfaces.data?.length ?? 0) > FEW && (
        <TextInput
          aria-label={t.find}
          placeholder={t.find}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {interfaces.data && standing.data && (
        <Throughput interfaces={interfaces.data.filter(fits)} standing={standing.data} />
      )}
      {standing.error && <ProblemText error={standing.error} />}
      {interfaces.error && <ProblemText error={interfaces.error} />}
      {interfaces.isPending && <Loader size="sm" />}
      {interfaces.data?.length === 0 && (
        <Text c="dimmed">
          {t.none} {t.noneText}
        </Text>
      )}
      {shown?.length === 0 && wanted !== '' && <Text c="dimmed">{t.noneFound}</Text>}
      {shown?.map((one) => (
        <InterfaceCard key={one.id} of={one} standing={standingOf(one)} />
      ))}
      {hasOutgoing && <Outgoing fits={fits} />}
      {hasConnections && <Connections />}
    </Stack>
  );
}
