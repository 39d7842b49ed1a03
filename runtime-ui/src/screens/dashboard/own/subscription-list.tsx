import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { CopyState, Subscription } from '@leitwerk/metadata/wire/dashboards';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  changeSubscription,
  listSubscriptions,
  removeSubscription,
  subscriptionsKey,
  trySubscription,
} from '../../../client/subscriptions.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { subscriptionTexts } from './subscription-texts.ts';

/** While something is on its way it is looked at again. */
const SOON_MS = 4000;
const isOnItsWay = ({ last }: Subscription): boolean =>
  last?.copies.some(({ state }) => state === 'waiting' || state === 'sending') === true;

/** All that somebody sends. */
export function SubscriptionList() {
  const t = useOwnTexts(subscriptionTexts);
  const list = useQuery({ queryKey: subscriptionsKey, queryFn: listSubscriptions });
  if (list.error) return <ProblemText error={list.error} />;
  if (list.data?.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.none}
      </Text>
    );
  return <SubscriptionRows items={list.data?.items ?? []} />;
}

export function SubscriptionRows({ items }: { readonly items: readonly Subscription[] }) {
  useQuery({
    queryKey: subscriptionsKey,
    queryFn: listSubscriptions,
    refetchInterval: items.some(isOnItsWay) ? SOON_MS : false,
  });
  return (
    <Stack gap="sm">
      {items.map((one) => (
        <Row key={one.id} one={one} />
      ))}
    </Stack>
  );
}

function Row({ one }: { readonly one: Subscription }) {
  const t = useOwnTexts(subscriptionTexts);
  const label = useLabel();
  const language = useLanguage();
  const client = useQueryClient();
  const work = useMutation({
    mutationFn: (what: () => Promise<void>) => what(),
    onSuccess: () => client.invalidateQueries({ queryKey: subscriptionsKey }),
  });
  const { id, name, stop, nextAt, last } = one;
  const to = [...one.people.map(({ title }) => title ?? '–'), ...one.addresses];
  const facts = [
    ...(one.label && label(one.label) !== name ? [label(one.label)] : []),
    t.said(one.schedule),
    t.to(to.join(', ')),
  ];
  const action = (text: string, what: () => Promise<void>, color?: string) => (
    <Button
      size="compact-xs"
      variant="subtle"
      {...(color && { color })}
      aria-label={`${text}: ${name}`}
      disabled={work.isPending}
      onClick={() => work.mutate(what)}
    >
      {text}
    </Button>
  );
  return (
    <div>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {facts.join(' · ')}
      </Text>
      <Text size="xs" {...(stop ? { fw: 600 } : { c: 'dimmed' })}>
        {stop ? t.stops[stop] : nextAt && t.next(textFromInstant(nextAt, language))}
      </Text>
      {last && <LastRun last={last} at={textFromInstant(last.at, language)} />}
      <Group gap={4} ml={-8}>
        {action(t.trial, () => trySubscription(id))}
        {stop
          ? action(t.goOn, () => changeSubscription(id, { paused: false }))
          : action(t.pause, () => changeSubscription(id, { paused: true }))}
        {action(t.remove, () => removeSubscription(id), 'red')}
      </Group>
      {work.error && <ProblemText error={work.error} />}
    </div>
  );
}

/** How many have it, and why others have not. */
function LastRun({ last, at }: { readonly last: NonNullable<Subscription['last']>; readonly at: string }) {
  const t = useOwnTexts(subscriptionTexts);
  const counts = Map.groupBy(last.copies, ({ state }) => state);
  const said = [...counts].map(([state, copies]: [CopyState, readonly unknown[]]) => t.states[state](copies.length));
  const problems = last.copies.filter(({ problem }) => problem !== null);
  return (
    <Text size="xs" {...(problems.length > 0 ? { c: 'red' } : { c: 'dimmed' })} style={{ overflowWrap: 'anywhere' }}>
      {[
        `${last.isTrial ? t.lastTrial(at) : t.last(at)}: ${said.join(', ')}`,
        ...problems.map(({ to, problem }) => `${to}: ${problem}`),
      ].join(' · ')}
    </Text>
  );
}
