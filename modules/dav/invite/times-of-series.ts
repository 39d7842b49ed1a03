import { repetitionFrom } from '@leitwerk/metadata/repetition/repetition';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { readAll } from '@leitwerk/platform/module/read-all';
import { dayInUid } from '../calendar/series.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';
import { isCalled, recordsByUid } from './calendar-of-guests.ts';

/** One time of a series that was put elsewhere: an appointment of its own. */
export type TimeOfSeries = { readonly day: string; readonly record: WireRecord };

/** The times of a series that are appointments of their own, of the same owner. */
export async function timesOfSeries(
  series: WireRecord,
  { kind, entity, fields, owner, repetition }: GuestCalendar,
  context: ModuleContext,
): Promise<readonly TimeOfSeries[]> {
  const uid = String(series[fields.uid] ?? series.id);
  if (repetition === null || !series[repetition]) return [];
  const filter = { [fields.uid]: { startsWith: `${uid}-` }, [owner]: series[owner] };
  const found: TimeOfSeries[] = [];
  for await (const row of readAll(entity, filter, ['id', ...kind.fields], context)) {
    const known = dayInUid(String(row[fields.uid]));
    if (known?.series === uid) found.push({ day: known.day, record: row as WireRecord });
  }
  return found.toSorted((a, b) => a.day.localeCompare(b.day));
}

/** The series of whose times this appointment is one, where it is its owner's; null where it is none. */
export async function seriesOf(
  record: WireRecord,
  calendar: GuestCalendar,
  context: ModuleContext,
): Promise<WireRecord | null> {
  const known = dayInUid(String(record[calendar.fields.uid] ?? ''));
  if (!known) return null;
  const found = await recordsByUid([known.series], String(record[calendar.owner]), calendar, context);
  const series = found.find((one) => isCalled(one, known.series, calendar));
  return series && calendar.repetition !== null && series[calendar.repetition] ? series : null;
}

/** Days on which a series has nothing, and nothing of its own either. */
export function leftOut(repetition: unknown, days: readonly string[]): readonly string[] {
  const except = repetitionFrom(repetition)?.except ?? [];
  return except.filter((day) => !days.includes(day));
}
