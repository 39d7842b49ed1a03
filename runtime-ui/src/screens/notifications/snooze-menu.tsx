import { clockOf, dayAfter, instantAt } from '@leitwerk/metadata/shown-types/clock';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClockPause } from '@tabler/icons-react';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { notificationTexts } from './notification-texts.ts';

const MINUTE_MS = 60_000;

const MOMENTS = {
  minutes: (now: Date) => new Date(now.getTime() + 10 * MINUTE_MS),
  hour: (now: Date) => new Date(now.getTime() + 60 * MINUTE_MS),
  tomorrow: (now: Date) => instantAt(dayAfter(clockOf(now).day, 1), '08:00:00'),
} as const;

const WORDS = Object.keys(MOMENTS) as (keyof typeof MOMENTS)[];

/** When a reminder is to come back. */
export function SnoozeMenu({
  about,
  onSnooze,
}: {
  readonly about: string;
  readonly onSnooze: (until: Date) => Promise<void>;
}) {
  const t = useOwnTexts(notificationTexts);
  const language = useLanguage();
  const snooze = async (until: Date): Promise<void> => {
    await onSnooze(until);
    notifications.show({ message: t.snoozed(textFromInstant(until.toISOString(), language)) });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`${t.snooze}: ${about}`} title={t.snooze}>
          <IconClockPause size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {WORDS.map((word) => (
          <Menu.Item key={word} onClick={() => void snooze(MOMENTS[word](new Date()))}>
            {t.snoozeFor[word]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
