import type { Times } from './entry-times.ts';
import { isWholeDays, movedBy, resizedBy } from './entry-times.ts';

const QUARTER_HOUR = 15;
const WEEK = 7;

/** The keys of an arrow, with their direction in days and in rows. */
const ARROWS: Readonly<Record<string, readonly [days: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type Press = { readonly key: string; readonly altKey: boolean; readonly shiftKey: boolean };

/**
 * What an arrow with Alt makes of an entry: a day to the side; up and down a quarter of an hour, a week where the calendar has rows
 * of weeks. With Shift the end moves alone. Undefined: the keys mean nothing here.
 */
export function timesByKey(press: Press, times: Times, hasWeeks: boolean): Times | undefined {
  const arrow = ARROWS[press.key];
  if (!press.altKey || !arrow) return undefined;
  const [days, rows] = arrow;
  const change = press.shiftKey ? resizedBy : movedBy;
  if (days !== 0) return change(times, days, 'day');
  return isWholeDays(times) || hasWeeks
    ? change(times, rows * WEEK, 'day')
    : change(times, rows * QUARTER_HOUR, 'minute');
}
