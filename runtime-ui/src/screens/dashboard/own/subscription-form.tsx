import type { SubscribedKind } from '@leitwerk/metadata/wire/dashboards';
import { Alert, Box, Button, Group, MultiSelect, Stack, TagsInput, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../../client/session.ts';
import { createSubscription, listSubscriptions, subscriptionsKey } from '../../../client/subscriptions.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { DashboardSearch } from '../dashboard-search.ts';
import { ScheduleFields } from './schedule-fields.tsx';
import { SubscriptionRows } from './subscription-list.tsx';
import { subscriptionTexts } from './subscription-texts.ts';
import { useTitles } from './use-titles.ts';

const ACTIVE = { active: true };

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
  const everybody = useTitles('user', ACTIVE);
  const list = useQuery({ queryKey: subscriptionsKey, queryFn: listSubscriptions });
  const [name, setName] = useState(title);
  const [people, setPeople] = useState<string[]>([user.id]);
  const [addresses, setAddresses] = useState<string[]>([]);
  const [schedule, setSchedule] = useState(MONDAYS);
  const create = useMutation({
    mutationFn: () => createSubscription({ name: name.trim(), people, addresses, schedule }, { kind, id }, search),
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
          <TextInput
            label={t.name}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ScheduleFields schedule={schedule} onChange={setSchedule} />
          <MultiSelect
            label={t.people}
            description={t.peopleHelp}
            searchable
            nothingFoundMessage={t.nobodyFound}
            data={everybody.map((one) => ({ value: one.id, label: one.title }))}
            value={people}
            onChange={setPeople}
          />
          {outside.length > 0 && (
            <TagsInput
              label={t.outside}
              description={t.outsideHelp(outside.join(', '))}
              data={outside.filter((one) => !one.startsWith('@'))}
              value={addresses}
              onChange={setAddresses}
            />
          )}
          <Group>
            <Button
              type="submit"
              loading={create.isPending}
              disabled={name.trim() === '' || people.length + addresses.length === 0}
            >
              {t.create}
            </Button>
          </Group>
          {create.error && <ProblemText error={create.error} />}
        </Stack>
      )}
      {list.error && <ProblemText error={list.error} />}
      {own.length > 0 && (
        <Box mt="md">
          <SubscriptionRows items={own} />
        </Box>
      )}
    </Box>
  );
}

const MONDAYS = { every: 'week', weekday: 1, time: '07:00' } as Parameters<typeof ScheduleFields>[0]['schedule'];
