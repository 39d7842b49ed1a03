import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Alert, Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ShownOutgoing } from '../../client/exchange.ts';
import { giveUpPackage, readOutgoing, sendNow, sendPackageAgain, stopSending } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { connectionTexts } from './connection-texts.ts';

/** What other systems are told of: when it is sent next, and what has been sent. */
export function Outgoing({ fits }: { readonly fits: (one: ShownOutgoing) => boolean }) {
  const t = useOwnTexts(connectionTexts);
  const outgoing = useQuery({
    // Known anew whenever one has sent, been asked to or stopped: its state is written then.
    queryKey: [...queryKeys.entity('exchange-state'), 'outgoing'],
    queryFn: ({ signal }) => readOutgoing(signal),
  });
  if (outgoing.error) return <ProblemText error={outgoing.error} />;
  if (!outgoing.data || outgoing.data.length === 0) return null;
  return (
    <Stack component="section" id="outgoing" aria-label={t.outgoing} gap="sm">
      <Title order={2} size="h4">
        {t.outgoing}
      </Title>
      {outgoing.data.filter(fits).map((one) => (
        <OutgoingCard key={one.id} of={one} />
      ))}
    </Stack>
  );
}

function OutgoingCard({ of }: { readonly of: ShownOutgoing }) {
  const t = useOwnTexts(connectionTexts);
  const label = useLabel();
  const language = useLanguage();
  const client = useQueryClient();
  const { actions } = useRights('exchange-state');
  const done = () => client.invalidateQueries({ queryKey: queryKeys.entity('exchange-state') });
  const send = useMutation({ mutationFn: () => sendNow(of.name), onSuccess: done });
  const stop = useMutation({ mutationFn: () => stopSending(of.name), onSuccess: done });
  const again = useMutation({ mutationFn: sendPackageAgain, onSuccess: done });
  const giveUp = useMutation({ mutationFn: giveUpPackage, onSuccess: done });
  const error = send.error ?? stop.error ?? again.error ?? giveUp.error;
  const isPaused = of.state?.['paused'] === true;
  const isAsked = of.state?.['asked'] === true && !isPaused;
  const mayAct = actions.includes('update') && of.isThere;
  const name = label(of.label);
  return (
    <Card component="section" aria-label={name} withBorder>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5">
          {name}
        </Title>
        {mayAct && (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" loading={send.isPending} onClick={() => send.mutate()}>
              {isPaused ? t.sendOn : t.sendNow}
            </Button>
            {!isPaused && (
              <Button size="compact-sm" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
                {t.pause}
              </Button>
            )}
          </Group>
        )}
      </Group>
      {of.help && (
        <Text size="sm" c="dimmed">
          {label(of.help)}
        </Text>
      )}
      <Group gap="xs" mt={4}>
        {isPaused && <Badge color="orange">{t.paused}</Badge>}
        {!of.isThere && <Text size="sm">{t.noConnectionOut(of.connection)}</Text>}
        {isAsked && <Text size="sm">{t.askedOut}</Text>}
        {of.next !== null && !isAsked && (
          <Text size="sm" c="dimmed">
            {t.nextOut}: {textFromInstant(of.next, language)}
          </Text>
        )}
      </Group>
      {of.isThere && of.problems.length > 0 && (
        <Alert color="red" mt="xs">
          {of.problems.join(' ')}
        </Alert>
      )}
      {error && <ProblemText error={error} />}
      {of.packages.length > 0 && (
        <Stack gap={4} mt="xs">
          {of.packages.map((one) => (
            <PackageLine
              key={one.id}
              of={one}
              onAgain={mayAct ? () => again.mutate(one.id) : null}
              onGiveUp={mayAct && of.problems.length > 0 ? () => giveUp.mutate(one.id) : null}
            />
          ))}
        </Stack>
      )}
    </Card>
  );
}

function PackageLine({
  of,
  onAgain,
  onGiveUp,
}: {
  readonly of: WireRecord;
  readonly onAgain: (() => void) | null;
  readonly onGiveUp: (() => void) | null;
}) {
  const t = useOwnTexts(connectionTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const state = entities['exchange-package']?.fields
    .find((one) => one.name === 'state')
    ?.options?.find((one) => one.id === of['state']);
  const name = String(of['name']);
  return (
    <Group gap="xs" role="group" aria-label={name}>
      <Anchor
        component={Link}
        to="/records/$entity/$id"
        params={{ entity: 'exchange-package', id: of.id } as never}
        size="sm"
        style={{ overflowWrap: 'anywhere' }}
      >
        {name}
      </Anchor>
      <Badge variant="light" color={state?.color ?? 'gray'}>
        {state ? label(state.label) : '–'}
      </Badge>
      <Text size="sm" c="dimmed">
        {t.rows(Number(of['rows']))} · {textFromInstant(String(of['sentAt'] ?? of['createdAt']), language)}
      </Text>
      {onGiveUp && of['state'] === 'waiting' && (
        <Button size="compact-xs" variant="subtle" color="red" onClick={onGiveUp} aria-label={`${t.giveUp}: ${name}`}>
          {t.giveUp}
        </Button>
      )}
      {onAgain && (of['state'] === 'sent' || of['state'] === 'givenUp') && (
        <Button size="compact-xs" variant="subtle" onClick={onAgain} aria-label={`${t.sendAgain}: ${name}`}>
          {t.sendAgain}
        </Button>
      )}
    </Group>
  );
}
