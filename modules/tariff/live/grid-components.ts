import type { Issue } from '@leitwerk/metadata/issue';
import { calculate, isRefused } from '../core/calculate.ts';
import type { Component, Consumption, VatRate } from '../core/component.ts';
import { Exact } from '../core/exact.ts';
import type { Section14aRules } from '../core/section14a.ts';
import { checkModule3, module1Component, withModule2 } from '../core/section14a.ts';
import { pricesOn } from '../core/slices.ts';
import { tariffIssue } from '../tariff-issue.ts';
import type { NetworkSheet } from './read-network.ts';
import type { RegulatedValue } from './read-regulated.ts';
import { figureOn } from './read-regulated.ts';

export type Section14aChoice = 'module1' | 'module2' | 'module3' | null;

export type GridPrices = { readonly components: readonly Component[]; readonly issues: readonly Issue[] };

const is14a = (one: Component): boolean => one.kind.startsWith('section14a-');

/** Prices of the grid from its sheets, changed by the module of §14a EnWG that the customer has chosen. */
export function gridComponents(
  sheets: readonly NetworkSheet[],
  choice: Section14aChoice,
  values: readonly RegulatedValue[],
  vat: readonly VatRate[],
  consumption: Consumption,
): GridPrices {
  const found = sheets.map((sheet) => {
    const plain = sheet.components.filter((one) => !is14a(one));
    if (choice === null) return { components: plain, issues: [] };
    const rules = rulesOn(values, sheet.validFrom);
    if (!rules) return { components: plain, issues: [tariffIssue('section14a', 'tariff.no-section14a')] };
    if (choice === 'module2') return module2(sheet, plain, rules);
    const priced = choice === 'module3' ? module3(sheet, plain, rules) : { components: plain, issues: [] };
    const reduction = module1(sheet, plain, rules, vat, consumption);
    return { components: [...priced.components, ...reduction], issues: priced.issues };
  });
  return {
    components: found.flatMap((one) => one.components),
    issues: found.flatMap((one) => one.issues),
  };
}

/** The published flat reduction, else what the rules give for the sheet's energy price; capped by the cost of the grid. */
function module1(
  sheet: NetworkSheet,
  plain: readonly Component[],
  rules: Section14aRules,
  vat: readonly VatRate[],
  consumption: Consumption,
): readonly Component[] {
  const energy = plain.find((one) => one.kind === 'grid-energy' && one.register === undefined);
  const [rate] = pricesOn(vat, sheet.validFrom, true).prices;
  if (!energy || !rate) return [];
  const cost = calculate({
    period: { from: sheet.validFrom, to: sheet.validFrom },
    dayBasis: 'supply-year',
    consumption,
    components: plain.filter((one) => one.group === 'grid'),
    vat: [rate],
    rounding: 'invoice',
    audience: 'business',
    carry: true,
  });
  const gridCost = isRefused(cost) ? '0' : cost.exact.net;
  const worked = module1Component(rules, energy.price, rate.percent, gridCost);
  const published = sheet.components.find((one) => one.kind === 'section14a-module1');
  const { validFrom, validTo } = sheet;
  const validity = { validFrom, ...(validTo !== undefined && { validTo }) };
  const { validTo: _rule, ...reduction } = worked;
  if (!published) return [{ ...reduction, ...validity, series: 'network', source: `${sheet.source}; ${rules.source}` }];
  const price = Exact.min(published.price, gridCost).negated().toFixed();
  return [{ ...reduction, ...validity, series: 'network', price, source: published.source }];
}

function module2(sheet: NetworkSheet, plain: readonly Component[], rules: Section14aRules): GridPrices {
  const published = sheet.components.filter((one) => one.kind === 'section14a-module2');
  if (published.length === 0) return { components: withModule2(plain, rules), issues: [] };
  const others = plain.filter((one) => one.kind !== 'grid-base' && one.kind !== 'grid-energy');
  return { components: [...others, ...published.map((one) => ({ ...one, kind: 'grid-energy' }))], issues: [] };
}

function module3(sheet: NetworkSheet, plain: readonly Component[], rules: Section14aRules): GridPrices {
  const levels = sheet.components.filter((one) => one.kind === 'section14a-module3');
  const priceOf = (register: string): string | undefined => levels.find((one) => one.register === register)?.price;
  const [standard, peak, low] = ['standard', 'peak', 'off-peak'].map(priceOf);
  if (standard === undefined || peak === undefined || low === undefined)
    return { components: plain, issues: [tariffIssue('section14a', 'tariff.no-module3', { sheet: sheet.title })] };
  const others = plain.filter((one) => one.kind !== 'grid-energy');
  return {
    components: [...others, ...levels.map((one) => ({ ...one, kind: 'grid-energy' }))],
    issues: checkModule3(rules, { standard, peak, 'off-peak': low }),
  };
}

/** The figures of §14a that are recorded for a day; null when one is missing. Those of module 3 came later than the others. */
function rulesOn(values: readonly RegulatedValue[], date: string): Section14aRules | null {
  const flat = figureOn(values, 'module1-flat', date);
  const kwh = figureOn(values, 'module1-kwh', date);
  const share = figureOn(values, 'module1-share', date);
  const reduced = figureOn(values, 'module2-share', date);
  if (!flat || !kwh || !share || !reduced) return null;
  const limit = (kind: string): string => values.find((one) => one.kind === kind)?.value ?? '0';
  return {
    flatGross: flat.value,
    kwh: kwh.value,
    sharePercent: share.value,
    reducedPercent: reduced.value,
    lowFromPercent: limit('module3-low-from'),
    lowToPercent: limit('module3-low-to'),
    highToPercent: limit('module3-high-to'),
    validFrom: flat.validFrom,
    ...(flat.validTo !== undefined && { validTo: flat.validTo }),
    source: flat.source,
  };
}
