import type { Component, Consumption, Group, Register, Unit, VatRate, Words } from './component.ts';
import type { Period } from './days.ts';
import type { DayBasis } from './slices.ts';

/**
 * `invoice`: each position is rounded to cents, value added tax is worked out on their sum.
 * `display`: prices per kWh and year are summed and rounded with tax in them, then multiplied; what customers and portals compare.
 */
export type Rounding = 'invoice' | 'display';

/** Consumers are told prices with value added tax, businesses without. */
export type Audience = 'consumer' | 'business';

export type CalculationRequest = {
  readonly period: Period;
  readonly dayBasis: DayBasis;
  readonly consumption: Consumption;
  /** What is billed. */
  readonly components: readonly Component[];
  /** What is contained in an all-in price; the supplier's own share is what remains. Null: it is contained, but not known. */
  readonly included?: readonly Component[] | null;
  readonly vat: readonly VatRate[];
  readonly rounding: Rounding;
  readonly audience: Audience;
  /** Prices that have ended are taken for days that have none yet, and are marked. */
  readonly carry?: boolean;
};

/** One line of a calculation: what it is for, how much of it, at which price, since when, after whom, and what comes of it. */
export type Position = {
  /** The same in another calculation with other prices. */
  readonly key: string;
  readonly kind: string;
  readonly label: Words;
  readonly registers: readonly Register[] | null;
  /** Days of the period that it is for. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly yearDays: number;
  /** In these days, exact to ten digits. */
  readonly quantity: string;
  readonly quantityUnit: 'year' | 'month' | 'kwh' | 'kw-year';
  readonly price: string;
  readonly priceUnit: Unit;
  /** Whether price and amounts are with or without value added tax. */
  readonly basis: 'net' | 'gross';
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  /** The price has ended and is assumed to go on. */
  readonly isAssumed: boolean;
  /** € before rounding. */
  readonly exact: string;
  readonly rounding: { readonly digits: 2; readonly mode: 'half-up' };
  readonly amount: string;
  readonly vatPercent: string;
};

export type PositionGroup = {
  readonly group: Group;
  readonly amount: string;
  readonly positions: readonly Position[];
};

/** Without tax, tax and with tax, in € and cents. */
export type Totals = { readonly net: string; readonly vat: string; readonly gross: string };

export type UnitPrice = {
  readonly from: string;
  readonly to: string;
  /** Null: the energy of all registers. */
  readonly register: Register | null;
  /** ct/kWh before rounding. */
  readonly net: string;
  /** ct/kWh, rounded. */
  readonly gross: string;
  /** Several tiers or zones are in it: it is what a kWh costs on average. */
  readonly isAverage: boolean;
};

export type BasePrice = { readonly from: string; readonly to: string; readonly net: string; readonly gross: string };

export type Calculation = {
  readonly period: Period;
  readonly basis: 'net' | 'gross';
  readonly rounding: Rounding;
  readonly audience: Audience;
  readonly groups: readonly PositionGroup[];
  /** What regulated parts an all-in price contains; empty for prices that are stacked. */
  readonly included: readonly PositionGroup[];
  /** Without tax by group, and the supplier's own share; together the net total. None of an all-in price whose parts are not known. */
  readonly parts: readonly { readonly group: Group; readonly net: string }[];
  readonly vatLines: readonly { readonly percent: string; readonly net: string; readonly vat: string }[];
  readonly invoice: Totals;
  readonly display: Totals;
  /** Sums before any rounding. */
  readonly exact: { readonly net: string; readonly gross: string };
  readonly unitPrices: readonly UnitPrice[];
  readonly basePrices: readonly BasePrice[];
  /** At least one price was assumed to go on. */
  readonly isAssumed: boolean;
};
