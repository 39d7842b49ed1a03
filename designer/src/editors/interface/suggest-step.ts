import { foldColumn, wordsOfFields } from '@leitwerk/metadata/column-words';
import { fillsItself } from '@leitwerk/metadata/fills-itself';
import type { InterfaceColumn, InterfaceStep } from '@leitwerk/metadata/generated/definitions.gen';
import { placeOf } from '@leitwerk/metadata/interface/columns';
import type { EntityModel, FieldModel } from '@leitwerk/metadata/model';
import { idFromText } from '../../schema-form/initial-value.ts';

/** What no text of a file says: another record, a file, rows. */
const NOT_FROM_TEXT: ReadonlySet<FieldModel['type']> = new Set([
  'reference',
  'references',
  'user',
  'team',
  'file',
  'image',
  'child-rows',
  'json',
]);

/**
 * A step that writes records of an entity, with what the columns say by their names: `Nachname` is the field of that name, `PLZ` a part
 * of the address. A unique field, else an e-mail address, tells which record a row is about. Null when no column is like a field.
 */
export function suggestStep(columns: readonly InterfaceColumn[], entity: EntityModel): InterfaceStep | null {
  const fields = entity.fields.filter((field) => !fillsItself(field) && !NOT_FROM_TEXT.has(field.type));
  const targets = wordsOfFields(fields);
  const free = new Set(targets);
  const values: Record<string, { formula: string }> = {};
  const parts = new Map<string, string[]>();
  const by = new Set<string>();
  for (const column of columns) {
    const names = new Set([column.id, placeOf(column)].map(foldColumn));
    const target =
      [...free].find(({ words }) => [...names].some((name) => words.has(name))) ??
      [...free].find(({ field }) => isOf(column, field));
    if (!target) continue;
    free.delete(target);
    const { field, part } = target;
    if (part !== null) parts.set(field.name, [...(parts.get(field.name) ?? []), `'${part}': ${column.id}`]);
    else if (field.unique === true) by.add(field.name);
    if (part === null) values[field.name] = { formula: column.id };
  }
  for (const [name, said] of parts) values[name] = { formula: `{${said.join(', ')}}` };
  if (Object.keys(values).length === 0) return null;
  const mail = fields.find(({ type, name }) => type === 'email' && name in values);
  const key = by.size > 0 ? [...by] : mail ? [mail.name] : [];
  const found = Object.fromEntries(key.map((name) => [name, values[name]]));
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !key.includes(name)));
  return {
    id: idFromText(entity.name, 'camel'),
    do: 'write',
    entity: entity.id,
    ...(key.length > 0 && { by: found }),
    ...(Object.keys(rest).length > 0 && { values: rest }),
  };
}

/** A column whose type says enough: there is one e-mail address, one telephone number. */
const isOf = ({ type }: InterfaceColumn, field: FieldModel): boolean =>
  (type === 'email' || type === 'phone') && field.type === type;
