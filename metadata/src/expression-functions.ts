import { Decimal } from 'decimal.js';
import { dateOf, isDate } from './field-types/date-value.ts';

/** What formulas can call beside JSONata's own functions. Decimals come and go as text, so that nothing is rounded on the way. */

const decimal = (value: unknown): Decimal => {
  if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`not a number: ${String(value)}`);
  return new Decimal(value);
};

const known = (...values: unknown[]): boolean => values.every((value) => value !== undefined && value !== null);

const DAY_MS = 86_400_000;

function daysSinceEpoch(date: unknown): number {
  if (typeof date !== 'string' || !isDate(date.slice(0, 10))) throw new Error(`not a date: ${String(date)}`);
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY_MS;
}

const partsOf = (date: unknown): readonly [number, number, number] => {
  daysSinceEpoch(date);
  const [year = 0, month = 0, day = 0] = String(date).slice(0, 10).split('-').map(Number);
  return [year, month, day];
};

/** `31 January` + 1 month is the last day of February. */
export function addMonths(date: unknown, months: number): string {
  const [year, month, day] = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const nextYear = Math.floor(index / 12);
  const nextMonth = (index % 12) + 1;
  for (let last = day; last > 0; last -= 1) {
    const found = dateOf(nextYear, nextMonth, last);
    if (found !== undefined) return found;
  }
  throw new Error(`no such month: ${nextYear}-${nextMonth}`);
}

/** Rounding away from zero at the half, as merchants do; JSONata's own rounds to even. */
const round = (value: Decimal, scale: number): string =>
  value.toDecimalPlaces(scale, Decimal.ROUND_HALF_UP).toFixed(scale);

type Implementation = (...args: never[]) => unknown;

export const EXPRESSION_FUNCTIONS: Readonly<Record<string, Implementation>> = {
  add: (a: unknown, b: unknown) => (known(a, b) ? decimal(a).plus(decimal(b)).toFixed() : undefined),
  sub: (a: unknown, b: unknown) => (known(a, b) ? decimal(a).minus(decimal(b)).toFixed() : undefined),
  mul: (a: unknown, b: unknown) => (known(a, b) ? decimal(a).times(decimal(b)).toFixed() : undefined),
  div: (a: unknown, b: unknown, scale: number) =>
    known(a, b) ? round(decimal(a).dividedBy(decimal(b)), scale) : undefined,
  round: (value: unknown, scale?: number) => (known(value) ? round(decimal(value), scale ?? 0) : undefined),
  compare: (a: unknown, b: unknown) => (known(a, b) ? decimal(a).comparedTo(decimal(b)) : undefined),
  sumOf: (rows: unknown, field: string) =>
    (Array.isArray(rows) ? rows : known(rows) ? [rows] : [])
      .map((row: Readonly<Record<string, unknown>>) => row[field])
      .filter((value) => known(value))
      .reduce((sum: Decimal, value) => sum.plus(decimal(value)), new Decimal(0))
      .toFixed(),
  days: (from: unknown, to: unknown) => (known(from, to) ? daysSinceEpoch(to) - daysSinceEpoch(from) : undefined),
  addDays: (date: unknown, count: number) =>
    known(date, count) ? new Date((daysSinceEpoch(date) + count) * DAY_MS).toISOString().slice(0, 10) : undefined,
  addMonths: (date: unknown, count: number) => (known(date, count) ? addMonths(date, count) : undefined),
};

/** JSONata's own functions that are bounded, depend on nothing outside and take no regular expression here. */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set([
  'boolean',
  'not',
  'exists',
  'string',
  'number',
  'length',
  'substring',
  'substringBefore',
  'substringAfter',
  'uppercase',
  'lowercase',
  'trim',
  'contains',
  'join',
  'abs',
  'floor',
  'ceil',
  'sum',
  'max',
  'min',
  'average',
  'count',
  'append',
  'reverse',
  'distinct',
  'lookup',
  'keys',
  'type',
  'toMillis',
  ...Object.keys(EXPRESSION_FUNCTIONS),
]);

export const VARIABLES: ReadonlySet<string> = new Set(['now', 'today', 'user']);
