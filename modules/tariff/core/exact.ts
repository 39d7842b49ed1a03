import { Decimal } from 'decimal.js';

/**
 * Decimals of the calculator, apart from those of the rest of the process: 60 digits, so that a division (days of a year, net from
 * gross) is not seen in any sum, and rounding half away from zero, as merchants do.
 */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Exact = Decimal;

export const ZERO = new Exact(0);
export const HUNDRED = new Exact(100);

/** Rounds to a number of digits after the mark. */
export const rounded = (value: Exact, digits: number): Exact => value.toDecimalPlaces(digits);

/** Rounds to a multiple, e.g. of half a euro. */
export const roundedTo = (value: Exact, step: string): Exact => value.toNearest(step);

export const sumOf = (values: readonly Exact[]): Exact => values.reduce((sum, value) => sum.plus(value), ZERO);

/** What is shown of an exact value: up to ten digits after the mark, without zeros at the end. */
export const shown = (value: Exact): string => value.toDecimalPlaces(10).toFixed();

/** Euros and cents. */
export const money = (value: Exact): string => value.toFixed(2);

/** `19` → `1.19` */
export const factorOf = (percent: string): Exact => new Exact(percent).div(HUNDRED).plus(1);
