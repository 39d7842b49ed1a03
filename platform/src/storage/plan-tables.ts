import type { FieldModel } from '@leitwerk/metadata/model';
import type { ExistingTable } from './read-tables.ts';
import {
  isPrepared,
  isStale,
  keepSearch,
  prepareSearch,
  releaseSearch,
  rewriteSearch,
  swapSearch,
  tidySearch,
} from './search-column.ts';
import { quoted, SEARCH_COLUMN } from './table-names.ts';
import type { Column, Table, TableObject } from './tables-from-model.ts';

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
  /** What was prepared takes its place: the last things before the new version is live, because they keep everybody out. */
  readonly swaps: readonly string[];
  /** Indexes and keys that nobody wants any more; they hold no data and can go at any time afterwards. */
  readonly drops: readonly string[];
  readonly typeChanges: readonly TypeChange[];
  /** Names of tables that are there and that the statements change. */
  readonly changed: readonly string[];
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
  const swaps: string[] = [];
  const typeChanges: TypeChange[] = [];
  const changed: string[] = [];
  for (const table of wanted) {
    const current = existing.get(table.name);
    if (!current) {
      creates.push(createTable(table));
      objects.push(...table.objects.map((object) => object.create));
      continue;
    }
    const before = alters.length + objects.length;
    const changes = typeChangesOf(table, current, version);
    typeChanges.push(...changes);
    const wantedNames = new Set(table.objects.map((object) => object.name));
    const isLost = lostObjects(table, current, changes);
    const dropNamed = (names: readonly string[]) => names.map((name) => dropObject(table.sql, name));
    drops.push(...dropNamed([...current.objects].filter((name) => !wantedNames.has(name))));
    alters.push(...dropNamed([...current.objects].filter((name) => wantedNames.has(name) && isLost(name))));
    alters.push(...alterTable(table, current, changes));
    const isSwapped = changes.length === 0 && isStale(table, current) && isPrepared(table, current);
    if (isSwapped) swaps.push(...swapSearch(table));
    drops.push(...tidySearch(table, current, isSwapped));
    objects.push(
      ...table.objects
        .filter((object) => !current.objects.has(object.name) || isLost(object.name))
        .filter((object) => !isSwapped || object !== table.search?.index)
        .map((object) => object.create),
    );
    if (alters.length + objects.length > before) changed.push(table.name);
  }
  // A table that no entity uses any more must not keep others from purging what it points at.
  const names = new Set(wanted.map((table) => table.name));
  for (const table of existing.values()) {
    if (names.has(table.name)) continue;
    const links = [...table.objects].filter((name) => name.startsWith('fk_'));
    drops.push(...links.map((name) => dropObject(`data.${quoted(table.name)}`, name)));
  }
  return { statements: [...creates, ...alters, ...objects], swaps, drops, typeChanges, changed };
}

/**
 * What can be done before a publish, while everybody works on with the old model, so that the publish itself locks nothing for long:
 * columns are added (the old model does not know them), indexes built beside the writers, keys of new columns checked without keeping
 * anybody out, the text that is searched worked out in a column beside the one that is used.
 * Each is a statement for itself, outside of a transaction; those of one list go on from each other. Columns that become another
 * type, and what is built on them, are not among them.
 * @param fromBytes smaller tables are left to the publish
 */
export function planPreparations(
  wanted: readonly Table[],
  existing: ReadonlyMap<string, ExistingTable>,
  fromBytes: number,
): readonly (readonly string[])[] {
  return wanted.flatMap((table): (readonly string[])[] => {
    const current = existing.get(table.name);
    if (!current || current.bytes < fromBytes) return [];
    const changes = typeChangesOf(table, current, 0);
    const added = table.columns
      .filter((column) => !current.columns[column.name])
      .map((column) => `alter table ${table.sql} add column if not exists ${columnSql(column)}`);
    const later = changes.map((change) => quoted(change.column));
    const isSearchedAnew = isStale(table, current);
    if (isSearchedAnew) later.push(`(${SEARCH_COLUMN} `);
    const objects = table.objects.filter(
      (object) =>
        !current.objects.has(object.name) &&
        !later.some((column) => object.create.includes(column)) &&
        !bindsNow(object, current),
    );
    return [
      ...added.map((one) => [one]),
      ...objects.map(({ name, create }) => madeBeside(table.sql, name, create)),
      ...(isSearchedAnew && changes.length === 0 ? [prepareSearch(table, current)] : []),
    ];
  });
}

/** A key over a column that the live model has would hold for it at once, although nothing is published yet. */
const bindsNow = ({ key }: TableObject, current: ExistingTable): boolean =>
  key?.some((column) => current.columns[column] !== undefined) === true;

const madeBeside = (table: string, name: string, create: string): readonly string[] =>
  name.startsWith('fk_')
    ? [`${dropObject(table, name)}; ${create} not valid`, `alter table ${table} validate constraint ${quoted(name)}`]
    : [create.replace(/^create (unique )?index /, (start) => `${start}concurrently if not exists `)];

const columnSql = (column: Column): string =>
  [quoted(column.name), column.type, column.collation && `collate ${quoted(column.collation)}`, column.rest]
    .filter(Boolean)
    .join(' ');

function createTable(table: Table): string {
  const system = table.columns.filter((column) => !column.field).map(columnSql);
  const fields = table.columns.filter((column) => column.field).map(columnSql);
  const text = table.search ? [`${SEARCH_COLUMN} text`] : [];
  const columns = [...system, ...text, ...fields].join(',\n  ');
  const create = `create table ${table.sql} (\n  ${columns},\n  primary key (${table.primaryKey})\n)`;
  return table.search ? [create, ...keepSearch(table)].join(';\n') : create;
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

/** Indexes and keys over columns that are made anew, by name: they have to be made anew as well. */
function lostObjects(table: Table, current: ExistingTable, changes: readonly TypeChange[]): (name: string) => boolean {
  const columns = changes.map((change) => quoted(change.column));
  const lost = new Set(
    table.objects
      .filter((object) => columns.some((column) => object.create.includes(column)))
      .map((object) => object.name),
  );
  return (name) => lost.has(name) && current.objects.has(name);
}

function alterTable(table: Table, current: ExistingTable, changes: readonly TypeChange[]): string[] {
  const statements: string[] = [];
  const isRewritten = changes.length > 0 || (isStale(table, current) && !isPrepared(table, current));
  // Columns of the text can become another type only while nothing holds on to them.
  const isReleased = isRewritten || isWidened(table, current) || current.columns[SEARCH_COLUMN]?.isGenerated === true;
  if (isReleased) statements.push(...releaseSearch(table, current));
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
  if (isRewritten) statements.push(...rewriteSearch(table, current));
  else if (isReleased) statements.push(...keepSearch(table));
  return statements;
}

const isWidened = (table: Table, current: ExistingTable): boolean =>
  table.columns.some((column) => {
    const from = current.columns[column.name]?.type;
    return from !== undefined && from !== column.type && isWidening(from, column.type);
  });

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
