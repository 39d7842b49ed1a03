import { createHash } from 'node:crypto';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { ExistingTable } from './read-tables.ts';
import { quoted, SEARCH_COLUMN } from './table-names.ts';
import type { Column, Table } from './tables-from-model.ts';

/** A column whose values must become another type. The old column stays under `keptAs`. */
export type TypeChange = {
  readonly table: Table;
  readonly field: FieldModel;
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly keptAs: string;
};

export type TablePlan = {
  readonly statements: readonly string[];
  /** Indexes and keys that nobody wants any more; they hold no data and can go at any time afterwards. */
  readonly drops: readonly string[];
  readonly typeChanges: readonly TypeChange[];
};

/**
 * Statements that bring the tables to what the model wants. Nothing is dropped that holds data: columns and tables that are
 * not wanted stay, and a column whose type changes is kept beside the new one.
 * @param version number of the model version that is about to be made; part of the names of kept columns
 */
export function planTables(
  wanted: readonly Table[],
  existing: ReadonlyMap<string, ExistingTable>,
  version: number,
): TablePlan {
  const creates: string[] = [];
  const alters: string[] = [];
  const objects: string[] = [];
  const drops: string[] = [];
  const typeChanges: TypeChange[] = [];
  for (const table of wanted) {
    const current = existing.get(table.name);
    if (!current) {
      creates.push(createTable(table));
      objects.push(...table.objects.map((object) => object.create));
      continue;
    }
    const changes = typeChangesOf(table, current, version);
    typeChanges.push(...changes);
    const wantedNames = new Set(table.objects.map((object) => object.name));
    const isLost = lostObjects(table, current, changes);
    const dropNamed = (names: readonly string[]) => names.map((name) => dropObject(table.sql, name));
    drops.push(...dropNamed([...current.objects].filter((name) => !wantedNames.has(name))));
    alters.push(...dropNamed([...current.objects].filter((name) => wantedNames.has(name) && isLost(name))));
    alters.push(...alterTable(table, current, changes));
    objects.push(
      ...table.objects
        .filter((object) => !current.objects.has(object.name) || isLost(object.name))
        .map((object) => object.create),
    );
  }
  // A table that no entity uses any more must not keep others from purging what it points at.
  const names = new Set(wanted.map((table) => table.name));
  for (const table of existing.values()) {
    if (names.has(table.name)) continue;
    const links = [...table.objects].filter((name) => name.startsWith('fk_'));
    drops.push(...links.map((name) => dropObject(`data.${quoted(table.name)}`, name)));
  }
  return { statements: [...creates, ...alters, ...objects], drops, typeChanges };
}

/**
 * What can be done before a publish, while everybody works on with the old model, so that the publish itself locks nothing for long:
 * columns are added (the old model does not know them), indexes built beside the writers, keys checked without keeping anybody out.
 * Each is a statement for itself, outside of a transaction. Columns that become another type, and what is built on them, are not
 * among them.
 * @param fromBytes smaller tables are left to the publish
 */
export function planPreparations(
  wanted: readonly Table[],
  existing: ReadonlyMap<string, ExistingTable>,
  fromBytes: number,
): readonly string[] {
  return wanted.flatMap((table) => {
    const current = existing.get(table.name);
    if (!current || current.bytes < fromBytes) return [];
    const changes = typeChangesOf(table, current, 0);
    const added = table.columns
      .filter((column) => !current.columns[column.name])
      .map((column) => `alter table ${table.sql} add column if not exists ${columnSql(column)}`);
    const later = changes.map((change) => quoted(change.column));
    if (searchIsStale(table, current, changes)) later.push(`(${SEARCH_COLUMN} `);
    const objects = table.objects.filter(
      ({ name, create }) => !current.objects.has(name) && !later.some((column) => create.includes(column)),
    );
    return [...added, ...objects.flatMap(({ name, create }) => madeBeside(table.sql, name, create))];
  });
}

const madeBeside = (table: string, name: string, create: string): readonly string[] =>
  name.startsWith('fk_')
    ? [`${create} not valid`, `alter table ${table} validate constraint ${quoted(name)}`]
    : [create.replace(/^create (unique )?index /, (start) => `${start}concurrently if not exists `)];

const columnSql = (column: Column): string =>
  [quoted(column.name), column.type, column.collation && `collate ${quoted(column.collation)}`, column.rest]
    .filter(Boolean)
    .join(' ');

const searchHash = (expression: string): string => createHash('sha256').update(expression).digest('hex').slice(0, 16);

const searchColumn = (expression: string): string => `${SEARCH_COLUMN} text generated always as (${expression}) stored`;

/**
 * Besides the mark by which a stale column is known: how many values are kept to guess from how many rows a word is found in.
 * With PostgreSQL's own 100 the guess is off by several times, and so is the choice between the indexes.
 */
const searchSettings = (table: Table): readonly string[] => [
  `comment on column ${table.sql}.${SEARCH_COLUMN} is '${searchHash(table.search ?? '')}'`,
  `alter table ${table.sql} alter column ${SEARCH_COLUMN} set statistics ${SEARCH_STATISTICS}`,
];

const SEARCH_STATISTICS = 500;

function createTable(table: Table): string {
  const system = table.columns.filter((column) => !column.field).map(columnSql);
  const fields = table.columns.filter((column) => column.field).map(columnSql);
  const search = table.search ? [searchColumn(table.search)] : [];
  const columns = [...system, ...search, ...fields].join(',\n  ');
  const create = `create table ${table.sql} (\n  ${columns},\n  primary key (${table.primaryKey})\n)`;
  return table.search ? [create, ...searchSettings(table)].join(';\n') : create;
}

const dropObject = (table: string, name: string): string =>
  name.startsWith('fk_')
    ? `alter table ${table} drop constraint if exists ${quoted(name)}`
    : `drop index if exists data.${quoted(name)}`;

const WIDENINGS: ReadonlySet<string> = new Set(['integer>bigint', 'integer>numeric', 'bigint>numeric']);

/** Every value of `from` is a value of `to`, exactly. */
function isWidening(from: string, to: string): boolean {
  const [, fromScale] = /^numeric\(\d+,(\d+)\)$/.exec(from) ?? [];
  const [, toScale] = /^numeric\(\d+,(\d+)\)$/.exec(to) ?? [];
  if (fromScale && toScale) return Number(toScale) >= Number(fromScale);
  return WIDENINGS.has(`${from}>${to.replace(/\(.*$/, '')}`);
}

function typeChangesOf(table: Table, current: ExistingTable, version: number): TypeChange[] {
  return table.columns.flatMap((column) => {
    const from = current.columns[column.name]?.type;
    if (!from || from === column.type || !column.field || isWidening(from, column.type)) return [];
    return [
      {
        table,
        field: column.field,
        column: column.name,
        from,
        to: column.type,
        keptAs: `${column.name}__until_${version}`,
      },
    ];
  });
}

const searchIsStale = (table: Table, current: ExistingTable, changes: readonly TypeChange[]): boolean => {
  const now = current.columns[SEARCH_COLUMN];
  const wanted = table.search === null ? null : searchHash(table.search);
  return changes.length > 0 || (now?.comment ?? null) !== wanted || needsRewrite(table, current);
};

/** A widened column may not be altered while the generated column reads it. */
const needsRewrite = (table: Table, current: ExistingTable): boolean =>
  table.columns.some((column) => {
    const from = current.columns[column.name]?.type;
    return from !== undefined && from !== column.type && isWidening(from, column.type);
  });

/** Indexes and keys over columns that are made anew, by name: they have to be made anew as well. */
function lostObjects(table: Table, current: ExistingTable, changes: readonly TypeChange[]): (name: string) => boolean {
  const columns = changes.map((change) => quoted(change.column));
  if (searchIsStale(table, current, changes)) columns.push(`(${SEARCH_COLUMN} `);
  const lost = new Set(
    table.objects
      .filter((object) => columns.some((column) => object.create.includes(column)))
      .map((object) => object.name),
  );
  return (name) => lost.has(name) && current.objects.has(name);
}

function alterTable(table: Table, current: ExistingTable, changes: readonly TypeChange[]): string[] {
  const statements: string[] = [];
  const stale = searchIsStale(table, current, changes);
  if (stale && current.columns[SEARCH_COLUMN]) statements.push(`alter table ${table.sql} drop column ${SEARCH_COLUMN}`);
  const changed = new Map(changes.map((change) => [change.column, change]));
  for (const column of table.columns) {
    const from = current.columns[column.name]?.type;
    const change = changed.get(column.name);
    if (from === undefined) statements.push(`alter table ${table.sql} add column ${columnSql(column)}`);
    else if (change) statements.push(...convertColumn(table, column, change));
    else if (from !== column.type) {
      statements.push(`alter table ${table.sql} alter column ${quoted(column.name)} type ${column.type}`);
    }
  }
  if (stale && table.search) {
    statements.push(`alter table ${table.sql} add column ${searchColumn(table.search)}`, ...searchSettings(table));
  }
  return statements;
}

function convertColumn(table: Table, column: Column, change: TypeChange): string[] {
  const old = quoted(change.keptAs);
  return [
    `alter table ${table.sql} rename column ${quoted(column.name)} to ${old}`,
    `alter table ${table.sql} add column ${columnSql(column)}`,
    `update ${table.sql} set ${quoted(column.name)} = ${convertedValue(old, change.from, column.type)}
      where ${old} is not null and ${isConvertible(old, change.from, column.type)}`,
  ];
}

const isArray = (type: string): boolean => type.endsWith('[]');

/** The old value as the new type, in SQL. */
export function convertedValue(column: string, from: string, to: string): string {
  if (isArray(to) && !isArray(from)) return `array[${column}::text]`;
  if (isArray(from) && !isArray(to)) return `${column}[1]::${to}`;
  if (to === 'jsonb') return `to_jsonb(${column})`;
  return `${column}::text::${to}`;
}

/** Whether the old value is one of the new type, in SQL. */
export function isConvertible(column: string, from: string, to: string): string {
  if (isArray(to) && !isArray(from)) return 'true';
  if (isArray(from) && !isArray(to))
    return `cardinality(${column}) = 1 and leitwerk.converts(${column}[1]::text, '${to}')`;
  if (to === 'jsonb') return 'true';
  return `leitwerk.converts(${column}::text, '${to}')`;
}
