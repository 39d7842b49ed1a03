import type { SubscribedKind } from '@leitwerk/metadata/wire/dashboards';
import { Alert, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../../client/session.ts';
import type { GivenSubscription } from '../../../client/subscriptions.ts';
import { createSubscription, listSubscriptions, subscriptionsKey } from '../../../client/subscriptions.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { DashboardSearch } from '../dashboard-search.ts';
import { canBeSent, SubscriptionFields } from './subscription-fields.tsx';
import { SubscriptionRows } from './subscription-list.tsx';
import { subscriptionTexts } from './subscription-texts.ts';

/** Sends a dashboard as it is looked at by mail on a schedule, and shows what is sent of it already. */
export function SubscriptionForm({
  kind = 'dashboard',
  id,
  name: title,
  search,
}: {
  readonly kind?: SubscribedKind;
  readonly id: string;
  readonly name: string;
  /** What is chosen on it: what is sent stays on that. */
  readonly search: DashboardSearch;
}) {
  const t = useOwnTexts(subscriptionTexts);
  const client = useQueryClient();
  const { user } = useSignedIn();
  const list = useQuery({ queryKey: subscriptionsKey, queryFn: listSubscriptions });
  const [given, setGiven] = useState<GivenSubscription>({
    name: title,
    people: [user.id],
    addresses: [],
    schedule: MONDAYS,
  });
  const create = useMutation({
    mutationFn: () => createSubscription({ ...given, name: given.name.trim() }, { kind, id }, search),
    onSuccess: () => client.invalidateQueries({ queryKey: subscriptionsKey }),
  });
  const { outside = [], missing = null, items = [] } = list.data ?? {};
  const own = items.filter((one) => one.kind === kind && one.subject === id);
  return (
    <Box component="section" aria-label={t.title}>
      <Title order={3} size="sm" mb={4}>
        {t.title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t.text}
      </Text>
      {missing && <Alert color="orange">{t.missing[missing]}</Alert>}
      {list.data && !missing && (
        <Stack
          gap="xs"
          component="form"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate();
          }}
        >
          <SubscriptionFields given={given} outside={outside} onChange={setGiven} />
          <Group>
            <Button type="submit" loading={create.isPending} disabled={!canBeSent(given)}>
              {t.create}
            </Button>
          </Group>
          {create.error && <ProblemText error={create.error} />}
        </Stack>
      )}
      {list.error && <ProblemText error={list.error} />}
      {own.length > 0 && (
        <Box mt="md">
          <SubscriptionRows items={own} outside={outside} search={search} />
        </Box>
      )}
    </Box>
  );
}

const MONDAYS: GivenSubscription['schedule'] = { every: 'week', weekday: 1, time: '07:00' };
