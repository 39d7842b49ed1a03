import type { Subscription } from '@leitwerk/metadata/wire/dashboards';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listSubscriptions, subscriptionsKey } from '../../../client/subscriptions.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { DashboardSearch } from '../dashboard-search.ts';
import { SubscriptionRow } from './subscription-row.tsx';
import { subscriptionTexts } from './subscription-texts.ts';

/** While something is on its way it is looked at again. */
const SOON_MS = 4000;
const isOnItsWay = ({ last, trial }: Subscription): boolean =>
  [last, trial].some((run) => run?.copies.some(({ state }) => state === 'waiting' || state === 'sending') === true);

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
  return <SubscriptionRows items={list.data?.items ?? []} outside={list.data?.outside ?? []} />;
}

export function SubscriptionRows({
  items,
  outside,
  search,
}: {
  readonly items: readonly Subscription[];
  readonly outside: readonly string[];
  /** What is chosen on the page that is looked at, if that is what they send. */
  readonly search?: DashboardSearch;
}) {
  useQuery({
    queryKey: subscriptionsKey,
    queryFn: listSubscriptions,
    refetchInterval: items.some(isOnItsWay) ? SOON_MS : false,
  });
  return (
    <Stack gap="md">
      {items.map((one) => (
        <SubscriptionRow key={one.id} one={one} outside={outside} search={search} />
      ))}
    </Stack>
  );
}
