import { addMonths } from '../expression-functions.ts';
import type { WorkflowDelay, WorkflowDelayUnit } from '../generated/definitions.gen.ts';
import { holidaysBetween } from '../holidays.ts';
import { dayAfter } from '../shown-types/clock.ts';
import { instantOf, wallOf } from '../zoned-time.ts';

const MINUTE_MS = 60_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A delay whose count and unit are known: given, or looked up in a table. */
export type KnownDelay = Pick<WorkflowDelay, 'from' | 'region'> & {
  readonly count: number;
  readonly unit: WorkflowDelayUnit;
};

/**
 * When a delay is over.
 *
 * Minutes and hours are counted from the instant. Days, weeks and months are counted by the calendar of the place: the day on which
 * they begin does not count (§ 187 (1) BGB), and they are over when their last day has passed (§ 188 (1) and (2) BGB); a month that
 * has no such day ends with its last one (§ 188 (3) BGB). What is counted backwards is due when its day begins.
 * @param entered instant at which the state was entered
 * @param from value of the delay's field `from`, when it has one
 * @param zone IANA name of the place
 * @returns null as long as the date is not known from which it is counted
 */
export function dueTime(delay: KnownDelay, entered: string, from: unknown, zone: string): Date | null {
  const start = delay.from === undefined ? entered : from;
  if (typeof start !== 'string' || start === '') return null;
  const { count, unit } = delay;
  if (unit === 'minutes' || unit === 'hours') {
    const instant = DATE.test(start) ? instantOf(`${start}T00:00:00`, zone) : new Date(start);
    return new Date(instant.getTime() + count * (unit === 'hours' ? 60 : 1) * MINUTE_MS);
  }
  const day = DATE.test(start) ? start : wallOf(new Date(start), zone).slice(0, 10);
  const last = moved(day, delay);
  return instantOf(`${count >= 0 ? dayAfter(last, 1) : last}T00:00:00`, zone);
}

function moved(day: string, { count, unit, region = 'DE' }: KnownDelay): string {
  switch (unit) {
    case 'weeks':
      return dayAfter(day, count * 7);
    case 'months':
      return addMonths(day, count);
    case 'working-days':
      return workingDaysLater(day, count, region);
    default:
      return dayAfter(day, count);
  }
}

/** Monday to Friday without the holidays of the region. */
function workingDaysLater(day: string, count: number, region: string): string {
  const step = count < 0 ? -1 : 1;
  let at = day;
  let left = Math.abs(count);
  while (left > 0) {
    at = dayAfter(at, step);
    if (isWorkingDay(at, region)) left -= 1;
  }
  return at;
}

function isWorkingDay(day: string, region: string): boolean {
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (region === MARKET && MARKET_DAYS_OFF.has(day.slice(5))) return false;
  return !holidaysOf(day.slice(0, 4), region).has(day);
}

/** Working days of GPKE and GeLi Gas: none is a holiday in any state, nor 24 or 31 December. */
const MARKET = 'market';
const MARKET_DAYS_OFF: ReadonlySet<string> = new Set(['12-24', '12-31']);

const known = new Map<string, ReadonlySet<string>>();

function holidaysOf(year: string, region: string): ReadonlySet<string> {
  const key = `${year} ${region}`;
  const found = known.get(key);
  if (found) return found;
  const days = new Set(
    holidaysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`, region, 'de').map((one) => one.day),
  );
  known.set(key, days);
  return days;
}
