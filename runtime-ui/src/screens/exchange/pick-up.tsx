import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InterfaceStanding } from '../../client/exchange.ts';
import { pauseInterface, pickUpNow, resumeInterface } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import { connectionTexts } from './connection-texts.ts';

/** What an interface does by the clock: when it picks up next, how the last time went, and a way to stop it. */
export function PickUp({ of, name }: { readonly of: InterfaceStanding; readonly name: string }) {
  const t = useOwnTexts(connectionTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const { actions } = useRights('exchange-state');
  const done = () => client.invalidateQueries({ queryKey: queryKeys.entity('exchange-state') });
  const pickUp = useMutation({ mutationFn: () => pickUpNow(name), onSuccess: done });
  const turn = useMutation({
    mutationFn: (pauses: boolean) => (pauses ? pauseInterface(name) : resumeInterface(name)),
    onSuccess: done,
  });
  const isPaused = of.state?.['paused'] === true;
  const isAsked = of.state?.['asked'] === true && !isPaused;
  const next = of.pickUp?.next;
  const error = pickUp.error ?? turn.error;
  return (
    <>
      <Group gap="xs" mt="xs" justify="space-between">
        <Group gap="xs">
          {isPaused && <Badge color="orange">{t.paused}</Badge>}
          {of.pickUp && !of.pickUp.isThere && (
            <Text size="sm">{(of.pickUp.isMailbox ? t.noMailbox : t.noConnection)(of.pickUp.source)}</Text>
          )}
          {of.pickUp?.isThere && <LastPickUp of={of} />}
          {isAsked && <Text size="sm">{t.asked}</Text>}
          {!isAsked && next && (
            <Text size="sm" c="dimmed">
              {t.next}: {textFromInstant(next, language)}
            </Text>
          )}
        </Group>
        {actions.includes('update') && (
          <Group gap="xs">
            {of.pickUp?.isThere && !isPaused && (
              <Button size="compact-sm" variant="default" loading={pickUp.isPending} onClick={() => pickUp.mutate()}>
                {t.pickUpNow}
              </Button>
            )}
            <Button size="compact-sm" variant="default" loading={turn.isPending} onClick={() => turn.mutate(!isPaused)}>
              {isPaused ? t.resume : t.pause}
            </Button>
          </Group>
        )}
      </Group>
      {of.pickUp?.isThere && of.pickUpProblems.length > 0 && (
        <Alert color="red" mt="xs">
          {of.pickUpProblems.join(' ')}
        </Alert>
      )}
      {error && <ProblemText error={error} />}
    </>
  );
}

function LastPickUp({ of }: { readonly of: InterfaceStanding }) {
  const t = useOwnTexts(connectionTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const triedAt = of.state?.['triedAt'];
  if (typeof triedAt !== 'string') return <Text size="sm">{t.notYet}</Text>;
  const result = entities['exchange-state']?.fields
    .find((one) => one.name === 'result')
    ?.options?.find((one) => one.id === of.state?.['result']);
  return (
    <>
      <Text size="sm">
        {t.lastPickUp}: {textFromInstant(triedAt, language)}
      </Text>
      {result && (
        <Badge variant="light" color={result.color ?? 'gray'}>
          {label(result.label)}
        </Badge>
      )}
    </>
  );
}
