import { clockOf, instantAt, placeZone, readerZone } from '@leitwerk/metadata/shown-types/clock';
import { ActionIcon, Loader, Popover } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { InputProps } from '../../controls/widget.ts';
import { useText } from '../../i18n/language.ts';
import { ParsedInput } from './parsed-input.tsx';

const DayPicker = lazy(async () => ({ default: (await import('./day-picker.tsx')).DayPicker }));

/** The day of a date, or of a moment by the reader's clock. */
function dayOf(value: unknown, isInstant: boolean): string | null {
  if (typeof value !== 'string' || !value) return null;
  return isInstant ? clockOf(new Date(value)).day : value;
}

/** Keeps the time of an instant and changes its day. */
function withDay(value: unknown, day: string, isInstant: boolean): string {
  if (!isInstant) return day;
  const time = typeof value === 'string' ? clockOf(new Date(value)).time : '09:00:00';
  return instantAt(day, time).toISOString();
}

/** Typed freely (`3.4.`, `heute`, `+14`) or picked from a calendar. */
export function DateInput(props: InputProps) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  // A new key drops half-typed text when a day was picked.
  const [picks, setPicks] = useState(0);
  const isInstant = props.field.type === 'date-time';
  const zone = readerZone();
  const isElsewhere = zone !== placeZone();
  const pick = (day: string | null) => {
    props.onProblem(null);
    props.onChange(day === null ? null : withDay(props.value, day, isInstant));
    setPicks(picks + 1);
    setOpened(false);
  };
  return (
    <ParsedInput
      key={picks}
      {...props}
      help={isInstant && isElsewhere ? [props.help, t('byClockOf', { zone })].filter(Boolean).join(' ') : props.help}
      isNumber
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus>
          <Popover.Target>
            <ActionIcon
              size="sm"
              tabIndex={-1}
              aria-label={`${t('pickDate')}: ${props.label}`}
              onClick={() => setOpened(!opened)}
            >
              <IconCalendar size={15} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p="xs">
            <Suspense fallback={<Loader size="sm" m="md" />}>
              <DayPicker day={dayOf(props.value, isInstant)} onPick={pick} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
