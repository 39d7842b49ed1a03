import { clockOf, dayAfter } from '@leitwerk/metadata/shown-types/clock';
import { Box, Text } from '@mantine/core';
import type { Notification } from '../../client/notifications.ts';
import { localeOf, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { groupByDay } from './day-groups.ts';
import { NotificationItem } from './notification-item.tsx';
import { notificationTexts } from './notification-texts.ts';

/** Notifications under the days on which they came. */
export function NotificationDays({
  items,
  onOpen,
}: {
  readonly items: readonly Notification[];
  readonly onOpen?: () => void;
}) {
  const t = useOwnTexts(notificationTexts);
  const language = useLanguage();
  const { day: today } = clockOf(new Date());
  const nameOf = (day: string): string => {
    if (day === today) return t.today;
    if (day === dayAfter(today, -1)) return t.yesterday;
    const format = new Intl.DateTimeFormat(localeOf(language), {
      dateStyle: 'full',
      timeZone: 'UTC',
    });
    return format.format(new Date(`${day}T00:00:00Z`));
  };
  return [...groupByDay(items)].map(([day, list]) => (
    <Box component="section" key={day} mb="sm" aria-label={nameOf(day)}>
      <Text size="xs" fw={600} c="dimmed" mb={4}>
        {nameOf(day)}
      </Text>
      <Box component="ul" className="lw-plain-list">
        {list.map((item) => (
          <NotificationItem key={item.id} item={item} {...(onOpen && { onOpen })} />
        ))}
      </Box>
    </Box>
  ));
}
