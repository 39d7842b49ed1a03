import { repetitionFrom, textOfRepetition, withoutDay } from '@leitwerk/metadata/repetition/repetition';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { GuestCalendar } from './calendar-of-guests.ts';
import type { Single } from './read-invitation.ts';

/** Takes one time out of its series, because it is an appointment of its own now, or none; nothing where that has been done. */
export function leaveOut(
  single: Single | null,
  series: WireRecord | null,
  { entity, repetition }: GuestCalendar,
): readonly RecordCommand[] {
  const rule = series && repetition !== null ? repetitionFrom(series[repetition]) : null;
  if (!single || !series || !rule || repetition === null) return [];
  const text = textOfRepetition(withoutDay(rule, single.day));
  if (text === series[repetition]) return [];
  const { id, version } = series;
  return [{ action: 'update', entity, id, version, values: { [repetition]: text } }];
}
