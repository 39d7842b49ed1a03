import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import { currentName } from '../model/former-names.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { quoted } from '../storage/table-names.ts';

export type SortKey = {
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly descending: boolean;
  readonly nullable: boolean;
};

const MOST_KEYS = 4;
const DEFAULT_SORT = ['-createdAt'];

/** What a list is ordered by; the id is always last, so that the order is the same on every page. */
export function decodeSort(
  given: readonly string[] | undefined,
  entity: EntityRuntime,
  context: Context,
): readonly SortKey[] {
  const { readable } = context.access.entity(entity.entity.name);
  const names = given && given.length > 0 ? given : DEFAULT_SORT;
  if (names.length > MOST_KEYS) return refuseSort('query.sort-too-long', { most: MOST_KEYS });
  const keys = names.map((text): SortKey => {
    const descending = text.startsWith('-');
    const name = descending ? text.slice(1) : text;
    const current = currentName(entity.former, name, context.today);
    const stored = readable.has(current) ? entity.fields.get(current) : undefined;
    if (!stored) return refuseSort('query.unknown-field', { field: name, entity: entity.entity.name });
    const isSystem = !entity.entity.fields.includes(stored.field);
    if (!stored.column || !(isSystem || fieldTypes[stored.field.type].sortable)) {
      return refuseSort('query.not-sortable', { field: name });
    }
    return { name, column: stored.column, type: stored.type ?? 'text', descending, nullable: !isSystem };
  });
  if (keys.some((key) => key.name === 'id')) return keys;
  // Same direction as the key before it: then one index serves both.
  return [
    ...keys,
    { name: 'id', column: 'id', type: 'uuid', descending: keys.at(-1)?.descending ?? false, nullable: false },
  ];
}

const refuseSort = (code: string, params: Record<string, string | number>): never =>
  refuse(400, 'query.sort', { issues: [{ path: 'sort', code, params }] });

export const sortSignature = (keys: readonly SortKey[]): string =>
  keys.map((key) => (key.descending ? `-${key.name}` : key.name)).join(',');

const columnOf = (key: SortKey, alias: string): Sql => raw(`${alias}.${quoted(key.column)}`);

/** Blanks are the smallest: first when ascending, last when descending. The indexes are made the same way. */
export const orderToSql = (keys: readonly SortKey[], alias: string): Sql =>
  join(keys.map((key) => sql`${columnOf(key, alias)} ${raw(orderOf(key))}`));

const orderOf = (key: SortKey): string => {
  if (!key.nullable) return key.descending ? 'desc' : 'asc';
  return key.descending ? 'desc nulls last' : 'asc nulls first';
};

/** The sort values of a row as a JSON list of texts, for the cursor: only that of the last row is ever parsed. */
export const cursorToSql = (keys: readonly SortKey[], alias: string): Sql =>
  sql`to_json(array[${join(keys.map((key) => sql`${columnOf(key, alias)}::text`))}])`;

/** True for rows that come after the cursor. */
export function afterToSql(keys: readonly SortKey[], values: readonly (string | null)[], alias: string): Sql {
  const [first] = keys;
  const isPlain = keys.every((key) => !key.nullable && key.descending === first?.descending);
  if (isPlain && values.every((value) => value !== null)) {
    const columns = join(keys.map((key) => columnOf(key, alias)));
    const operands = join(keys.map((key, index) => operand(key, values[index] ?? null)));
    return sql`(${columns}) ${raw(first?.descending ? '<' : '>')} (${operands})`;
  }
  const branches = keys.map((key, index) => {
    const equal = keys.slice(0, index).map((one, at) => equalTo(one, values[at] ?? null, alias));
    return sql`(${join([...equal, beyond(key, values[index] ?? null, alias)], ' and ')})`;
  });
  return sql`(${join(branches, ' or ')})`;
}

const operand = (key: SortKey, value: string | null): Sql => sql`${value}::${raw(key.type)}`;

const equalTo = (key: SortKey, value: string | null, alias: string): Sql =>
  value === null ? sql`${columnOf(key, alias)} is null` : sql`${columnOf(key, alias)} = ${operand(key, value)}`;

function beyond(key: SortKey, value: string | null, alias: string): Sql {
  const column = columnOf(key, alias);
  if (value === null) return key.descending ? sql`false` : sql`${column} is not null`;
  if (!key.descending) return sql`${column} > ${operand(key, value)}`;
  return key.nullable
    ? sql`(${column} < ${operand(key, value)} or ${column} is null)`
    : sql`${column} < ${operand(key, value)}`;
}
