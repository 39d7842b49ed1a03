import dayjs from 'dayjs';
import type { CalendarSpan } from './list-search.ts';

const WEEKS_OF_MONTH = 6;
const DAYS_OF_AGENDA = 30;

/** Weeks begin on Monday. */
const mondayOf = (day: dayjs.Dayjs): dayjs.Dayjs => day.subtract((day.day() + 6) % 7, 'day').startOf('day');

/** The days that a calendar shows around a day, and the one that its arrows lead to. */
export function calendarDays(span: CalendarSpan, at: dayjs.Dayjs) {
  const first = span === 'month' ? mondayOf(at.startOf('month')) : span === 'week' ? mondayOf(at) : at.startOf('day');
  const length = span === 'month' ? WEEKS_OF_MONTH * 7 : span === 'week' ? 7 : DAYS_OF_AGENDA;
  const step = (by: 1 | -1): dayjs.Dayjs =>
    span === 'month'
      ? at.startOf('month').add(by, 'month')
      : at.add(by * (span === 'week' ? 7 : DAYS_OF_AGENDA), 'day');
  return {
    first,
    days: Array.from({ length }, (_, index) => first.add(index, 'day')),
    previous: step(-1),
    next: step(1),
  };
}

/** The same time on another day; a date alone is that day. */
export function onDay(value: string, isInstant: boolean, day: dayjs.Dayjs): string {
  if (!isInstant) return day.format('YYYY-MM-DD');
  const was = dayjs(value);
  return day.hour(was.hour()).minute(was.minute()).second(was.second()).millisecond(was.millisecond()).toISOString();
}

/** An end as far behind its start as before, in days by the clock on the wall. */
export function shiftedBy(value: string, isInstant: boolean, days: number): string {
  const moved = dayjs(value).add(days, 'day');
  return isInstant ? moved.toISOString() : moved.format('YYYY-MM-DD');
}
