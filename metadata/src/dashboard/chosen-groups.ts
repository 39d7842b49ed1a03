import type { DashboardTile } from '../generated/definitions.gen.ts';
import type { FieldModel } from '../model.ts';
import { clockOf, placeZone } from '../shown-types/clock.ts';
import type { MeasuredGroup } from './measured.ts';
import type { Bucket, Span } from './periods.ts';
import { bucketsIn, spanOfBucket } from './periods.ts';

const USUAL_MOST = 8;

/** How groups are chosen and put in order. */
export type Grouping = {
  readonly field: FieldModel;
  readonly bucket?: Bucket | undefined;
  readonly inOrder?: boolean | undefined;
  /** Leaves out options that no record has: columns without a number help nobody. */
  readonly onlyFound?: boolean | undefined;
  readonly most?: number | undefined;
  /** Days that all of its units of time lie in, when the same field decides which records count. */
  readonly span?: Span | undefined;
};

export function groupingOf(tile: DashboardTile, field: FieldModel, span: Span): Grouping {
  const { bucket, inOrder, most } = tile;
  const onlyFound = tile.type === 'pivot' || tile.stays === true;
  return {
    field,
    bucket,
    inOrder,
    onlyFound,
    most,
    span: tile.time !== undefined && tile.time === tile.group ? span : undefined,
  };
}

/** What a tile is divided by a second time: options in their order, everything else the largest first. */
export const splittingOf = ({ splitBucket }: DashboardTile, field: FieldModel): Grouping => ({
  field,
  bucket: splitBucket,
  inOrder: field.type === 'option',
  onlyFound: true,
});

/** The groups that are shown, in their order, and whether there are more than these. */
export function chosenGroups(
  grouping: Grouping,
  found: readonly MeasuredGroup[],
): { readonly shown: readonly MeasuredGroup[]; readonly hasRest: boolean } {
  if (grouping.bucket !== undefined) return { shown: inTime(grouping, found), hasRest: false };
  if (grouping.inOrder) return { shown: asOptions(grouping, found), hasRest: false };
  const most = grouping.most ?? USUAL_MOST;
  return { shown: found.slice(0, most), hasRest: found.length > most };
}

/** What is measured where there is no record. */
export const emptyValues = (known: MeasuredGroup['values'] | undefined): MeasuredGroup['values'] =>
  Object.fromEntries(Object.keys(known ?? {}).map((key) => [key, /^(count|sum)/.test(key) ? 0 : null]));

/** Units of time without a record are nothing, not left out: a line would lie otherwise. */
function inTime({ bucket = 'month', span }: Grouping, found: readonly MeasuredGroup[]): readonly MeasuredGroup[] {
  const byKey = new Map(found.map((one) => [one.key, one]));
  const inOrder = [...byKey.keys()].filter((key) => typeof key === 'string').sort();
  const { day } = clockOf(new Date(), placeZone());
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  const known =
    first === undefined || last === undefined
      ? []
      : bucketsIn({ gte: first, lt: spanOfBucket(last, bucket).lt }, bucket, day);
  const days = span ? bucketsIn(span, bucket, day).filter((one) => one <= day || byKey.has(one)) : known;
  const empty = emptyValues(found[0]?.values);
  const timeless = byKey.get(null);
  const timed = days.map((key) => byKey.get(key) ?? { key, values: empty });
  return found.length === 0 ? [] : [...timed, ...(timeless ? [timeless] : [])];
}

/** Options that are not archived, or have records, as the definition has them; without a value last. */
function asOptions({ field, onlyFound = false }: Grouping, found: readonly MeasuredGroup[]): readonly MeasuredGroup[] {
  const byKey = new Map(found.map((one) => [one.key, one]));
  const empty = emptyValues(found[0]?.values);
  const ordered = (field.options ?? [])
    .filter(({ id, archived }) => byKey.has(id) || !(archived || onlyFound))
    .map(({ id }) => byKey.get(id) ?? { key: id, values: empty });
  const known = new Set<unknown>((field.options ?? []).map(({ id }) => id));
  return found.length === 0 ? [] : [...ordered, ...found.filter(({ key }) => !known.has(key))];
}
