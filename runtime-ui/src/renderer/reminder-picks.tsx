import { clockOf, dayAfter, instantAt } from '@leitwerk/metadata/shown-types/clock';
import { Button, Group } from '@mantine/core';
import { useOwnTexts } from '../i18n/own-texts.ts';
import type { EntityModel, Language, Values } from '../model/definitions.ts';
import { fieldWithId } from '../model/fields-of.ts';

type Word = 'quarter' | 'hour' | 'day' | 'sameDay' | 'dayBefore' | 'soon' | 'tomorrow';

const TEXTS: Readonly<Record<Language, Readonly<Record<Word | 'label', string>>>> = {
  de: {
    label: 'Erinnerung setzen',
    quarter: '15 Min. vorher',
    hour: '1 Std. vorher',
    day: '1 Tag vorher',
    sameDay: 'am Tag, 8:00',
    dayBefore: 'am Vortag, 8:00',
    soon: 'in 1 Std.',
    tomorrow: 'morgen, 8:00',
  },
  en: {
    label: 'Set the reminder',
    quarter: '15 min before',
    hour: '1 hour before',
    day: '1 day before',
    sameDay: 'on the day, 8:00',
    dayBefore: 'the day before, 8:00',
    soon: 'in 1 hour',
    tomorrow: 'tomorrow, 8:00',
  },
};

type Pick = readonly [Word, Date];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MORNING = '08:00:00';

/** What can be picked before this is due: a moment, a day, or not known. */
function picksFor(due: unknown, now: Date): readonly Pick[] {
  if (typeof due !== 'string')
    return [
      ['soon', new Date(now.getTime() + HOUR_MS)],
      ['tomorrow', instantAt(dayAfter(clockOf(now).day, 1), MORNING)],
    ];
  if (due.length === 10)
    return [
      ['sameDay', instantAt(due, MORNING)],
      ['dayBefore', instantAt(dayAfter(due, -1), MORNING)],
    ];
  const at = new Date(due);
  const { day, time } = clockOf(at);
  return [
    ['quarter', new Date(at.getTime() - 15 * MINUTE_MS)],
    ['hour', new Date(at.getTime() - HOUR_MS)],
    ['day', instantAt(dayAfter(day, -1), time)],
  ];
}

/** The usual moments of a reminder, by what the record is due by. Those that have passed are not offered. */
export function ReminderPicks({
  entity,
  values,
  onPick,
}: {
  readonly entity: EntityModel;
  readonly values: Values;
  readonly onPick: (at: string) => void;
}) {
  const t = useOwnTexts(TEXTS);
  const due = fieldWithId(entity, entity.startField);
  const now = new Date();
  const picks = picksFor(due && values[due.name], now).filter(([, at]) => at > now);
  return (
    <Group gap={4} mt={4} role="group" aria-label={t.label}>
      {picks.map(([word, at]) => (
        <Button key={word} size="compact-xs" variant="default" onClick={() => onPick(at.toISOString())}>
          {t[word]}
        </Button>
      ))}
    </Group>
  );
}
