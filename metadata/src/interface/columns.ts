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

/** Where something stands in an EDIFACT message, elements and components counted from 1: `RFF+Z13/1.2`. */
export type EdifactPlace = {
  /** Tag, or tag and qualifier. */
  readonly segment: string;
  readonly element: number;
  readonly component: number;
};

/** Null when a text is no such place. Without a component it is the first. */
export function edifactPlaceOf(text: string): EdifactPlace | null {
  const found = /^([A-Z]{3}(?:\+[A-Za-z0-9]{1,6})?)\/([1-9]\d?)(?:\.([1-9]\d?))?$/.exec(text);
  return found && { segment: found[1] ?? '', element: Number(found[2]), component: Number(found[3] ?? 1) };
}

/** What is known of every document that is delivered. */
export const DOCUMENT_PLACES = ['file.id', 'file.name', 'file.type', 'file.size'] as const;

/** The words of a document behind which something stands (`text:Kundennummer`); null for other places. */
export const wordsBefore = (place: string): string | null => /^text:(.*\S.*)$/.exec(place)?.[1]?.trim() ?? null;

/** The place in a document's side file (`side:number`); null for other places. */
export const placeInSide = (place: string): string | null => /^side:(.*\S.*)$/.exec(place)?.[1]?.trim() ?? null;

/** The parts that names of documents have: of `rechnung_{number}_{date}.pdf` number and date. */
export const partsOfNames = (names: string | undefined): readonly string[] =>
  [...(names ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, part = '']) => part);

/** Under which key a row says how often the element of a column occurs in it, beside its text. */
export const timesKeyOf = (id: string): string => `${id}#`;

/** Whether it is counted how often the element of a column occurs within a row. */
export const isCounted = ({ minOccurs, maxOccurs, fixed }: InterfaceColumn): boolean =>
  fixed === undefined && (minOccurs !== undefined || maxOccurs !== undefined);
