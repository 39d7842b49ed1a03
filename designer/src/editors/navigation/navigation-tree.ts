import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';
import { relocated } from '../form/move-part.ts';

export const ROOT: ValuePath = ['navigation'];

/** Entries that stand at a place: those of the navigation itself, or those below one of them. */
export const entriesAt = (app: unknown, list: ValuePath): readonly unknown[] => {
  const entries = valueAt(app, list);
  return Array.isArray(entries) ? entries : [];
};

export const childrenOf = (path: ValuePath): ValuePath => [...path, 'children'];

/** Whether an entry is a heading with others below it. */
export const isGroup = (entry: unknown): boolean => isPlain(entry) && Array.isArray(entry['children']);

/** Where an entry goes: before what stands at that number in the list. */
export type Place = { readonly list: ValuePath; readonly at: number };

/** Headings stand at the top only: the screens show two levels. */
export const fitsInto = (app: unknown, from: ValuePath, { list }: Place): boolean =>
  list.length === ROOT.length || !isGroup(valueAt(app, from));

/**
 * The navigation with an entry at another place, and its path there; null when it does not fit.
 * @param place as it is before the move
 */
export function movedEntry(
  app: unknown,
  from: ValuePath,
  place: Place,
): { readonly navigation: unknown; readonly path: ValuePath } | null {
  if (!fitsInto(app, from, place)) return null;
  const moved = relocated(app, from, place);
  return moved && { navigation: valueAt(moved.form, ROOT), path: moved.path };
}

export type Step = 'up' | 'down' | 'in' | 'out';

/** Where a step by a key leads: past its neighbour, into the heading before it, out of its own. */
export function placeAfter(app: unknown, from: ValuePath, step: Step): Place | null {
  const list = from.slice(0, -1);
  const at = Number(from.at(-1));
  const last = entriesAt(app, list).length - 1;
  switch (step) {
    case 'up':
      return at > 0 ? { list, at: at - 1 } : null;
    case 'down':
      return at < last ? { list, at: at + 2 } : null;
    case 'in': {
      const before = [...list, at - 1];
      if (list.length > ROOT.length || at === 0 || !isGroup(valueAt(app, before))) return null;
      const inside = childrenOf(before);
      return { list: inside, at: entriesAt(app, inside).length };
    }
    case 'out':
      return list.length === ROOT.length ? null : { list: list.slice(0, -2), at: Number(list.at(-2)) + 1 };
  }
}
