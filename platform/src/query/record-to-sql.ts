import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';
import { currentName, namesUntil } from '../model/former-names.ts';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import type { EntityAccess } from '../rights/access.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { columnOf, linkTableOf, quoted } from '../storage/table-names.ts';
import { filterToSql } from './filter-to-sql.ts';
import { fieldShows, readableRows, rowsFor } from './veiled-rows.ts';

export type RecordShape = {
  /** Names of the fields wanted, in order; each must be readable. */
  readonly fields: readonly string[];
  /** Names of references that come as `{id, title}`. */
  readonly expand: ReadonlySet<string>;
};

/** Every field that the actor may read, in the definition's order. */
export function readableFields(entity: EntityRuntime, context: Context): string[] {
  const { readable } = context.access.entity(entity.entity.name);
  return [...entity.fields.keys()].filter((name) => readable.has(name));
}

/** Under which names a record comes: those of today, and the former ones of the same fields as long as they count. */
export function namesOfRecord(entity: EntityRuntime, context: Context): string[] {
  const names = readableFields(entity, context);
  if (entity.former.size === 0) return names;
  const current = new Set(names);
  const former = namesUntil(entity.former, context.today);
  return [...names, ...former.filter((name) => current.has(currentName(entity.former, name, null)))];
}

/** The field of a name of today or of a former one. */
export const storedField = (entity: EntityRuntime, name: string): StoredField | undefined =>
  entity.fields.get(currentName(entity.former, name, null));

/** Everything that is stored of a record: what rules see. Roll-ups are not, they belong to other records. */
export const storedFields = (entity: EntityRuntime): string[] =>
  [...entity.fields.values()].filter((one) => one.field.type !== 'roll-up').map((one) => one.field.name);

const NOTHING_EXPANDED: ReadonlySet<string> = new Set();
const wholeRecords = new WeakMap<EntityAccess, { readonly today: string; readonly shape: RecordShape }>();

/** All that the actor may read, nothing expanded: what is asked for most. The same object for equal rights. */
export function wholeRecord(entity: EntityRuntime, context: Context): RecordShape {
  const access = context.access.entity(entity.entity.name);
  const found = wholeRecords.get(access);
  if (found && (entity.former.size === 0 || found.today === context.today)) return found.shape;
  const shape = { fields: namesOfRecord(entity, context), expand: NOTHING_EXPANDED };
  wholeRecords.set(access, { today: context.today, shape });
  return shape;
}

const known = new WeakMap<EntityRuntime, Map<string, Sql>>();

/** All that is stored of a record as JSON text, whoever asks, from a row of the table itself. */
export const storedToSql = (entity: EntityRuntime, alias: string, context: Context): Sql =>
  recordToSql(
    entity,
    alias,
    { fields: storedFields(entity), expand: NOTHING_EXPANDED },
    { ...context, actor: SYSTEM_ACTOR, access: context.model.accessOf(SYSTEM_ACTOR) },
  );

/** One record as JSON text, from a row `alias` of `rowsFor`: only fields of the shape are ever read. */
export function recordToSql(entity: EntityRuntime, alias: string, shape: RecordShape, context: Context): Sql {
  const byKey = known.get(entity) ?? new Map<string, Sql>();
  known.set(entity, byKey);
  const key = `${context.access.key} ${alias} ${shape.fields.join()} ${[...shape.expand].join()}`;
  const found = byKey.get(key);
  if (found) return found;
  const record = makeRecordSql(entity, alias, shape, context);
  // With values in it (the asker's teams, say) it is good for this asker only.
  if (record.values.length === 0 && byKey.size < MOST_KNOWN) byKey.set(key, raw(record.sql));
  return record;
}

const MOST_KNOWN = 500;

function makeRecordSql(entity: EntityRuntime, alias: string, shape: RecordShape, context: Context): Sql {
  const names = ['id', 'version', ...shape.fields.filter((name) => name !== 'id' && name !== 'version')];
  const columns = names.map((name) => {
    const stored = storedField(entity, name);
    if (!stored) throw new Error(`${entity.entity.name} has no field ${name}`);
    return sql`${valueToSql(stored, entity, alias, shape.expand.has(name), context)} as ${raw(quoted(name))}`;
  });
  return sql`(select row_to_json(x)::text from (select ${join(columns)}) x)`;
}

function valueToSql(stored: StoredField, entity: EntityRuntime, alias: string, expand: boolean, context: Context): Sql {
  const { field, column } = stored;
  if (field.type === 'references') return linksToSql(field, entity, alias, expand, context);
  if (field.type === 'roll-up') {
    const shows = fieldShows(field.name, entity, alias, context);
    const value = rollUpToSql(field, alias, context);
    return shows ? sql`case when ${shows} then ${value} end` : value;
  }
  const sqlColumn = raw(`${alias}.${quoted(column ?? '')}`);
  if (expand && field.entity) return expandedToSql(sqlColumn, field.entity, context);
  return columnToJson(sqlColumn, stored.type ?? 'text');
}

/** A column as the API writes it: decimals as text, instants in UTC with milliseconds. */
function columnToJson(column: Sql, type: string): Sql {
  if (type.startsWith('numeric')) return sql`${column}::text`;
  if (type.startsWith('timestamp')) {
    return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  }
  return column;
}

/** `{id, title}`; the title is null when the actor may not read that record or its title field. */
export function expandedToSql(column: Sql, entityName: string, context: Context): Sql {
  return sql`case when ${column} is null then null else json_build_object('id', ${column}, 'title', ${titleToSql(column, entityName, context)}) end`;
}

function titleToSql(id: Sql, entityName: string, context: Context): Sql {
  const target = context.model.entities.get(entityName);
  if (!target) throw new Error(`unknown entity ${entityName}`);
  const { readable } = context.access.entity(entityName);
  const { field, column } = target.titleField;
  if (!readable.has(field.name) || !column) return sql`null`;
  return sql`(select r.${raw(quoted(column))}::text from ${rowsFor(target, 'r', context)} where r.id = ${id} and ${readableRows(target, 'r', context)})`;
}

function linksToSql(field: FieldModel, entity: EntityRuntime, alias: string, expand: boolean, context: Context): Sql {
  const parts = [sql`'id', k.target_id`];
  if (expand) parts.push(sql`'title', ${titleToSql(raw('k.target_id'), field.entity ?? '', context)}`);
  for (const column of field.columns ?? []) {
    const type = fieldTypes[column.type].column(column);
    if (type.kind !== 'column') continue;
    const value = columnToJson(raw(`k.${quoted(columnOf(column.id))}`), type.sql);
    parts.push(sql`${column.name}::text, ${value}`);
  }
  const shows = fieldShows(field.name, entity, alias, context);
  return sql`(select coalesce(json_agg(json_build_object(${join(parts)}) order by k.position), '[]') from ${raw(linkTableOf(entity.entity.id, field.id))} k where k.source_id = ${raw(alias)}.id${shows ? sql` and ${shows}` : empty})`;
}

/** Counts and sums only what the actor may read, so that a figure tells nothing that a list would not. */
function rollUpToSql(field: FieldModel, alias: string, context: Context): Sql {
  const other = field.entity && context.model.entities.get(field.entity);
  if (!other) throw new Error(`roll-up ${field.name} has no entity`);
  const access = context.access.entity(other.entity.name);
  const via = [...other.fields.values()].find((one) => one.field.id === field.via);
  if (!via?.column) throw new Error(`roll-up ${field.name}: ${field.via} is no reference`);
  const measured = [...other.fields.values()].find((one) => one.field.id === field.measureField);
  const isReadable = access.rows.read !== 'none' && (!measured || access.readable.has(measured.field.name));
  if (!isReadable) return sql`null`;
  const measure = measureToSql(field.measure ?? 'count', measured, 'o');
  const filter = field.filter ? sql` and ${filterToSql(field.filter, other, 'o', context, 'trusted')}` : empty;
  return sql`(select ${measure} from ${rowsFor(other, 'o', context)} where o.${raw(quoted(via.column))} = ${raw(alias)}.id and o.deleted_at is null and ${readableRows(other, 'o', context)}${filter})`;
}

/** An aggregate over the rows `alias`, as the API writes its value. */
export function measureToSql(measure: string, measured: StoredField | undefined, alias: string): Sql {
  if (measure === 'count' || !measured?.column) return sql`count(*)`;
  const column = raw(`${alias}.${quoted(measured.column)}`);
  const value = sql`${raw(measure)}(${column})`;
  if (measure === 'avg') return sql`round(avg(${column}), 4)::text`;
  return columnToJson(value, measured.type ?? 'text');
}
