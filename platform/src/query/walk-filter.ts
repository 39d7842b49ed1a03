import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Issue } from '@leitwerk/metadata/issue';
import { dateOf, parseRelativeDate } from '@leitwerk/metadata/relative-date';
import type { Operator } from '@leitwerk/metadata/shown-type';
import { operatorsOf } from '@leitwerk/metadata/shown-types';
import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';
import { currentName } from '../model/former-names.ts';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { TIME_ZONE } from '../rights/context.ts';
import { fold } from '../storage/fold.ts';
import { linkTableOf, quoted, SEARCH_COLUMN } from '../storage/table-names.ts';
import { searchText } from '../storage/tables-from-model.ts';

/** How a filter looks at records: what it may name, and which rows it goes over. */
export type Lens = {
  readonly context: Context;
  /** Whether only fields that the actor may read may be named. */
  readonly isReader: boolean;
  /** For `from`: the rows of an entity at which a path arrives. */
  readonly rows: (target: EntityRuntime, alias: string) => Sql;
  /** What holds for those of them that count. */
  readonly reach: (target: EntityRuntime, alias: string) => Sql;
  /** Where a field shows of the rows under a name; null where it does on all of them. */
  readonly shows: (field: string, entity: EntityRuntime, alias: string) => Sql | null;
};

const DEEPEST = 6;
const MOST_CONDITIONS = 100;
const LONGEST_LIST = 1000;

type Walk = { readonly context: Context; readonly lens: Lens; conditions: number; aliases: number };

/** Refuses with 400 and the place of what is wrong. */
const refuseFilter = (path: string, code: string, params: Issue['params'] = {}): never =>
  refuse(400, 'query.filter', { issues: [{ path: path ? `filter.${path}` : 'filter', code, params }] });

/** A condition over the row `alias`, from the filter language. */
export function walkFilter(filter: unknown, entity: EntityRuntime, alias: string, lens: Lens): Sql {
  return groupToSql(filter, entity, alias, { context: lens.context, lens, conditions: 0, aliases: 0 }, '', 0);
}

const columnSql = (alias: string, column: string): Sql => raw(`${alias}.${quoted(column)}`);

function groupToSql(
  filter: unknown,
  entity: EntityRuntime,
  alias: string,
  walk: Walk,
  path: string,
  depth: number,
): Sql {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    return refuseFilter(path, 'query.filter-object');
  }
  if (depth > DEEPEST) return refuseFilter(path, 'query.filter-too-deep', { deepest: DEEPEST });
  const parts = Object.entries(filter).map(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    if (key === 'and' || key === 'or') return listToSql(key, value, entity, alias, walk, here, depth);
    if (key === 'not') return sql`not coalesce(${groupToSql(value, entity, alias, walk, here, depth + 1)}, false)`;
    walk.conditions += 1;
    if (walk.conditions > MOST_CONDITIONS)
      return refuseFilter(here, 'query.filter-too-long', { most: MOST_CONDITIONS });
    return pathToSql(key.split('.'), value, entity, alias, walk, here);
  });
  if (parts.length === 0) return sql`true`;
  return sql`(${join(parts, ' and ')})`;
}

function listToSql(
  key: 'and' | 'or',
  value: unknown,
  entity: EntityRuntime,
  alias: string,
  walk: Walk,
  path: string,
  depth: number,
): Sql {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_CONDITIONS) {
    return refuseFilter(path, 'query.filter-list', { most: MOST_CONDITIONS });
  }
  const parts = value.map((one, index) => groupToSql(one, entity, alias, walk, `${path}.${index}`, depth + 1));
  return sql`(${join(parts, ` ${key} `)})`;
}

/**
 * The field that a name means for this asker. A field that cannot be read is as unknown as one that is not there.
 * @param isReader false where definitions name it
 */
export function namedField(
  name: string,
  entity: EntityRuntime,
  context: Context,
  isReader: boolean,
): StoredField | null {
  const current = currentName(entity.former, name, isReader ? context.today : null);
  if (isReader && !context.access.entity(entity.entity.name).readable.has(current)) return null;
  return entity.fields.get(current) ?? null;
}

function pathToSql(
  names: readonly string[],
  value: unknown,
  entity: EntityRuntime,
  alias: string,
  walk: Walk,
  path: string,
): Sql {
  const [name = '', ...rest] = names;
  const stored = namedField(name, entity, walk.context, walk.lens.isReader);
  if (!stored) return refuseFilter(path, 'query.unknown-field', { field: name, entity: entity.entity.name });
  if (rest.length === 0) return conditionsToSql(stored, value, entity, alias, walk, path);

  const target = stored.field.entity && walk.context.model.entities.get(stored.field.entity);
  if (!target || !stored.column || rest.length > 3) return refuseFilter(path, 'query.not-a-path', { field: name });
  walk.aliases += 1;
  const next = `${alias}_${walk.aliases}`;
  const inner = pathToSql(rest, value, target, next, walk, path);
  const { rows, reach } = walk.lens;
  return sql`exists (select 1 from ${rows(target, next)} where ${raw(next)}.id = ${columnSql(alias, stored.column)} and ${reach(target, next)} and ${inner})`;
}

const isOperators = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function conditionsToSql(
  stored: StoredField,
  value: unknown,
  entity: EntityRuntime,
  alias: string,
  walk: Walk,
  path: string,
): Sql {
  if (value === null) return conditionToSql(stored, 'isNull', true, entity, alias, walk, path);
  if (!isOperators(value)) {
    const operator = operatorsOf(stored.field).includes('eq') || stored.field.id === 'id' ? 'eq' : 'has';
    return conditionToSql(stored, operator, value, entity, alias, walk, path);
  }
  const parts = Object.entries(value).map(([operator, operand]) =>
    conditionToSql(stored, operator, operand, entity, alias, walk, `${path}.${operator}`),
  );
  if (parts.length === 0) return refuseFilter(path, 'query.filter-object');
  return join(parts, ' and ');
}

const placeholders = (context: Context): Readonly<Record<string, unknown>> => ({
  $user: context.actor.id,
  $teams: context.actor.teams,
  $now: context.now,
});

/** `$today-30` and the like as a date, or as the instant at which that day begins where the installation is. */
function relativeToSql(stored: StoredField, value: unknown, context: Context): Sql | null {
  const relative = parseRelativeDate(value);
  if (!relative || !stored.type) return null;
  const date = dateOf(relative, context.today);
  if (stored.type === 'date') return sql`${date}::date`;
  return stored.type.startsWith('timestamp') ? sql`(${date}::timestamp at time zone ${TIME_ZONE})` : null;
}

function conditionToSql(
  stored: StoredField,
  operator: string,
  given: unknown,
  entity: EntityRuntime,
  alias: string,
  walk: Walk,
  path: string,
): Sql {
  const { field } = stored;
  const operators = operatorsOf(field);
  if (!operators.includes(operator as Operator)) {
    return refuseFilter(path, 'query.unknown-operator', {
      operator,
      field: field.name,
      operators: operators.join(', '),
    });
  }
  if (operator === 'isNull') {
    if (typeof given !== 'boolean') return refuseFilter(path, 'query.boolean-expected');
    const isNull = nullToSql(stored, entity, alias, walk.lens);
    return given ? isNull : sql`not ${isNull}`;
  }
  const known = placeholders(walk.context);
  const value = typeof given === 'string' && Object.hasOwn(known, given) ? known[given] : given;
  if (operator === 'in' || operator === 'notIn') return listConditionToSql(stored, operator, value, alias, path);
  if (operator === 'contains' || operator === 'startsWith') {
    return textToSql(stored, operator, value, alias, entity, path);
  }
  if (value === null) return refuseFilter(path, 'query.value-expected');
  if (operator === 'has') return hasToSql(stored, value, entity, alias, walk.lens, path);
  const column = columnSql(alias, stored.column ?? '');
  const operand =
    relativeToSql(stored, value, walk.context) ??
    sql`${normalized(stored, value, path)}::${raw(stored.type ?? 'text')}`;
  switch (operator) {
    case 'eq':
      return sql`${column} = ${operand}`;
    case 'ne':
      return sql`${column} is distinct from ${operand}`;
    case 'lt':
      return sql`${column} < ${operand}`;
    case 'lte':
      return sql`${column} <= ${operand}`;
    case 'gt':
      return sql`${column} > ${operand}`;
    default:
      return sql`${column} >= ${operand}`;
  }
}

function nullToSql(stored: StoredField, entity: EntityRuntime, alias: string, lens: Lens): Sql {
  if (stored.column) return sql`(${columnSql(alias, stored.column)} is null)`;
  return sql`(not exists (${linksToSql(stored, entity, alias, lens)}))`;
}

/** The links of a record as far as they show. */
function linksToSql(stored: StoredField, entity: EntityRuntime, alias: string, lens: Lens): Sql {
  const shows = lens.shows(stored.field.name, entity, alias);
  return sql`select 1 from ${raw(linkTableOf(entity.entity.id, stored.field.id))} k where k.source_id = ${raw(alias)}.id${shows ? sql` and ${shows}` : empty}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function normalized(stored: StoredField, value: unknown, path: string): unknown {
  if (stored.type === 'uuid') {
    return typeof value === 'string' && UUID.test(value) ? value : refuseFilter(path, 'value.id');
  }
  const parsed = fieldTypes[stored.field.type].normalize?.(value, stored.field, path);
  if (parsed && 'issue' in parsed) {
    return refuse(400, 'query.filter', { issues: [{ ...parsed.issue, path: `filter.${path}` }] });
  }
  return parsed ? parsed.value : value;
}

function listConditionToSql(
  stored: StoredField,
  operator: 'in' | 'notIn',
  value: unknown,
  alias: string,
  path: string,
): Sql {
  if (!Array.isArray(value) || value.length > LONGEST_LIST) {
    return refuseFilter(path, 'query.list-expected', { most: LONGEST_LIST });
  }
  const values = value.map((one, index) => normalized(stored, one, `${path}.${index}`));
  const column = columnSql(alias, stored.column ?? '');
  const list = sql`${values}::${raw(stored.type ?? 'text')}[]`;
  return operator === 'in' ? sql`${column} = any(${list})` : sql`(${column} is null or ${column} <> all(${list}))`;
}

/** For a LIKE pattern: what people type means itself. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);

function textToSql(
  stored: StoredField,
  operator: 'contains' | 'startsWith',
  value: unknown,
  alias: string,
  entity: EntityRuntime,
  path: string,
): Sql {
  if (typeof value !== 'string' || value === '' || value.length > 200) return refuseFilter(path, 'query.text-expected');
  const text = escapeLike(fold(value));
  const pattern = operator === 'contains' ? `%${text}%` : `${text}%`;
  const part = entity.searchable.indexOf(stored.field);
  if (part < 0) return sql`${raw(searchText(stored.field, `${alias}.`))} like ${pattern}`;
  // The trigram index of the search column finds the candidates; then the field's own part of it is looked at.
  const column = raw(`${alias}.${SEARCH_COLUMN}`);
  const candidates = sql`${column} like ${`%${text}%`}`;
  if (operator === 'contains' && entity.searchable.length === 1) return candidates;
  // coalesce keeps the planner from taking both conditions for independent, which would make it expect next to nothing.
  return sql`(${candidates} and coalesce(split_part(${column}, e'\\x1f', ${raw(String(part + 1))}) like ${pattern}, false))`;
}

function hasToSql(
  stored: StoredField,
  value: unknown,
  entity: EntityRuntime,
  alias: string,
  lens: Lens,
  path: string,
): Sql {
  if (typeof value !== 'string') return refuseFilter(path, 'query.text-expected');
  if (stored.column) return sql`${columnSql(alias, stored.column)} @> array[${value}]::text[]`;
  if (!UUID.test(value)) return refuseFilter(path, 'value.id');
  return sql`exists (${linksToSql(stored, entity, alias, lens)} and k.target_id = ${value}::uuid)`;
}
