import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { Language } from '../model/definitions.ts';

/** When something is due, in words. What ends with a day is due on that day, not at midnight of the next. */
export function textFromDue(due: string, language: Language): string {
  const at = new Date(due);
  const { day } = clockOf(new Date(at.getTime() - 1));
  return clockOf(at).time.startsWith('00:00') ? textFromDate(day, language) : textFromInstant(due, language);
}
