import type { Calculation, Position, PositionGroup } from './calculation.ts';
import type { Group, Words } from './component.ts';
import { Exact, money, sumOf } from './exact.ts';

/** What a position was and is: all of its slices together. Null: there was or is none. */
export type Difference = {
  readonly key: string;
  readonly group: Group;
  readonly label: Words;
  /** Part of an all-in price instead of a position that is billed. */
  readonly isIncluded: boolean;
  readonly before: Side | null;
  readonly after: Side | null;
  /** € */
  readonly difference: string;
};

type Side = {
  readonly amount: string;
  /** In the order of the slices, each once. */
  readonly prices: readonly string[];
  readonly priceUnit: Position['priceUnit'];
  readonly sources: readonly string[];
};

/** Positions whose amount, price or source is not the same in both calculations, in the order of the later one. */
export function differencesOf(before: Calculation, after: Calculation): readonly Difference[] {
  return [...differing(before.groups, after.groups, false), ...differing(before.included, after.included, true)];
}

function differing(
  before: readonly PositionGroup[],
  after: readonly PositionGroup[],
  isIncluded: boolean,
): readonly Difference[] {
  const was = byKey(before);
  const is = byKey(after);
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const named = now ?? old;
    if (!named || JSON.stringify(old?.side) === JSON.stringify(now?.side)) return [];
    const difference = new Exact(now?.side.amount ?? 0).minus(old?.side.amount ?? 0);
    const { group, label } = named;
    return [
      {
        key,
        group,
        label,
        isIncluded,
        before: old?.side ?? null,
        after: now?.side ?? null,
        difference: money(difference),
      },
    ];
  });
}

type Named = { readonly group: Group; readonly label: Words; readonly side: Side };

function byKey(groups: readonly PositionGroup[]): ReadonlyMap<string, Named> {
  const positions = groups.flatMap(({ group, positions: own }) => own.map((one) => ({ group, one })));
  const keys = [...new Set(positions.map(({ one }) => one.key))];
  return new Map(
    keys.flatMap((key) => {
      const own = positions.filter(({ one }) => one.key === key);
      const [first] = own;
      if (!first) return [];
      const side: Side = {
        amount: money(sumOf(own.map(({ one }) => new Exact(one.amount)))),
        prices: [...new Set(own.map(({ one }) => new Exact(one.price).toFixed()))],
        priceUnit: first.one.priceUnit,
        sources: [...new Set(own.map(({ one }) => one.source))],
      };
      return [[key, { group: first.group, label: first.one.label, side }] as const];
    }),
  );
}
