import type { Issue } from '@leitwerk/metadata/issue';
import { applyKind, isIssues, quantitiesOf } from '../core/apply-kind.ts';
import { calculate, isRefused } from '../core/calculate.ts';
import type { Component, Consumption, VatRate } from '../core/component.ts';
import type { Period } from '../core/days.ts';
import { Exact } from '../core/exact.ts';
import type { Module3Limits, Section14aRules } from '../core/section14a.ts';
import { checkModule3, module1Component, withModule2 } from '../core/section14a.ts';
import { pricesOn } from '../core/slices.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { NetworkSheet } from './read-network.ts';
import type { RegulatedValue } from './read-regulated.ts';
import { figureOn } from './read-regulated.ts';

export type Section14aChoice = 'module1' | 'module2' | 'module3' | null;

export type GridPrices = { readonly components: readonly Component[]; readonly issues: readonly Issue[] };

const is14a = (one: Component): boolean => one.kind.startsWith('section14a-');

/** First and last day that are asked for, and what is used in a year of them. */
export type GridQuestion = { readonly period: Period; readonly consumption: Consumption };

/**
 * Prices of the grid from its sheets, changed by the module of §14a EnWG that the customer has chosen. Issues come from those
 * sheets only that prices of the period are taken from; prices of the others stay as they are.
 */
export function gridComponents(
  sheets: readonly NetworkSheet[],
  choice: Section14aChoice,
  values: readonly RegulatedValue[],
  vat: readonly VatRate[],
  { period, consumption }: GridQuestion,
): GridPrices {
  // Where a period begins without a sheet the last one before it is assumed to go on.
  const atStart = pricesOn(sheets, period.from, true).prices;
  const isAsked = (sheet: NetworkSheet): boolean =>
    atStart.includes(sheet) ||
    (sheet.validFrom <= period.to && (sheet.validTo === undefined || sheet.validTo >= period.from));
  const found = sheets.map((sheet) => {
    const plain = sheet.components.filter((one) => !is14a(one));
    if (choice === null || !isAsked(sheet)) return { components: plain, issues: [] };
    const date = judgedOn(sheet, period.from);
    const rules = rulesOn(values, date);
    if (!rules) return { components: plain, issues: [tariffIssue('section14a', 'tariff.no-section14a')] };
    if (choice === 'module2') return module2(sheet, plain, rules);
    const priced = choice === 'module3' ? module3(sheet, plain, values, date) : { components: plain, issues: [] };
    const reduction = module1(sheet, plain, rules, pricesOn(vat, date, true).prices[0], { date, consumption });
    return {
      components: [...priced.components, ...reduction.components],
      issues: [...priced.issues, ...reduction.issues],
    };
  });
  return {
    components: found.flatMap((one) => one.components),
    issues: found.flatMap((one) => one.issues),
  };
}

/** The day whose figures count for a sheet: the first one asked for on which it is valid, else its last one. */
function judgedOn({ validFrom, validTo }: NetworkSheet, from: string): string {
  if (validFrom > from) return validFrom;
  return validTo !== undefined && validTo < from ? validTo : from;
}

/** The published flat reduction, else what the rules give for the sheet's energy price; capped by the cost of the grid. */
function module1(
  sheet: NetworkSheet,
  plain: readonly Component[],
  rules: Section14aRules,
  rate: VatRate | undefined,
  { date, consumption }: { readonly date: string; readonly consumption: Consumption },
): GridPrices {
  const refused = (issues: readonly Issue[]): GridPrices => ({ components: [], issues });
  if (!rate) return refused([tariffIssue('vat', 'tariff.no-vat', { date })]);
  const cost = calculate({
    period: { from: date, to: date },
    dayBasis: 'supply-year',
    consumption,
    components: plain.filter((one) => one.group === 'grid'),
    vat: [rate],
    rounding: 'invoice',
    audience: 'business',
    carry: true,
  });
  if (isRefused(cost)) return refused(cost.issues);
  const gridCost = cost.exact.net;
  const { validFrom, validTo } = sheet;
  const own = { validFrom, ...(validTo !== undefined && { validTo }), series: 'network' };
  const published = sheet.components.find((one) => one.kind === 'section14a-module1');
  if (published) {
    const price = Exact.min(published.price, gridCost).negated().toFixed();
    return { components: [{ ...published, ...own, unit: 'eur-year', price }], issues: [] };
  }
  const energyPrice = energyPriceOf(plain, consumption);
  if (energyPrice === null) return refused([tariffIssue('section14a', 'tariff.no-module1', { sheet: sheet.title })]);
  const { validTo: _rule, ...reduction } = module1Component(rules, energyPrice, rate.percent, gridCost);
  return { components: [{ ...reduction, ...own, source: `${sheet.source}; ${rules.source}` }], issues: [] };
}

/**
 * The one energy price of a sheet that the figures are applied to, in ct/kWh: that of the tier which the consumption is in, of
 * zones that of the last kilowatt hour. Null when the sheet has one for each register only, or none.
 */
function energyPriceOf(plain: readonly Component[], consumption: Consumption): string | null {
  const quantities = quantitiesOf({ ...consumption, registers: {} });
  const energy = plain.filter((one) => one.kind === 'grid-energy' && one.register === undefined);
  if (!('kwh' in quantities)) return null;
  const applied = applyKind(energy, quantities);
  if (isIssues(applied)) return null;
  const byTier = applied.toSorted((a, b) => Number(a.component.kwhFrom ?? 0) - Number(b.component.kwhFrom ?? 0));
  return byTier.at(-1)?.component.price ?? null;
}

function module2(sheet: NetworkSheet, plain: readonly Component[], rules: Section14aRules): GridPrices {
  const published = sheet.components.filter((one) => one.kind === 'section14a-module2');
  if (published.length === 0) return { components: withModule2(plain, rules), issues: [] };
  const others = plain.filter((one) => one.kind !== 'grid-base' && one.kind !== 'grid-energy');
  return { components: [...others, ...published.map((one) => ({ ...one, kind: 'grid-energy' }))], issues: [] };
}

function module3(
  sheet: NetworkSheet,
  plain: readonly Component[],
  values: readonly RegulatedValue[],
  date: string,
): GridPrices {
  const levels = sheet.components.filter((one) => one.kind === 'section14a-module3');
  const priceOf = (register: string): string | undefined => levels.find((one) => one.register === register)?.price;
  const [standard, peak, low] = ['standard', 'peak', 'off-peak'].map(priceOf);
  if (standard === undefined || peak === undefined || low === undefined)
    return { components: plain, issues: [tariffIssue('section14a', 'tariff.no-module3', { sheet: sheet.title })] };
  const limits = limitsOn(values, date);
  if (!limits) return { components: plain, issues: [tariffIssue('section14a', 'tariff.no-section14a')] };
  const others = plain.filter((one) => one.kind !== 'grid-energy');
  return {
    components: [...others, ...levels.map((one) => ({ ...one, kind: 'grid-energy' }))],
    issues: checkModule3(limits, { standard, peak, 'off-peak': low }),
  };
}

/** The figures of modules 1 and 2 that are recorded for a day; null when one is missing. */
function rulesOn(values: readonly RegulatedValue[], date: string): Section14aRules | null {
  const flat = figureOn(values, 'module1-flat', date);
  const kwh = figureOn(values, 'module1-kwh', date);
  const share = figureOn(values, 'module1-share', date);
  const reduced = figureOn(values, 'module2-share', date);
  if (!flat || !kwh || !share || !reduced) return null;
  return {
    flatGross: flat.value,
    kwh: kwh.value,
    sharePercent: share.value,
    reducedPercent: reduced.value,
    validFrom: flat.validFrom,
    ...(flat.validTo !== undefined && { validTo: flat.validTo }),
    source: flat.source,
  };
}

/** The limits of module 3 on a day, which came later than the other figures; null when one is missing. */
function limitsOn(values: readonly RegulatedValue[], date: string): Module3Limits | null {
  const lowFrom = figureOn(values, 'module3-low-from', date);
  const lowTo = figureOn(values, 'module3-low-to', date);
  const highTo = figureOn(values, 'module3-high-to', date);
  if (!lowFrom || !lowTo || !highTo) return null;
  return { lowFromPercent: lowFrom.value, lowToPercent: lowTo.value, highToPercent: highTo.value };
}
