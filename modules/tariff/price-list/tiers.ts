/** First and last whole kWh; null: from the first one, or without end. */
export type Tier = { readonly from: number | null; readonly to: number | null };

export type TierFault =
  | { readonly kind: 'overlap'; readonly kwh: number; readonly first: number; readonly second: number }
  /** `to` null: without end. */
  | { readonly kind: 'gap'; readonly from: number; readonly to: number | null };

/**
 * Where tiers overlap, and which kWh none of them has; whole kWh from 1 on, since nothing is used below.
 * @returns places of overlaps by the indices of both tiers; of several tiers that meet in a place every pair of neighbours
 */
export function tierFaults(tiers: readonly Tier[]): readonly TierFault[] {
  const faults: TierFault[] = [];
  const sorted = tiers
    .map(({ from, to }, index) => ({ from: Math.max(from ?? 1, 1), to: to ?? Number.POSITIVE_INFINITY, index }))
    .filter(({ from, to }) => from <= to)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  let reached = 0;
  let last = -1;
  for (const { from, to, index } of sorted) {
    if (from > reached + 1) faults.push({ kind: 'gap', from: reached + 1, to: from - 1 });
    else if (from <= reached) faults.push({ kind: 'overlap', kwh: from, first: last, second: index });
    if (to > reached) {
      reached = to;
      last = index;
    }
  }
  if (sorted.length > 0 && reached !== Number.POSITIVE_INFINITY)
    faults.push({ kind: 'gap', from: reached + 1, to: null });
  return faults;
}
