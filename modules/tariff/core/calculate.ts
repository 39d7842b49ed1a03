import type { Issue } from '@leitwerk/metadata/issue';
import { tariffIssue } from '../tariff-issue.ts';
import { quantitiesOf } from './apply-kind.ts';
import type { Calculation, CalculationRequest, PositionGroup, Totals } from './calculation.ts';
import type { Component, Group } from './component.ts';
import { GROUPS } from './component.ts';
import { displayPrices } from './display-prices.ts';
import type { Exact } from './exact.ts';
import { factorOf, money, rounded, shown, sumOf, ZERO } from './exact.ts';
import { groupsOf } from './positions.ts';
import type { Line, Pricing } from './price-kind.ts';
import { priceKind } from './price-kind.ts';

/** Of a displayed price per kWh in ct. */
const UNIT_PRICE_DIGITS = 2;

/** What stands against a calculation, each with its place and sentence. */
export type Refused = { readonly issues: readonly Issue[] };

/**
 * The price of energy for a period, as a tree of positions. Pure: everything that a law, a grid operator or a supplier sets comes
 * in as components with validity and source.
 */
export function calculate(request: CalculationRequest): Calculation | Refused {
  const { period, vat, carry = false } = request;
  if (period.to < period.from) return { issues: [tariffIssue('period', 'tariff.period')] };
  const quantities = quantitiesOf(request.consumption);
  if (!('kwh' in quantities)) return { issues: quantities };
  const basis = request.components.every((one) => one.basis === 'gross') ? 'gross' : 'net';
  const pricing: Pricing = {
    period,
    dayBasis: request.dayBasis,
    vat,
    quantities,
    basis,
    carry,
    series: Map.groupBy([...request.components, ...(request.included ?? [])], (one) => one.series ?? ''),
  };
  const billed = priceAll(request.components, pricing);
  const contained = priceAll(request.included ?? [], { ...pricing, basis: 'net' });
  const issues = [...billed.issues, ...contained.issues];
  if (issues.length > 0) return { issues: distinct(issues) };

  const { lines } = billed;
  const groups = groupsOf(lines, basis);
  const containedGroups = groupsOf(contained.lines, 'net');
  const vatLines = vatLinesOf(lines, basis);
  const net = sumOf(vatLines.map((line) => line.net));
  const taxes = sumOf(vatLines.map((line) => line.vat));
  const shownPrices = displayPrices(lines, pricing, UNIT_PRICE_DIGITS);
  return {
    period,
    basis,
    rounding: request.rounding,
    audience: request.audience,
    groups,
    included: containedGroups,
    parts: request.included === null ? [] : partsOf(net, groups, containedGroups, basis),
    vatLines: vatLines.map((line) => ({ percent: line.percent, net: money(line.net), vat: money(line.vat) })),
    invoice: totals(net, net.plus(taxes)),
    display: totals(shownPrices.net, shownPrices.gross),
    exact: exactTotals(lines, basis),
    unitPrices: shownPrices.unitPrices,
    basePrices: shownPrices.basePrices,
    isAssumed: [...lines, ...contained.lines].some((line) => line.isAssumed),
  };
}

export const isRefused = (found: object): found is Refused => 'issues' in found;

function priceAll(
  components: readonly Component[],
  pricing: Pricing,
): { readonly lines: readonly Line[]; readonly issues: readonly Issue[] } {
  const kinds = Map.groupBy(components, (one) => one.kind);
  const found = [...kinds.values()].map((own) => priceKind(own, pricing));
  return { lines: found.flatMap((one) => one.lines), issues: found.flatMap((one) => one.issues) };
}

/** The same thing may stand against several prices. */
const distinct = (issues: readonly Issue[]): readonly Issue[] => [
  ...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values(),
];

const totals = (net: Exact, gross: Exact): Totals => ({
  net: money(net),
  vat: money(gross.minus(net)),
  gross: money(gross),
});

/** Tax by rate on the sum of rounded positions: a period may have several rates. */
function vatLinesOf(
  lines: readonly Line[],
  basis: 'net' | 'gross',
): readonly { readonly percent: string; readonly net: Exact; readonly vat: Exact }[] {
  const sums = new Map<string, Exact>();
  for (const line of lines)
    sums.set(line.vatPercent, (sums.get(line.vatPercent) ?? ZERO).plus(rounded(line.amount, 2)));
  return [...sums].map(([percent, sum]) => {
    const factor = factorOf(percent);
    if (basis === 'net') return { percent, net: sum, vat: rounded(sum.times(factor.minus(1)), 2) };
    const net = rounded(sum.div(factor), 2);
    return { percent, net, vat: sum.minus(net) };
  });
}

function exactTotals(lines: readonly Line[], basis: 'net' | 'gross'): { readonly net: string; readonly gross: string } {
  let net = ZERO;
  let gross = ZERO;
  for (const { amount, vatPercent } of lines) {
    const factor = factorOf(vatPercent);
    net = net.plus(basis === 'net' ? amount : amount.div(factor));
    gross = gross.plus(basis === 'net' ? amount.times(factor) : amount);
  }
  return { net: shown(net), gross: shown(gross) };
}

/** The supplier's part takes what remains, so that the parts make the whole to the cent. */
function partsOf(
  net: Exact,
  groups: readonly PositionGroup[],
  included: readonly PositionGroup[],
  basis: 'net' | 'gross',
): readonly { readonly group: Group; readonly net: string }[] {
  const known = new Map<Group, Exact>();
  const stacked = basis === 'net' ? groups : [];
  for (const { group, amount } of [...stacked, ...included])
    if (group !== 'supply') known.set(group, (known.get(group) ?? ZERO).plus(amount));
  const rest = net.minus(sumOf([...known.values()]));
  return GROUPS.flatMap((group) => {
    const part = group === 'supply' ? rest : known.get(group);
    return part === undefined ? [] : [{ group, net: money(part) }];
  });
}
