import type dayjs from 'dayjs';
import type { CalendarSpan } from '../list/list-search.ts';

const WEEKS_OF_MONTH = 6;
const LENGTHS = { month: WEEKS_OF_MONTH * 7, week: 7, day: 1, agenda: 30 } as const;

/** Weeks begin on Monday. */
const mondayOf = (day: dayjs.Dayjs): dayjs.Dayjs => day.subtract((day.day() + 6) % 7, 'day').startOf('day');

/** The days that a calendar shows around a day, and the one that its arrows lead to. `after` is no longer shown. */
export function calendarDays(span: CalendarSpan, at: dayjs.Dayjs) {
  const first = span === 'month' ? mondayOf(at.startOf('month')) : span === 'week' ? mondayOf(at) : at.startOf('day');
  const length = LENGTHS[span];
  const step = (by: 1 | -1): dayjs.Dayjs =>
    span === 'month' ? at.startOf('month').add(by, 'month') : at.add(by * length, 'day');
  return { first, after: first.add(length, 'day'), previous: step(-1), next: step(1) };
}

/** Number of the week by ISO 8601: the first one of a year has its first Thursday. */
export function weekNumber(day: dayjs.Dayjs): number {
  const thursday = mondayOf(day).add(3, 'day');
  return Math.floor(thursday.startOf('day').diff(thursday.startOf('year'), 'day', true) / 7 + 0.01) + 1;
}
