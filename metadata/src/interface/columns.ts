import type { InterfaceColumn } from '../generated/definitions.gen.ts';
import type { FieldModel } from '../model.ts';

/** The columns as formulas see them. */
export const columnsAsFields = ({ columns }: { readonly columns: readonly InterfaceColumn[] }): readonly FieldModel[] =>
  columns.map(fieldOfColumn);

/** A column as a field of its type, by which its texts are read. */
export const fieldOfColumn = ({ id, type, label }: InterfaceColumn): FieldModel => ({
  id,
  name: id,
  type,
  label: label ?? { de: id, en: id },
});

/** Where a column stands in a file: its name, path, number, or range of characters. */
export const placeOf = ({ id, from }: Pick<InterfaceColumn, 'id' | 'from'>): string => from ?? id;

/** Characters from … to …, counted from 1, both included; null when a text is no range. */
export function rangeOf(text: string | undefined): readonly [from: number, to: number] | null {
  const found = /^([1-9]\d{0,4})-([1-9]\d{0,4})$/.exec(text ?? '');
  const [from, to] = [Number(found?.[1]), Number(found?.[2])];
  return found && from <= to ? [from, to] : null;
}
