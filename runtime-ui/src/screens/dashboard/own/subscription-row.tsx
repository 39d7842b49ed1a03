import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { CopyState, Subscription, SubscriptionRun } from '@leitwerk/metadata/wire/dashboards';
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../../client/session.ts';
import {
  changeSubscription,
  MAIL_DASHBOARDS,
  removeSubscription,
  sendSubscription,
  subscriptionsKey,
  trySubscription,
} from '../../../client/subscriptions.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { SureToRemove } from '../../../controls/sure-to-remove.tsx';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { DashboardSearch } from '../dashboard-search.ts';
import { EditSubscription } from './edit-subscription.tsx';
import { SubjectLink } from './subject-link.tsx';
import { subscriptionTexts } from './subscription-texts.ts';

/** What somebody sends: to whom, when next, what became of the last time, and what can be done with it. */
export function SubscriptionRow({
  one,
  outside,
  search,
}: {
  readonly one: Subscription;
  readonly outside: readonly string[];
  readonly search: DashboardSearch | undefined;
}) {
  const t = useOwnTexts(subscriptionTexts);
  const label = useLabel();
  const language = useLanguage();
  const client = useQueryClient();
  const { permissions } = useSignedIn();
  const [asks, setAsks] = useState<'edit' | 'send' | 'remove' | null>(null);
  const work = useMutation({
    mutationFn: (what: () => Promise<void>) => what(),
    onSuccess: () => client.invalidateQueries({ queryKey: subscriptionsKey }),
    onSettled: () => setAsks(null),
  });
  const { id, name, stop, nextAt, last, trial } = one;
  const mayMail = permissions.includes(MAIL_DASHBOARDS);
  const to = [...one.people.map(({ title }) => title ?? '–'), ...one.addresses];
  const facts = [...(one.label && label(one.label) !== name ? [label(one.label)] : []), t.said(one.schedule), t.to(to)];
  const button = (text: string, onClick: () => void, color?: string) => (
    <Button
      size="compact-xs"
      variant="subtle"
      {...(color && { color })}
      aria-label={`${text}: ${name}`}
      disabled={work.isPending}
      onClick={onClick}
    >
      {text}
    </Button>
  );
  const action = (text: string, what: () => Promise<void>) => button(text, () => work.mutate(what));
  return (
    <div>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        <SubjectLink of={one}>{name}</SubjectLink>
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {facts.join(' · ')}
      </Text>
      <Text size="xs" {...(stop ? { fw: 600 } : { c: 'dimmed' })}>
        {stop ? t.stops[stop] : nextAt && t.next(textFromInstant(nextAt, language))}
      </Text>
      {last ? (
        <Run run={last} at={t.last(textFromInstant(last.at, language))} />
      ) : (
        <Text size="xs" c="dimmed">
          {t.never}
        </Text>
      )}
      {trial && <Run run={trial} at={t.lastTrial(textFromInstant(trial.at, language))} />}
      {asks === 'edit' && <EditSubscription one={one} outside={outside} search={search} onDone={() => setAsks(null)} />}
      {asks === 'send' && (
        <SureToSend count={to.length} isPending={work.isPending} onCancel={() => setAsks(null)}>
          {() => work.mutate(() => sendSubscription(id))}
        </SureToSend>
      )}
      {asks === 'remove' && (
        <SureToRemove
          words={{ question: t.sureToRemove, remove: t.remove, cancel: t.cancel }}
          isPending={work.isPending}
          onRemove={() => work.mutate(() => removeSubscription(id))}
          onCancel={() => setAsks(null)}
        />
      )}
      {asks === null && (
        <Group gap={4} ml={-8}>
          {mayMail && (
            <>
              {button(t.edit, () => setAsks('edit'))}
              {action(t.trial, () => trySubscription(id))}
              {stop !== 'gone' && stop !== 'no-right' && button(t.send, () => setAsks('send'))}
              {stop
                ? action(t.goOn, () => changeSubscription(id, { paused: false }))
                : action(t.pause, () => changeSubscription(id, { paused: true }))}
            </>
          )}
          {button(t.remove, () => setAsks('remove'), 'red')}
        </Group>
      )}
      {work.error && <ProblemText error={work.error} />}
    </div>
  );
}

/** Asks once more: what has been sent cannot be taken back. */
function SureToSend({
  count,
  isPending,
  onCancel,
  children: onSend,
}: {
  readonly count: number;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  readonly children: () => void;
}) {
  const t = useOwnTexts(subscriptionTexts);
  return (
    <Group mt="xs" gap="xs">
      <Text size="sm">{t.sureToSend(count)}</Text>
      <Button size="compact-sm" loading={isPending} onClick={onSend}>
        {t.sendNow}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        {t.cancel}
      </Button>
    </Group>
  );
}

/** How many have it, and why others have not. */
function Run({ run, at }: { readonly run: SubscriptionRun; readonly at: string }) {
  const t = useOwnTexts(subscriptionTexts);
  const counts = Map.groupBy(run.copies, ({ state }) => state);
  const said = [...counts].map(([state, copies]: [CopyState, readonly unknown[]]) => t.states[state](copies.length));
  const problems = run.copies.flatMap(({ to, state, problem }) =>
    problem !== null ? [`${to}: ${problem}`] : state === 'nothing' ? [`${to}: ${t.mayReadNothing}`] : [],
  );
  const isWrong = run.copies.some(({ problem }) => problem !== null);
  return (
    <Text size="xs" {...(isWrong ? { c: 'red' } : { c: 'dimmed' })} style={{ overflowWrap: 'anywhere' }}>
      {[`${at}: ${said.join(', ')}`, ...problems].join(' · ')}
    </Text>
  );
}
