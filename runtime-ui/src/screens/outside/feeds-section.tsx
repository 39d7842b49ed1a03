import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarFeed } from '../../client/calendar-feeds.ts';
import { calendarFeedsKey, listCalendarFeeds, revokeCalendarFeed } from '../../client/calendar-feeds.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { FeedForm } from './feed-form.tsx';
import { feedTexts } from './feed-texts.ts';

/** The secret addresses by which other programs read somebody's calendars. */
export function FeedsSection() {
  const t = useOwnTexts(feedTexts);
  const feeds = useQuery({ queryKey: calendarFeedsKey, queryFn: listCalendarFeeds });
  if (feeds.error) return <ProblemText error={feeds.error} />;
  if (!feeds.data || feeds.data.calendars.length === 0) return null;
  const { calendars, items } = feeds.data;
  return (
    <Box component="section" aria-labelledby="calendar-feeds">
      <Title order={2} size="h5" id="calendar-feeds">
        {t.title}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t.text}
      </Text>
      <FeedForm calendars={calendars} />
      {items.length === 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t.none}
        </Text>
      )}
      <Stack gap="xs" mt="sm">
        {items.map((feed) => (
          <FeedLine key={feed.id} feed={feed} calendar={calendars.find((one) => one.name === feed.calendar)?.label} />
        ))}
      </Stack>
    </Box>
  );
}

function FeedLine({ feed, calendar }: { readonly feed: CalendarFeed; readonly calendar: string | undefined }) {
  const t = useOwnTexts(feedTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeCalendarFeed(feed.id),
    onSuccess: () => client.invalidateQueries({ queryKey: calendarFeedsKey }),
  });
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {feed.name}
          </Text>
          <Text size="xs" c="dimmed">
            {calendar ?? t.gone} · {t[feed.shows]} · {t.lastUse}:{' '}
            {feed.lastUsedAt ? textFromInstant(feed.lastUsedAt, language) : t.never}
          </Text>
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={t.revokeOf(feed.name)}
          loading={revoke.isPending}
          onClick={() => revoke.mutate()}
        >
          {t.revoke}
        </Button>
      </Group>
      {revoke.error && <ProblemText error={revoke.error} />}
    </div>
  );
}
