import { Alert, Button, Code, CopyButton, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarFeeds, FeedShows } from '../../client/calendar-feeds.ts';
import { calendarFeedsKey, createCalendarFeed } from '../../client/calendar-feeds.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { feedTexts } from './feed-texts.ts';

/** A new secret address of a calendar; it is shown once. */
export function FeedForm({ calendars }: Pick<CalendarFeeds, 'calendars'>) {
  const t = useOwnTexts(feedTexts);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [calendar, setCalendar] = useState(calendars[0]?.name ?? '');
  const [shows, setShows] = useState<FeedShows>('busy');
  const create = useMutation({
    mutationFn: () => createCalendarFeed({ name: name.trim(), calendar, shows }),
    onSuccess: async () => {
      setName('');
      await client.invalidateQueries({ queryKey: calendarFeedsKey });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="xs">
        <TextInput
          label={t.name}
          placeholder={t.example}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.calendar}
          value={calendar}
          onChange={(event) => setCalendar(event.currentTarget.value)}
          data={calendars.map((one) => ({ value: one.name, label: one.label }))}
        />
        <NativeSelect
          label={t.shows}
          value={shows}
          onChange={(event) => setShows(event.currentTarget.value as FeedShows)}
          data={(['busy', 'everything'] as const).map((value) => ({ value, label: t[value] }))}
        />
      </SimpleGrid>
      <Button type="submit" mt="sm" loading={create.isPending} disabled={name.trim() === ''}>
        {t.create}
      </Button>
      {create.error && <ProblemText error={create.error} />}
      {create.data && (
        <Alert mt="sm" color="green" title={t.once}>
          <Group gap="xs">
            <Code style={{ overflowWrap: 'anywhere' }}>{create.data.address}</Code>
            <CopyButton value={create.data.address}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="light" onClick={copy}>
                  {copied ? t.copied : t.copy}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
    </form>
  );
}
