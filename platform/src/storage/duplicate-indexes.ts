import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { EntityModel, FieldModel } from '@leitwerk/metadata/model';
import { columnOf, quoted } from './table-names.ts';

/** How duplicates are compared, in SQL, and the indexes by which they are found: the same expressions for both. */

/** Whether duplicates of a field are found by how it sounds: names, not numbers or codes. */
export const isName = (field: FieldModel): boolean => field.type === 'text' && !field.format && !field.unique;

/** A number or an address is the same one in whichever field it stands. */
export const COMPARED_EVERYWHERE: ReadonlySet<string> = new Set(['phone', 'email']);

export const soundOf = (column: string): string => `leitwerk.sound(${column})`;
export const foldedText = (column: string): string => `leitwerk.fold(${column})`;
export const foldedPart = (column: string, part: string): string =>
  `leitwerk.fold(coalesce(${column} ->> '${part}', ''))`;

/** What an index holds, by the name of what it is for. */
export type DuplicateIndex = { readonly what: string; readonly on: string };

/**
 * Indexes for the duplicate rules of an entity. A name is looked up by its sound, with what rules compare beside it, where it is
 * looked up anyway (`index`): working out the sound costs every write.
 */
export function duplicateIndexes(entity: EntityModel): readonly DuplicateIndex[] {
  const compared = entity.fields.filter((field) => entity.duplicates.some((rule) => rule.fields.includes(field.id)));
  return entity.fields.flatMap((field): DuplicateIndex[] => {
    const name = columnOf(field.id);
    const isCompared =
      compared.includes(field) ||
      (COMPARED_EVERYWHERE.has(field.type) && compared.some((one) => one.type === field.type));
    if (!isCompared || !isText(field)) return [];
    if (!isName(field)) return [{ what: `${name}_same`, on: whereGiven(foldedText(quoted(name))) }];
    if (!field.index) return [];
    const beside = compared.filter(
      (one) =>
        !isText(one) && entity.duplicates.some((rule) => [field, one].every(({ id }) => rule.fields.includes(id))),
    );
    return [{ what: `${name}_sound`, on: whereGiven(soundOf(quoted(name)), beside.map(exact)) }];
  });
}

/** Nobody looks for nothing: a person without a company costs no entry of companies. */
const whereGiven = (looked: string, beside: readonly string[] = []): string =>
  `(${[looked, ...beside].join(', ')}) where ${looked} is not null`;

const exact = (field: FieldModel): string =>
  field.type === 'address' ? foldedPart(quoted(columnOf(field.id)), 'postalCode') : quoted(columnOf(field.id));

const isText = (field: FieldModel): boolean => {
  const column = fieldTypes[field.type].column(field);
  return column.kind === 'column' && column.sql === 'text';
};
