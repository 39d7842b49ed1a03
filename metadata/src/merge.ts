import type { Keyed } from './keyed-list.ts';
import { isPlain, isSame, keyedLists, unmoved } from './keyed-list.ts';
import type { OverlaidDocument, Path } from './overlay.ts';
import { documentsByKey } from './overlay.ts';

/** Both sides changed the same thing in different ways. `undefined`: it is not there. */
export type MergeConflict = {
  /** As in operations; the order of a list is `[…, '#']` with the keys of its elements as value. */
  readonly at: Path;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
};

/** What is taken where both sides differ, by the path joined with `/`. */
export type MergeChoices = Readonly<Record<string, 'ours' | 'theirs'>>;

/** The last step of a path that stands for the order of a list. */
export const ORDER = '#';

/**
 * Three-way merge by property. What one side changed is taken, what both changed alike too; what both changed differently is a
 * conflict, in which ours stays unless the choice says otherwise. The order of lists goes by neighbours: what one side has moved
 * or added stands behind the element behind which it stood there.
 * @param base what both come from
 * @returns the merged documents and the conflicts about which no choice has been made
 */
export function mergeDocuments(
  base: readonly OverlaidDocument[],
  ours: readonly OverlaidDocument[],
  theirs: readonly OverlaidDocument[],
  choices: MergeChoices = {},
): { readonly documents: readonly OverlaidDocument[]; readonly conflicts: readonly MergeConflict[] } {
  const [from, our, their] = [documentsByKey(base), documentsByKey(ours), documentsByKey(theirs)];
  const merge = new Merge(choices);
  const keys = [...new Set([...their.keys(), ...our.keys(), ...from.keys()])];
  const documents = keys.flatMap((key): OverlaidDocument[] => {
    const value = merge.values(from.get(key)?.document, our.get(key)?.document, their.get(key)?.document, [key]);
    const file = (their.get(key) ?? our.get(key))?.file ?? '';
    return value === undefined ? [] : [{ file, document: value }];
  });
  return { documents, conflicts: merge.conflicts };
}

class Merge {
  readonly conflicts: MergeConflict[] = [];
  private readonly choices: MergeChoices;

  constructor(choices: MergeChoices) {
    this.choices = choices;
  }

  values(base: unknown, ours: unknown, theirs: unknown, at: Path): unknown {
    if (isSame(ours, theirs) || isSame(base, theirs)) return ours;
    if (isSame(base, ours)) return theirs;
    if (isPlain(ours) && isPlain(theirs) && (isPlain(base) || base === undefined))
      return this.objects(base ?? {}, ours, theirs, at);
    const lists = keyedLists([base ?? [], ours, theirs]);
    return lists ? this.lists(...lists, at) : this.chosen(base, ours, theirs, at);
  }

  private chosen<T>(base: T, ours: T, theirs: T, at: Path): T {
    const choice = Object.hasOwn(this.choices, at.join('/')) ? this.choices[at.join('/')] : undefined;
    if (choice === undefined) this.conflicts.push({ at, base, ours, theirs });
    return choice === 'theirs' ? theirs : ours;
  }

  private objects(
    base: Readonly<Record<string, unknown>>,
    ours: Readonly<Record<string, unknown>>,
    theirs: Readonly<Record<string, unknown>>,
    at: Path,
  ): unknown {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].filter((key) => key !== '__proto__');
    return Object.fromEntries(
      keys.flatMap((key) => {
        const value = this.values(base[key], ours[key], theirs[key], [...at, key]);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }

  private lists(base: Keyed, ours: Keyed, theirs: Keyed, at: Path): unknown {
    const merged = new Map<string, unknown>();
    for (const key of new Set([...theirs.keys(), ...ours.keys()])) {
      const value = this.values(base.get(key), ours.get(key), theirs.get(key), [...at, key]);
      if (value !== undefined) merged.set(key, value);
    }
    const order = this.order(base, ours, theirs, at).filter((key) => merged.has(key));
    return order.map((key) => merged.get(key));
  }

  /** Keys of all elements: in their order, with what we have moved or added at the place that we have given it. */
  private order(base: Keyed, ours: Keyed, theirs: Keyed, at: Path): readonly string[] {
    const [before, our, their] = [[...base.keys()], [...ours.keys()], [...theirs.keys()]];
    const [ourMoves, theirMoves] = [moved(before, our), moved(before, their)];
    const isBoth = ourMoves.some((key) => theirMoves.includes(key));
    const common = (keys: readonly string[], other: Keyed) => keys.filter((key) => other.has(key));
    if (isBoth && !isSame(common(our, theirs), common(their, ours)))
      return this.chosen(before, our, their, [...at, ORDER]) === our
        ? woven(
            our,
            their,
            their.filter((key) => !ours.has(key)),
          )
        : woven(
            their,
            our,
            our.filter((key) => !theirs.has(key)),
          );
    return woven(their, our, [...ourMoves, ...our.filter((key) => !theirs.has(key))]);
  }
}

const moved = (before: readonly string[], next: readonly string[]): readonly string[] => {
  const [stays, known] = [unmoved(before, next), new Set(before)];
  return next.filter((key) => known.has(key) && !stays.has(key));
};

/** `keys` with the elements `placed` where they stand in `order`: each behind its nearest neighbour before it. */
function woven(keys: readonly string[], order: readonly string[], placed: readonly string[]): readonly string[] {
  const moving = new Set(placed);
  const staying = new Set(keys.filter((key) => !moving.has(key)));
  const behind = new Map<string | null, string>();
  let neighbour: string | null = null;
  for (const key of order) {
    if (moving.has(key)) behind.set(neighbour, key);
    if (moving.has(key) || staying.has(key)) neighbour = key;
  }
  const result: string[] = [];
  for (const start of [null, ...staying]) {
    if (start !== null) result.push(start);
    for (let next = behind.get(start); next !== undefined; next = behind.get(next)) result.push(next);
  }
  return result;
}
