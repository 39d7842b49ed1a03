import { dayAfter } from '@leitwerk/metadata/shown-types/clock';
import type { Refused } from './calculate.ts';
import { calculate, isRefused } from './calculate.ts';
import type { Calculation, CalculationRequest } from './calculation.ts';
import { plusMonths, yearFrom } from './days.ts';
import { Exact, factorOf, money, rounded, roundedTo, ZERO } from './exact.ts';

/** What a customer gets back. Never part of a unit price; forfeiting is for the terms of the contract. */
export type Bonus = {
  readonly kind: 'instant' | 'new-customer' | 'loyalty' | 'free-energy';
  readonly unit: 'eur' | 'percent' | 'kwh';
  readonly value: string;
  /** When it is paid: days after the start of supply, or months (with the bill of that year). */
  readonly paidAfter: { readonly days: number } | { readonly months: number };
  readonly source: string;
};

export type PaidBonus = Bonus & {
  /** €, with tax for consumers. */
  readonly amount: string;
  readonly expectedOn: string;
  /** Whether it lowers the cost of the first year. */
  readonly isFirstYear: boolean;
};

export type YearRequest = Omit<CalculationRequest, 'period' | 'dayBasis' | 'carry'> & {
  /** First day of supply. */
  readonly start: string;
  readonly bonuses: readonly Bonus[];
  readonly instalments: {
    readonly perYear: number;
    /** An instalment is a multiple of this many euros, e.g. `0.5`. */
    readonly step: string;
  };
};

/** Money with tax for consumers and without for businesses, by the rounding that was asked for. */
export type YearCosts = {
  readonly calculation: Calculation;
  readonly annual: string;
  readonly bonuses: readonly PaidBonus[];
  readonly firstYear: string;
  /** At the prices known for the following year; `isAssumed` when some are those of before. */
  readonly followingYear: { readonly amount: string; readonly isAssumed: boolean };
  readonly instalment: string;
};

/** The first and the following year of supply, bonuses, and what is paid in advance. */
export function yearCosts({ start, bonuses, instalments, ...rest }: YearRequest): YearCosts | Refused {
  const year = (from: string): Calculation | Refused =>
    calculate({ ...rest, period: yearFrom(from), dayBasis: 'supply-year', carry: true });
  const first = year(start);
  if (isRefused(first)) return first;
  const second = year(plusMonths(start, 12));
  if (isRefused(second)) return second;
  const annual = leadingOf(first);
  const paid = bonuses.map((bonus) => paidOf(bonus, start, annual, first));
  const firstYearBonus = paid.reduce((sum, one) => (one.isFirstYear ? sum.plus(one.amount) : sum), ZERO);
  return {
    calculation: first,
    annual: money(annual),
    bonuses: paid,
    firstYear: money(annual.minus(firstYearBonus)),
    followingYear: { amount: money(leadingOf(second)), isAssumed: second.isAssumed },
    instalment: money(roundedTo(annual.div(instalments.perYear), instalments.step)),
  };
}

/** The figure that counts: by the rounding that was asked for, with tax for consumers. */
export function leadingOf({ rounding, audience, invoice, display }: Calculation): Exact {
  const totals = rounding === 'invoice' ? invoice : display;
  return new Exact(audience === 'consumer' ? totals.gross : totals.net);
}

function paidOf(bonus: Bonus, start: string, annual: Exact, calculation: Calculation): PaidBonus {
  const { paidAfter } = bonus;
  const expectedOn = 'days' in paidAfter ? dayAfter(start, paidAfter.days) : plusMonths(start, paidAfter.months);
  const isFirstYear = expectedOn <= plusMonths(start, 12);
  return { ...bonus, amount: money(worthOf(bonus, annual, calculation)), expectedOn, isFirstYear };
}

/** Free energy is worth what its first kilowatt hours cost at the shown price. */
function worthOf({ unit, value }: Bonus, annual: Exact, { unitPrices, audience }: Calculation): Exact {
  if (unit === 'eur') return rounded(new Exact(value), 2);
  if (unit === 'percent') return rounded(annual.times(factorOf(value).minus(1)), 2);
  const [price] = unitPrices;
  const perKwh = price === undefined ? ZERO : new Exact(audience === 'consumer' ? price.gross : price.net);
  return rounded(perKwh.times(value).div(100), 2);
}
