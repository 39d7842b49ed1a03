import { freeName } from '@leitwerk/metadata/free-name';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt, withValue } from '../../schema-form/value-path.ts';
import type { Slot } from './form-part.ts';
import { isFieldId, kindAt, kindInList, listAt } from './form-part.ts';

/** A form after a change, and where the part that was moved or added stands now. */
export type Placed = { readonly form: unknown; readonly path: ValuePath };

/** The form with one more part. What has an id or names a field keeps it as long as nothing else in the list has the same. */
export function withPart(form: unknown, { list, at }: Slot, part: unknown): Placed {
  const parts = listAt(form, list);
  const place = Math.min(Math.max(at, 0), parts.length);
  const next = [...parts.slice(0, place), withFreeId(part, parts), ...parts.slice(place)];
  return { form: withValue(form, list, next), path: [...list, place] };
}

export function withoutPart(form: unknown, path: ValuePath): unknown {
  if (valueAt(form, path) === undefined) return form;
  const list = path.slice(0, -1);
  // Without own columns a related list has those of its view again; a list of none would show none.
  const isLast = isFieldId(kindAt(path)) && listAt(form, list).length === 1;
  return withValue(form, isLast ? list : path, undefined);
}

/** The form with a field among the key facts or columns; one that stands there already goes to that place. */
export function withFieldId(form: unknown, { list, at }: Slot, id: string): Placed {
  const known = listAt(form, list).indexOf(id);
  if (known < 0) return withPart(form, { list, at }, id);
  return movedPart(form, [...list, known], { list, at }) ?? { form, path: [...list, known] };
}

/**
 * The form with a part at another place.
 * @param slot as it is before the move: `at` counts the part itself where it moves within its list
 * @returns null when the part does not fit there: another kind of list, or a part into itself
 */
export function movedPart(form: unknown, from: ValuePath, slot: Slot): Placed | null {
  return kindInList(slot.list) === kindAt(from) ? relocated(form, from, slot) : null;
}

/** The same for anything that stands in lists. @returns null when there is nothing, or when it would be put into itself */
export function relocated(form: unknown, from: ValuePath, slot: Slot): Placed | null {
  const part = valueAt(form, from);
  const isInside = from.every((key, at) => slot.list[at] === key);
  return part === undefined || isInside ? null : withPart(withoutPart(form, from), afterRemoval(slot, from), part);
}

/** Where a slot is when the part at `from` has gone: everything behind it has moved up. */
function afterRemoval({ list, at }: Slot, from: ValuePath): Slot {
  const holder = from.slice(0, -1);
  const gone = Number(from.at(-1));
  if (holder.length > list.length || !holder.every((key, depth) => list[depth] === key)) return { list, at };
  if (holder.length === list.length) return { list, at: at > gone ? at - 1 : at };
  const next = Number(list[holder.length]);
  return { list: next > gone ? [...holder, next - 1, ...list.slice(holder.length + 1)] : list, at };
}

/** The same section or tab once more behind itself: to be seen under another condition. A field twice in one list would be one. */
export function duplicatedPart(form: unknown, path: ValuePath): Placed | null {
  const part = valueAt(form, path);
  if (!isPlain(part) || kindAt(path) === 'field' || kindAt(path) === 'related') return null;
  return withPart(form, { list: path.slice(0, -1), at: Number(path.at(-1)) + 1 }, part);
}

/** With an id that is free: `contact` → `contact-2`. */
export function withFreeId(part: unknown, others: readonly unknown[]): unknown {
  if (!isPlain(part) || typeof part['id'] !== 'string') return part;
  const isTaken = (id: unknown): boolean => others.some((one) => isPlain(one) && one['id'] === id);
  if (!isTaken(part['id'])) return part;
  return { ...part, id: freeName(part['id'].replace(/-\d+$/, ''), isTaken) };
}
