import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { EntityModel, FieldModel, Model } from '@leitwerk/metadata/model';
import { duplicateIndexes } from './duplicate-indexes.ts';
import { isSearchedText } from './searched-fields.ts';
import { columnOf, linkTableName, objectName, quoted, SEARCH_COLUMN, tableName, tableOf } from './table-names.ts';

export type Column = {
  readonly name: string;
  /** As `format_type` writes it, so that it can be compared with the catalogue. */
  readonly type: string;
  readonly collation?: 'de-x-icu';
  /** After the type: not null, default, generated. */
  readonly rest?: string;
  /** Field that the column stores; absent for the platform's own. */
  readonly field?: FieldModel;
};

/** An index or constraint: made when its name is missing, dropped when its name is not wanted any more. */
export type TableObject = {
  readonly name: string;
  readonly create: string;
  readonly unique?: FieldModel | readonly FieldModel[];
  /** Columns of a key, which refuses values; an index refuses none. */
  readonly key?: readonly string[];
};

/** The text that a record is found by, kept in a column of its own. */
export type SearchText = {
  /** In SQL; `alias` names the row: `''` or `new.`. */
  readonly expression: (alias: string) => string;
  /** Columns that it is made of. */
  readonly columns: readonly string[];
  readonly index: TableObject;
};

export type Table = {
  readonly name: string;
  readonly sql: string;
  readonly entity: EntityModel;
  readonly columns: readonly Column[];
  readonly primaryKey: string;
  readonly objects: readonly TableObject[];
  /** What is searched, if anything is. */
  readonly search: SearchText | null;
};

/** Text that people sort by is sorted the German way; the rest by bytes, which is faster. */
const SORTED_TYPES: ReadonlySet<string> = new Set(['text', 'email', 'computed', 'number-range', 'phone', 'link']);
/** Numbers in these are found in any spacing. */
const SQUEEZED_TYPES: ReadonlySet<string> = new Set(['phone', 'number-range']);

const SYSTEM_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'uuid', rest: 'not null' },
  { name: 'version', type: 'integer', rest: 'not null default 1' },
  { name: 'created_at', type: 'timestamp(3) with time zone', rest: 'not null default now()' },
  { name: 'created_by', type: 'uuid' },
  { name: 'updated_at', type: 'timestamp(3) with time zone', rest: 'not null default now()' },
  { name: 'updated_by', type: 'uuid' },
  { name: 'deleted_at', type: 'timestamp(3) with time zone' },
];

/** Ids that fields cannot have, because every table has these columns. */
export const RESERVED_FIELD_IDS: ReadonlySet<string> = new Set([
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'transitions',
]);

/** Every table that the model wants: one per entity, one per `references` field. */
export function tablesFromModel(model: Model): readonly Table[] {
  return Object.values(model.entities).flatMap((entity) => [
    entityTable(entity, model),
    ...entity.fields.filter((field) => field.type === 'references').map((field) => linkTable(entity, field, model)),
  ]);
}

const fieldColumn = (field: FieldModel): Column | null => {
  const column = fieldTypes[field.type].column(field);
  if (column.kind !== 'column') return null;
  const isSorted = column.sql === 'text' && SORTED_TYPES.has(field.type);
  return {
    name: columnOf(field.id),
    type: catalogueType(column.sql),
    field,
    ...(isSorted && { collation: 'de-x-icu' as const }),
  };
};

const CATALOGUE_TYPES: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp(3) with time zone',
  'timestamptz(3)': 'timestamp(3) with time zone',
  time: 'time without time zone',
  int: 'integer',
};

const catalogueType = (type: string): string => CATALOGUE_TYPES[type] ?? type.replace(/\s*,\s*/, ',');

const REFERENCE_TYPES: ReadonlySet<string> = new Set(['reference', 'user', 'team']);

/** Whether lists are filtered by a field often. */
export const isFilteredBy = (field: FieldModel): boolean =>
  field.index === true || field.type === 'option' || REFERENCE_TYPES.has(field.type);

const isOften = ({ field }: Column): boolean => field !== undefined && isFilteredBy(field);

function entityTable(entity: EntityModel, model: Model): Table {
  const name = tableName(entity.id);
  const sql = tableOf(entity.id);
  const fields = entity.fields.map(fieldColumn).filter((column) => column !== null);
  // PostgreSQL walks through a row up to the last column that a condition names: those that lists are filtered by come first.
  const columns = [...fields.filter(isOften), ...fields.filter((column) => !isOften(column))];
  const search = searchTextOf(name, sql, entity);
  return {
    name,
    sql,
    entity,
    columns: [...SYSTEM_COLUMNS, ...columns],
    primaryKey: 'id',
    search,
    objects: [
      index(name, sql, 'created', '(created_at, id)'),
      ...(search === null ? [] : [search.index]),
      ...fields.flatMap((column) => fieldIndexes(name, sql, column, entity)),
      ...fields.flatMap((column) => foreignKey(name, sql, column, model)),
      ...duplicateIndexes(entity).map(({ what, on }) => index(name, sql, what, on)),
      ...entity.unique.map((key) => uniqueKey(name, sql, key, entity)),
    ],
  };
}

const index = (table: string, sql: string, what: string, on: string): TableObject => {
  const name = objectName('ix', table, what, on);
  return {
    name,
    create: `create index ${quoted(name)} on ${sql} ${on}`,
  };
};

function fieldIndexes(table: string, sql: string, column: Column, entity: EntityModel): TableObject[] {
  const { field } = column;
  if (!field) return [];
  const objects: TableObject[] = [];
  const isReference = REFERENCE_TYPES.has(field.type);
  if (field.type === 'options' && field.index) {
    objects.push(index(table, sql, column.name, `using gin (${quoted(column.name)})`));
  } else if (field.type === 'json' && field.index) {
    objects.push(index(table, sql, column.name, `using gin (${quoted(column.name)} jsonb_path_ops)`));
  } else if (field.index || isReference || field.id === entity.reminderField) {
    // Nulls first is how lists sort; a reference is followed by the newest first.
    const rest = isReference || field.type === 'option' ? 'created_at, id' : 'id';
    objects.push(index(table, sql, column.name, `(${quoted(column.name)} nulls first, ${rest})`));
  }
  if (field.unique) objects.push(uniqueIndex(table, sql, column.name, `(${quoted(column.name)})`, field));
  return objects;
}

const uniqueIndex = (
  table: string,
  sql: string,
  what: string,
  on: string,
  unique: FieldModel | readonly FieldModel[],
): TableObject => {
  // A record in the bin does not keep its number from others.
  const definition = `${on} where deleted_at is null`;
  const name = objectName('uq', table, what, definition);
  return {
    name,
    create: `create unique index ${quoted(name)} on ${sql} ${definition}`,
    unique,
    key: [unique].flat().map((field) => columnOf(field.id)),
  };
};

function uniqueKey(table: string, sql: string, key: EntityModel['unique'][number], entity: EntityModel): TableObject {
  const fields = key.fields.map((id) => {
    const field = entity.fields.find((one) => one.id === id);
    if (!field) throw new Error(`${entity.id}: unique key ${key.id} names the unknown field ${id}`);
    return field;
  });
  return uniqueIndex(
    table,
    sql,
    columnOf(key.id),
    `(${key.fields.map((id) => quoted(columnOf(id))).join(', ')})`,
    fields,
  );
}

// Deferred to the commit: links are written before the record that they belong to.
const reference = (table: string, sql: string, column: string, target: string, onDelete: string): TableObject => {
  const definition = `foreign key (${quoted(column)}) references ${target} (id) ${onDelete} deferrable initially deferred`;
  const name = objectName('fk', table, column, definition);
  return {
    name,
    create: `alter table ${sql} add constraint ${quoted(name)} ${definition}`,
    key: [column],
  };
};

function foreignKey(table: string, sql: string, column: Column, model: Model): TableObject[] {
  const { field } = column;
  if (!field || !REFERENCE_TYPES.has(field.type)) return [];
  const target = field.entity && model.entities[field.entity];
  return target ? [reference(table, sql, column.name, tableOf(target.id), 'on delete no action')] : [];
}

function linkTable(entity: EntityModel, field: FieldModel, model: Model): Table {
  const name = linkTableName(entity.id, field.id);
  const sql = `data.${quoted(name)}`;
  const target = field.entity && model.entities[field.entity];
  if (!target) throw new Error(`${entity.id}.${field.id} has no target`);
  const columns = (field.columns ?? []).map(fieldColumn).filter((column) => column !== null);
  return {
    name,
    sql,
    entity,
    columns: [
      { name: 'source_id', type: 'uuid', rest: 'not null' },
      { name: 'target_id', type: 'uuid', rest: 'not null' },
      { name: 'position', type: 'integer', rest: 'not null default 0' },
      ...columns,
    ],
    primaryKey: 'source_id, target_id',
    search: null,
    objects: [
      index(name, sql, 'target', '(target_id)'),
      reference(name, sql, 'source_id', tableOf(entity.id), 'on delete cascade'),
      reference(name, sql, 'target_id', tableOf(target.id), 'on delete cascade'),
    ],
  };
}

/** The folded text of all searchable fields; numbers also without their blanks. */
function searchTextOf(table: string, sql: string, entity: EntityModel): SearchText | null {
  const fields = entity.fields.filter(isSearchedText);
  if (fields.length === 0) return null;
  // A search reads the whole list of rows not yet sorted in: short, it stays fast in the middle of an import.
  const on = `using gin (${SEARCH_COLUMN} gin_trgm_ops) with (gin_pending_list_limit = 1024)`;
  return {
    expression: (alias) => fields.map((field) => searchText(field, alias)).join(` || e'\\x1f' || `),
    columns: fields.map((field) => columnOf(field.id)),
    index: index(table, sql, 'search', on),
  };
}

/** What search finds of one field, in SQL; `alias` names the row. */
export function searchText(field: FieldModel, alias = ''): string {
  const column = alias + quoted(columnOf(field.id));
  if (field.type === 'address') {
    const parts = ['street', 'houseNumber', 'postalCode', 'city'].map(
      (part) => `coalesce(${column} ->> '${part}', '')`,
    );
    return `leitwerk.fold(${parts.join(` || ' ' || `)})`;
  }
  const folded = `coalesce(leitwerk.fold(${column}::text), '')`;
  return SQUEEZED_TYPES.has(field.type) || field.format
    ? `${folded} || ' ' || coalesce(leitwerk.squeeze(${column}::text), '')`
    : folded;
}
