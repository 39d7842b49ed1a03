import { dayAfter } from '@leitwerk/metadata/shown-types/clock';
import { textFromDecimal, withoutZeros } from '@leitwerk/metadata/shown-types/decimal-text';
import { Exact, HUNDRED } from '../core/exact.ts';
import { textIn } from '../read-records.ts';
import type { ListedSheet } from './build-sheets.ts';
import type { KnownProduct, KnownSheet } from './known-sheets.ts';
import type { Finding } from './price-list-issue.ts';
import { finding } from './price-list-issue.ts';
import { makeRegionIndex, regionLiesIn } from './regions.ts';
import type { PriceType, PriceUnit } from './targets.ts';
import { PRICE_TYPES } from './targets.ts';

/** One price beside the one before it; null where there is none. */
export type PriceChange = {
  readonly type: PriceType;
  readonly unit: PriceUnit;
  readonly tierFrom: number | null;
  readonly tierTo: number | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
  /** Of the price before, with one digit. */
  readonly percent: string | null;
};

export type CheckedSheet = Omit<ListedSheet, 'positions' | 'product'> & {
  readonly product: { readonly id: string; readonly code: string; readonly title: string };
  readonly positions: ListedSheet['positions'];
  /** The published one that this one follows; null for a first one, and when the two cannot be compared. */
  readonly last: { readonly id: string; readonly title: string; readonly validFrom: string } | null;
  readonly changes: readonly PriceChange[];
};

/** A price that becomes so many times another is likely in another unit. */
const LARGE = 5;
const FAR = '9999-12-31';

/** What a list means beside what is published: changes by price, gaps and overlaps of validity. */
export function checkSheets(
  sheets: readonly ListedSheet[],
  known: ReadonlyMap<string, KnownProduct>,
  today: string,
): { readonly sheets: readonly CheckedSheet[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const checked = sheets.flatMap((sheet): CheckedSheet[] => {
    const product = known.get(sheet.product);
    if (!product) {
      findings.push(finding('error', sheet.line, null, 'price-list.unknown-product', { product: sheet.product }));
      return [];
    }
    const { id, code, title } = product;
    if (!product.isActive)
      findings.push(finding('warning', sheet.line, null, 'price-list.inactive-product', { product: code }));
    if (sheet.validFrom < today)
      findings.push(finding('warning', sheet.line, null, 'price-list.past', { from: sheet.validFrom }));
    findings.push(...besideOthers(sheet, product));
    const before = lastBefore(sheet, product);
    const isOther = before !== null && (before.basis !== sheet.basis || before.scope !== sheet.scope);
    if (isOther) findings.push(finding('warning', sheet.line, null, 'price-list.other-basis'));
    const last = isOther ? null : before;
    const changes = changesOf(sheet, last);
    findings.push(...changes.flatMap((change) => largeChange(change, sheet.line)));
    const named = last && { id: last.id, title: last.title, validFrom: last.validFrom };
    return [{ ...sheet, product: { id, code, title }, last: named, changes }];
  });
  return { sheets: checked, findings: [...findings, ...withinList(sheets)] };
}

const sameRegion = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** The published sheet whose prices a new one replaces: of the same region, else of one around it, the last that has begun. */
function lastBefore(sheet: ListedSheet, { sheets }: KnownProduct): KnownSheet | null {
  const begun = sheets.filter((one) => one.isPublished && one.validFrom < sheet.validFrom);
  const own = begun.filter((one) => sameRegion(one.region, sheet.region));
  const around = begun.filter((one) => one.region.length > 0 && regionLiesIn(sheet.region, one.region));
  const everywhere = begun.filter((one) => one.region.length === 0);
  return own.at(-1) ?? around.at(-1) ?? everywhere.at(-1) ?? null;
}

function besideOthers(sheet: ListedSheet, { sheets }: KnownProduct): readonly Finding[] {
  const { line, validFrom, validTo, region } = sheet;
  const own = sheets.filter((one) => sameRegion(one.region, region));
  const later = own.find((one) => one.isPublished && one.validFrom >= validFrom && one.validFrom <= (validTo ?? FAR));
  const draft = own.find((one) => !one.isPublished && one.validFrom === validFrom);
  const last = own.findLast((one) => one.isPublished && one.validFrom < validFrom);
  const isGap = last?.validTo !== undefined && last.validTo !== null && dayAfter(last.validTo, 1) < validFrom;
  return [
    ...(later
      ? [finding('error', line, null, 'price-list.later-sheet', { sheet: later.title, from: later.validFrom })]
      : []),
    ...(draft ? [finding('warning', line, null, 'price-list.draft-there', { sheet: draft.title })] : []),
    ...(isGap
      ? [
          finding('warning', line, null, 'price-list.validity-gap', {
            from: dayAfter(last.validTo ?? '', 1),
            to: dayAfter(validFrom, -1),
          }),
        ]
      : []),
  ];
}

/** Sheets of one list for one product: at the same time in the same place only one, and nothing left out between two. */
function withinList(sheets: readonly ListedSheet[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const own of Map.groupBy(sheets, ({ product }) => product).values()) {
    const sorted = own.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
    const before = makeRegionIndex<ListedSheet>();
    const ends = new Map<string, string | null>();
    for (const sheet of sorted) {
      const { line, validFrom, validTo, region } = sheet;
      const other = before.meeting(region).find((one) => (one.validTo ?? FAR) >= validFrom);
      if (other) findings.push(finding('error', line, null, 'price-list.validity-overlap', { other: other.line }));
      const last = ends.get(region.join());
      if (typeof last === 'string' && dayAfter(last, 1) < validFrom) {
        const params = { from: dayAfter(last, 1), to: dayAfter(validFrom, -1) };
        findings.push(finding('warning', line, null, 'price-list.validity-gap', params));
      }
      before.add(region, sheet);
      ends.set(region.join(), validTo);
    }
  }
  return findings;
}

/** Prices by kind, unit and beginning of the tier; what the last sheet had and the new one has not comes last. */
function changesOf(sheet: ListedSheet, last: KnownSheet | null): readonly PriceChange[] {
  const startOf = (from: number | null): number => Math.max(from ?? 1, 1);
  const before = new Map(
    (last?.positions ?? []).map((row) => {
      const from = textIn(row, 'tierFrom');
      const key = [textIn(row, 'type'), textIn(row, 'unit'), startOf(from === '' ? null : Number(from))].join('|');
      return [key, row];
    }),
  );
  const changes = sheet.positions.map(({ type, unit, tierFrom, tierTo, price }): PriceChange => {
    const key = [type, unit, startOf(tierFrom)].join('|');
    const row = before.get(key);
    before.delete(key);
    return { type, unit, tierFrom, tierTo, ...comparedWith(row ? textIn(row, 'price') : null, price) };
  });
  const gone = [...before.values()].map((row): PriceChange => {
    const [from, to] = [textIn(row, 'tierFrom'), textIn(row, 'tierTo')];
    return {
      type: textIn(row, 'type') as PriceType,
      unit: textIn(row, 'unit') as PriceUnit,
      tierFrom: from === '' ? null : Number(from),
      tierTo: to === '' ? null : Number(to),
      ...comparedWith(textIn(row, 'price'), null),
    };
  });
  return [...changes, ...gone];
}

function comparedWith(
  before: string | null,
  after: string | null,
): Pick<PriceChange, 'before' | 'after' | 'difference' | 'percent'> {
  if (before === null || after === null) return { before, after, difference: null, percent: null };
  const difference = new Exact(after).minus(before);
  const percent = new Exact(before).isZero() ? null : difference.div(before).times(HUNDRED).toFixed(1);
  return { before, after, difference: difference.toFixed(), percent };
}

function largeChange({ type, before, after }: PriceChange, line: number): readonly Finding[] {
  if (before === null || after === null) return [];
  const [small, large] = [new Exact(before).abs(), new Exact(after).abs()].toSorted((a, b) => a.comparedTo(b));
  if (!small || !large || small.isZero() || large.lt(small.times(LARGE))) return [];
  const words = (price: string) => ({
    de: textFromDecimal(withoutZeros(price), 'de'),
    en: textFromDecimal(withoutZeros(price), 'en'),
  });
  const params = { type: PRICE_TYPES[type].label, before: words(before), after: words(after) };
  return [finding('warning', line, null, 'price-list.large-change', params)];
}
