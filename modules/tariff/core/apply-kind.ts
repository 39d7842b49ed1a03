import type { Issue } from '@leitwerk/metadata/issue';
import { tariffIssue } from '../tariff-issue.ts';
import type { Component, Consumption, Register } from './component.ts';
import { REGISTERS } from './component.ts';
import { Exact, sumOf, ZERO } from './exact.ts';

/** A component and what it prices in a whole year. */
export type Applied = {
  readonly component: Component;
  /** Registers whose energy it prices; null for the energy of all. */
  readonly registers: readonly Register[] | null;
  /** kWh, kW, or 1 for a price of the year. */
  readonly quantity: Exact;
};

/** Decimals of a consumption, made once for all slices and kinds. */
export type Quantities = {
  readonly kwh: Exact;
  readonly kw: Exact | null;
  readonly registers: ReadonlyMap<Register, Exact>;
};

/** @returns issues when the registers do not make the whole */
export function quantitiesOf(consumption: Consumption): Quantities | readonly Issue[] {
  const kwh = new Exact(consumption.kwh);
  const registers = new Map<Register, Exact>();
  for (const register of REGISTERS) {
    const value = consumption.registers?.[register];
    if (value !== undefined) registers.set(register, new Exact(value));
  }
  const sum = sumOf([...registers.values()]);
  if (registers.size > 0 && !sum.eq(kwh))
    return [tariffIssue('consumption', 'tariff.registers-sum', { sum: sum.toFixed(), kwh: kwh.toFixed() })];
  return { kwh, kw: consumption.kw === undefined ? null : new Exact(consumption.kw), registers };
}

/**
 * Which of the prices of one kind apply, and to how much. A price of a register takes that register's energy, one without takes
 * the rest. Without registers in the consumption only prices without one can apply.
 */
export function applyKind(
  components: readonly Component[],
  quantities: Quantities,
): readonly Applied[] | readonly [Issue] {
  const found = applyAll(components, quantities);
  // A zone that nothing falls into is no position, but the first one always is.
  return isIssues(found) ? found : found.filter((one) => !one.quantity.isZero() || !isUpperZone(one.component));
}

const isUpperZone = (one: Component): boolean => one.model === 'zones' && Number(one.kwhFrom ?? 0) > 0;

function applyAll(components: readonly Component[], quantities: Quantities): readonly Applied[] | readonly [Issue] {
  const inTier = components.filter((one) => isInTier(one, quantities));
  const own = new Set<Register>();
  for (const { register } of components) if (register !== undefined) own.add(register);
  const rest = inTier.filter((one) => one.register === undefined);
  const [first] = components;
  if (first === undefined) return [];
  const needs = (code: 'tariff.registers-needed' | 'tariff.capacity-needed'): readonly [Issue] => [
    tariffIssue('consumption', code, { kind: first.label }),
  ];
  if (quantities.kw === null && components.some(needsCapacity)) return needs('tariff.capacity-needed');
  const { registers } = quantities;
  if (registers.size === 0) {
    const hasRest = own.size === 0 || components.some((one) => one.register === undefined);
    return hasRest ? rest.map((one) => apply(one, null, quantities.kwh, quantities)) : needs('tariff.registers-needed');
  }
  const others = [...registers.keys()].filter((register) => !own.has(register));
  if (others.length > 0 && own.size > 0 && !components.some((one) => one.register === undefined))
    return needs('tariff.registers-needed');
  const energyOf = (wanted: readonly Register[]): Exact => sumOf(wanted.map((one) => registers.get(one) ?? ZERO));
  return [
    ...inTier.flatMap((one) =>
      one.register !== undefined && registers.has(one.register)
        ? [apply(one, [one.register], energyOf([one.register]), quantities)]
        : [],
    ),
    ...(others.length > 0
      ? rest.map((one) => apply(one, own.size === 0 ? null : others, energyOf(others), quantities))
      : []),
  ];
}

export const isIssues = (found: readonly Applied[] | readonly [Issue]): found is readonly [Issue] =>
  found[0] !== undefined && 'code' in found[0];

const needsCapacity = (one: Component): boolean =>
  one.unit === 'eur-kw-year' || one.kwFrom !== undefined || one.kwTo !== undefined || hasHours(one);

const hasHours = (one: Component): boolean => one.hoursFrom !== undefined || one.hoursTo !== undefined;

function isInTier(one: Component, { kwh, kw }: Quantities): boolean {
  const isZone = one.model === 'zones' && one.unit === 'ct-kwh';
  if (!isZone && !isWithin(kwh, one.kwhFrom, one.kwhTo)) return false;
  if (kw === null) return true;
  if (!isWithin(kw, one.kwFrom, one.kwTo)) return false;
  if (!hasHours(one)) return true;
  // Without a demand the hours of use are as many as one likes.
  const hours = kw.isZero() ? null : kwh.div(kw);
  if (hours === null) return one.hoursTo === undefined;
  return (
    (one.hoursFrom === undefined || hours.gte(one.hoursFrom)) && (one.hoursTo === undefined || hours.lt(one.hoursTo))
  );
}

/** from < quantity ≤ to; the first tier has its beginning too. */
const isWithin = (quantity: Exact, from: string | undefined, to: string | undefined): boolean =>
  (from === undefined || Number(from) === 0 || quantity.gt(from)) && (to === undefined || quantity.lte(to));

function apply(
  component: Component,
  registers: readonly Register[] | null,
  energy: Exact,
  quantities: Quantities,
): Applied {
  const { unit, model } = component;
  if (unit === 'eur-kw-year') return { component, registers: null, quantity: quantities.kw ?? ZERO };
  if (unit !== 'ct-kwh') return { component, registers: null, quantity: new Exact(unit === 'eur-month' ? 12 : 1) };
  return { component, registers, quantity: model === 'zones' ? inZone(component, energy) : energy };
}

/** The part of the energy between the zone's bounds. */
function inZone({ kwhFrom = '0', kwhTo }: Component, energy: Exact): Exact {
  const upper = kwhTo === undefined ? energy : Exact.min(energy, kwhTo);
  return Exact.max(upper.minus(kwhFrom), ZERO);
}
