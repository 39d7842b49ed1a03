import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { fold } from '../storage/fold.ts';
import { quoted } from '../storage/table-names.ts';
import { isName } from '../storage/tables-from-model.ts';
import { escapeLike, readableRows } from './filter-to-sql.ts';

export type Duplicate = {
  readonly id: string;
  readonly title: string | null;
  readonly rule: string;
  readonly label: Label;
};

const MOST = 5;

/**
 * Records that agree with the values in all fields of one of the entity's duplicate rules. Names agree when they sound alike,
 * addresses when they are the same house, phone numbers and e-mail addresses in whichever field they stand.
 */
export async function findDuplicates(
  database: Queryable,
  entity: EntityRuntime,
  given: unknown,
  except: string | undefined,
  context: Context,
): Promise<readonly Duplicate[]> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return refuse(400, 'query.parameter', { params: { name: 'values', expected: 'JSON' } });
  const { values } = entity.rules.decode(given as Record<string, unknown>);
  const { readable } = context.access.entity(entity.entity.name);
  const others = [...entity.fields.values()].filter((one) => one.column && readable.has(one.field.name));
  const found = new Map<string, Duplicate>();
  for (const rule of entity.entity.duplicates) {
    const fields = rule.fields.map((id) => [...entity.fields.values()].find((one) => one.field.id === id));
    const conditions = fields.map((stored) =>
      stored && readable.has(stored.field.name) ? sameToSql(stored, values[stored.field.name], others) : null,
    );
    if (conditions.some((one) => one === null)) continue;
    const title =
      entity.titleField.column && readable.has(entity.titleField.field.name)
        ? raw(`t.${quoted(entity.titleField.column)}::text`)
        : sql`null`;
    const rows = await database.query<{ id: string; title: string | null }>(sql`
      select t.id, ${title} as title from ${raw(entity.table)} t
      where t.deleted_at is null and ${readableRows(entity, 't', context)} and ${join(
        conditions.filter((one) => one !== null),
        ' and ',
      )} limit ${MOST}`);
    for (const row of rows) {
      if (row.id !== except && !found.has(row.id)) found.set(row.id, { ...row, rule: rule.id, label: rule.label });
    }
  }
  return [...found.values()].slice(0, MOST);
}

/** Null when the value is missing: nothing agrees with nothing. */
function sameToSql(stored: StoredField, value: unknown, others: readonly StoredField[]): Sql | null {
  const { field, column, type } = stored;
  if (value === null || value === undefined || value === '' || !column) return null;
  const name = raw(`t.${quoted(column)}`);
  if (field.type === 'address') return sameAddress(field, name, value as Readonly<Record<string, unknown>>);
  if (type !== 'text') return sql`${name} = ${value}::${raw(type ?? 'text')}`;
  const text = fold(String(value));
  if (isName(field)) return sql`(leitwerk.sound(${name}) = leitwerk.sound(${text}) and leitwerk.sound(${text}) <> '')`;
  // A number or an address is the same one in whichever field it stands.
  const same = (ANYWHERE.has(field.type) ? others.filter((one) => one.field.type === field.type) : [stored]).map(
    (one) => sql`leitwerk.fold(${raw(`t.${quoted(one.column ?? '')}`)}) = ${text}`,
  );
  const anySame = sql`(${join(same, ' or ')})`;
  // The index of the search column finds the candidates, where the fields are in it.
  return field.searchable && others.filter((one) => one.field.type === field.type).every((one) => one.field.searchable)
    ? sql`(t._search like ${`%${escapeLike(text)}%`} and ${anySame})`
    : anySame;
}

const ANYWHERE: ReadonlySet<string> = new Set(['phone', 'email']);

/** The same house: town and number as they are, the street however it is spelled. Without town or street there is nothing to compare. */
function sameAddress(field: FieldModel, name: Sql, parts: Readonly<Record<string, unknown>>): Sql | null {
  const given = (part: string): string => fold(String(parts[part] ?? '')).trim();
  const stored = (part: string): Sql => sql`coalesce(${name} ->> ${part}::text, '')`;
  const town = given('postalCode') ? 'postalCode' : 'city';
  if (given(town) === '' || given('street') === '') return null;
  const street = (text: Sql): Sql =>
    sql`leitwerk.sound(regexp_replace(leitwerk.fold(${text}), 'str(\\.|\\M)', 'strasse'))`;
  const candidates = field.searchable ? sql`t._search like ${`%${escapeLike(given(town))}%`} and ` : empty;
  return sql`(${candidates}leitwerk.fold(${stored(town)}) = ${given(town)}
    and replace(lower(${stored('houseNumber')}), ' ', '') = ${given('houseNumber').replaceAll(' ', '')}
    and ${street(stored('street'))} = ${street(sql`${given('street')}::text`)})`;
}
