import type { Component, Consumption } from '../core/component.ts';
import { Exact } from '../core/exact.ts';
import type { Division } from '../division.ts';
import type { RegulatedValue } from './read-regulated.ts';
import { figureOn } from './read-regulated.ts';

export type FeeQuestion = {
  readonly division: Division;
  readonly consumption: Consumption;
  readonly isIntervalMetered: boolean;
  readonly isLowVoltage: boolean;
  readonly isBasicSupply: boolean;
  readonly isCooking: boolean;
  readonly start: string;
  readonly municipalityKey: string | null;
  readonly inhabitants: number | null;
  /** The off-peak register is one of low load, not a level of §14a module 3. */
  readonly hasLowLoad: boolean;
};

/**
 * Concession fee of a customer (KAV §2). Electricity at low voltage is that of tariff customers whatever the contract, unless
 * demand and consumption are above the limits that are recorded; gas is that of special contracts outside basic supply.
 * @returns null when the municipality decides and is not known
 */
export function concessionFee(values: readonly RegulatedValue[], asked: FeeQuestion): readonly Component[] | null {
  const group = groupOf(values, asked);
  const fees = feesOf(values, group, asked);
  if (fees.length === 0) return null;
  if (group !== 'tariff' || !asked.hasLowLoad) return fees;
  const low = feesOf(values, 'off-peak', asked).map((one) => ({ ...one, register: 'off-peak' as const }));
  return [...fees, ...low];
}

function groupOf(values: readonly RegulatedValue[], asked: FeeQuestion): 'tariff' | 'special' | 'cooking' {
  if (asked.division === 'gas') return asked.isBasicSupply ? (asked.isCooking ? 'cooking' : 'tariff') : 'special';
  if (!asked.isLowVoltage) return 'special';
  const { kw, kwh } = asked.consumption;
  if (!asked.isIntervalMetered || kw === undefined) return 'tariff';
  const above = (kind: string, quantity: string): boolean => {
    const limit = figureOn(values, kind, asked.start);
    return limit !== null && new Exact(quantity).gt(limit.value);
  };
  return above('special-kw', kw) && above('special-kwh', kwh) ? 'special' : 'tariff';
}

/** The municipality's own rate, or that of the smallest bracket its inhabitants fit in. */
function feesOf(
  values: readonly RegulatedValue[],
  group: string,
  { municipalityKey, inhabitants }: FeeQuestion,
): readonly Component[] {
  const fees = values.filter((one) => one.kind === 'concession-fee' && one.customerGroup === group);
  const own = fees.filter((one) => one.municipalityKey !== '' && one.municipalityKey === municipalityKey);
  if (own.length > 0) return own.map(({ component }) => component);
  const general = fees.filter((one) => one.municipalityKey === '');
  if (general.every((one) => one.inhabitantsTo === null)) return general.map(({ component }) => component);
  if (inhabitants === null) return [];
  const limit = Math.min(
    ...general.map((one) => one.inhabitantsTo ?? Number.POSITIVE_INFINITY).filter((most) => most >= inhabitants),
  );
  return general
    .filter((one) => (one.inhabitantsTo ?? Number.POSITIVE_INFINITY) === limit)
    .map(({ component }) => component);
}
