import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { valueAt } from '../../schema-form/value-path.ts';

/** What a form is put together from. */
export type PartKind = 'tab' | 'section' | 'field' | 'related' | 'fact' | 'column';

/** Parts that are no more than the id of a field. */
export const isFieldId = (kind: PartKind | undefined): kind is 'fact' | 'column' =>
  kind === 'fact' || kind === 'column';

/** The lists in which parts stand, by their last key. */
const KINDS: Readonly<Record<string, PartKind>> = {
  tabs: 'tab',
  sections: 'section',
  fields: 'field',
  related: 'related',
  keyFacts: 'fact',
  columns: 'column',
};

/** What stands in a list of a form; undefined where it holds no parts (`roles`). */
export const kindInList = (list: ValuePath): PartKind | undefined => KINDS[String(list.at(-1))];

/** What the part at a path is; undefined where there is none. */
export const kindAt = (path: ValuePath): PartKind | undefined =>
  typeof path.at(-1) === 'number' ? kindInList(path.slice(0, -1)) : undefined;

export const listAt = (holder: unknown, path: ValuePath): readonly unknown[] => {
  const list = valueAt(holder, path);
  return Array.isArray(list) ? list : [];
};

/** The part that a place belongs to: of `tabs.0.sections.1.fields.2.span` the field. Empty when it is in none. */
export function partOfPlace(path: ValuePath): ValuePath {
  for (let length = path.length; length > 0; length--) if (kindAt(path.slice(0, length))) return path.slice(0, length);
  return [];
}

/** A place for a new part: before the element that stands there now, or at the end. */
export type Slot = { readonly list: ValuePath; readonly at: number };

export type FieldList = { readonly path: ValuePath; readonly fields: readonly unknown[] };

/** All lists of fields, in the order in which they are read. A journal has one. */
export function fieldLists(form: unknown): readonly FieldList[] {
  const own =
    isPlain(form) && form['kind'] === 'journal' ? [{ path: ['fields'], fields: listAt(form, ['fields']) }] : [];
  return [
    ...own,
    ...listAt(form, ['tabs']).flatMap((_tab, tab) =>
      listAt(form, ['tabs', tab, 'sections']).map((_section, at) => {
        const path = ['tabs', tab, 'sections', at, 'fields'];
        return { path, fields: listAt(form, path) };
      }),
    ),
  ];
}

/** Ids of the fields that stand in a form. */
export const fieldsOnForm = (form: unknown): ReadonlySet<string> =>
  new Set(fieldLists(form).flatMap(({ fields }) => fields.map(fieldOf)));

/** The id of the field that a part shows; '' where it shows none. */
export const fieldOf = (part: unknown): string =>
  typeof part === 'string' ? part : isPlain(part) ? String(part['field'] ?? '') : '';
