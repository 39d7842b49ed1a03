import type { MailSchedule } from '@leitwerk/metadata/dashboard/mail-schedule';
import { MAIL_EVERY } from '@leitwerk/metadata/dashboard/mail-schedule';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { subscriptionTexts } from './subscription-texts.ts';

const DAYS_OF_MONTH = Array.from({ length: 28 }, (_, at) => at + 1);

/** How often and when. */
export function ScheduleFields({
  schedule,
  onChange,
}: {
  readonly schedule: MailSchedule;
  readonly onChange: (next: MailSchedule) => void;
}) {
  const t = useOwnTexts(subscriptionTexts);
  const { every, time, weekday = 1, day = 1 } = schedule;
  const change = (next: MailSchedule['every']): void =>
    onChange({ every: next, time, ...(next === 'week' && { weekday }), ...(next === 'month' && { day }) });
  return (
    <Group gap="xs" align="flex-end" grow>
      <NativeSelect
        label={t.often}
        value={every}
        onChange={(event) => change(event.currentTarget.value as MailSchedule['every'])}
        data={MAIL_EVERY.map((value) => ({ value, label: t.every[value] }))}
      />
      {every === 'week' && (
        <NativeSelect
          label={t.weekday}
          value={String(weekday)}
          onChange={(event) => onChange({ every, time, weekday: Number(event.currentTarget.value) })}
          data={t.weekdays.map((label, at) => ({ value: String(at + 1), label }))}
        />
      )}
      {every === 'month' && (
        <NativeSelect
          label={t.day}
          value={String(day)}
          onChange={({ currentTarget: { value } }) =>
            onChange({ every, time, day: value === 'last' ? 'last' : Number(value) })
          }
          data={[
            ...DAYS_OF_MONTH.map((one) => ({ value: String(one), label: t.dayOf(one) })),
            { value: 'last', label: t.lastDay },
          ]}
        />
      )}
      <TextInput
        label={t.time}
        type="time"
        required
        withAsterisk={false}
        value={time}
        onChange={(event) => onChange({ ...schedule, time: event.currentTarget.value })}
      />
    </Group>
  );
}
