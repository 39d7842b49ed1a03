import type { Finding } from './price-list-issue.ts';
import { finding } from './price-list-issue.ts';
import type { PriceRow, RowPrice } from './read-price-rows.ts';
import { PRICE_TYPES } from './targets.ts';
import { tierFaults } from './tiers.ts';

/** A price sheet as the list makes it: what one product costs in one region from a day on. */
export type ListedSheet = Omit<PriceRow, 'prices'> & { readonly positions: readonly RowPrice[] };

const MOST_POSITIONS = 100;
/** Characters of a sheet's postal codes; of more there are several sheets. */
const MOST_CODES = 4000;

type Placed = RowPrice & { readonly line: number };
type Group = { readonly first: PriceRow; readonly prices: readonly Placed[] };

/**
 * Rows put together: those of one product, validity and region make a sheet, and regions with the same prices are one. Tells of
 * every sheet where its tiers overlap and what they leave out.
 */
export function buildSheets(rows: readonly PriceRow[]): {
  readonly sheets: readonly ListedSheet[];
  readonly findings: readonly Finding[];
} {
  const keyOf = ({ product, validFrom, validTo, region, basis, scope }: PriceRow): string =>
    JSON.stringify([product, validFrom, validTo, basis, scope, region]);
  const groups = [...Map.groupBy(rows, keyOf).values()].flatMap((own): Group[] => {
    const [first] = own;
    const prices = own.flatMap((row) => row.prices.map((price) => ({ ...price, line: row.line })));
    return first && prices.length > 0 ? [{ first, prices: withoutRepeats(prices) }] : [];
  });
  const findings = groups.flatMap(faultsOf);
  return { sheets: mergedRegions(groups), findings };
}

/** Of a price that stands in several rows in the same words, one. */
function withoutRepeats(prices: readonly Placed[]): readonly Placed[] {
  const seen = new Set<string>();
  return prices.filter(({ line: _line, ...price }) => {
    const key = JSON.stringify(price);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function faultsOf({ first, prices }: Group): readonly Finding[] {
  const byType = Map.groupBy(prices, ({ type }) => type);
  const found = [...byType].flatMap(([type, own]) =>
    tierFaults(own.map(({ tierFrom, tierTo }) => ({ from: tierFrom, to: tierTo }))).flatMap((fault): Finding[] => {
      const { label } = PRICE_TYPES[type];
      const [line = first.line] = own.map((one) => one.line);
      if (fault.kind === 'overlap') {
        const [one, other] = [own[fault.first]?.line ?? line, own[fault.second]?.line ?? line];
        const params = { type: label, kwh: fault.kwh, first: one, second: other };
        return [finding('error', other, null, 'price-list.tier-overlap', params)];
      }
      // What a product is not sold for is no fault, but it may be a forgotten row.
      const isBetween = fault.from > 1 && fault.to !== null;
      const to = fault.to ?? '∞';
      const params = { type: label, from: fault.from, to };
      return [finding(isBetween ? 'error' : 'warning', line, null, 'price-list.tier-gap', params)];
    }),
  );
  return prices.length > MOST_POSITIONS
    ? [...found, finding('error', first.line, null, 'price-list.too-many-positions', { most: MOST_POSITIONS })]
    : found;
}

function mergedRegions(groups: readonly Group[]): readonly ListedSheet[] {
  const pricesOf = ({ prices }: Group): readonly RowPrice[] => prices.map(({ line: _line, ...price }) => price);
  const keyOf = (group: Group): string => {
    const { product, validFrom, validTo, basis, scope, region } = group.first;
    return JSON.stringify([product, validFrom, validTo, basis, scope, region.length === 0, pricesOf(group)]);
  };
  return [...Map.groupBy(groups, keyOf).values()].flatMap((own): ListedSheet[] => {
    const [group] = own;
    if (!group) return [];
    const { prices: _prices, region: _region, ...rest } = group.first;
    const codes = [...new Set(own.flatMap(({ first }) => first.region))].sort();
    return chunksOf(codes).map((region) => ({ ...rest, region, positions: pricesOf(group) }));
  });
}

/** As many postal codes as a sheet holds; no codes at all are one region too. */
function chunksOf(codes: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [[]];
  let length = 0;
  for (const code of codes) {
    if (length + code.length + 1 > MOST_CODES) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)?.push(code);
    length += code.length + 1;
  }
  return chunks;
}
