import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { fold } from '../storage/fold.ts';
import { quoted } from '../storage/table-names.ts';
import { searchText } from '../storage/tables-from-model.ts';
import { escapeLike, readableRows } from './filter-to-sql.ts';

export type Duplicate = {
  readonly id: string;
  readonly title: string | null;
  readonly rule: string;
  readonly label: Label;
};

const MOST = 5;

/** Records that agree with the values in all fields of one of the entity's duplicate rules. Spelling of umlauts, case and blanks do not count. */
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
  const found = new Map<string, Duplicate>();
  for (const rule of entity.entity.duplicates) {
    const fields = rule.fields.map((id) => [...entity.fields.values()].find((one) => one.field.id === id));
    const conditions = fields.map((stored) =>
      stored && readable.has(stored.field.name) ? sameToSql(stored, values[stored.field.name]) : null,
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
function sameToSql({ field, column, type }: StoredField, value: unknown): Sql | null {
  if (value === null || value === undefined || value === '' || !column) return null;
  const name = raw(`t.${quoted(column)}`);
  if (field.type === 'address') {
    const parts = value as Readonly<Record<string, unknown>>;
    const text = ['street', 'houseNumber', 'postalCode', 'city'].map((part) => String(parts[part] ?? '')).join(' ');
    return sql`(t._search like ${`%${escapeLike(fold(text))}%`} and ${raw(searchText(field, 't.'))} = ${fold(text)})`;
  }
  if (type !== 'text') return sql`${name} = ${value}::${raw(type ?? 'text')}`;
  const text = String(value);
  // The index of the search column finds the candidates, where the field is in it.
  return field.searchable
    ? sql`(t._search like ${`%${escapeLike(fold(text))}%`} and leitwerk.fold(${name}) = ${fold(text)})`
    : sql`leitwerk.fold(${name}) = ${fold(text)}`;
}
