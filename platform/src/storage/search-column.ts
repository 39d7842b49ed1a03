import { createHash } from 'node:crypto';
import type { ExistingTable } from './read-tables.ts';
import { NEXT_SEARCH_COLUMN, quoted, SEARCH_COLUMN } from './table-names.ts';
import type { SearchText, Table } from './tables-from-model.ts';

// The column with the text that a record is found by. A trigger keeps it, not PostgreSQL itself: a generated column can only be made by
// rewriting the table, which keeps everybody out. A comment on the column says which text it holds.

const hashOf = ({ expression }: SearchText): string =>
  createHash('sha256').update(expression('')).digest('hex').slice(0, 16);

/**
 * How many values are kept to guess from how many rows a word is found in. With PostgreSQL's own 100 the guess is off by several
 * times, and so is the choice between the indexes.
 */
const STATISTICS = 500;
/** Rows that are brought up to date in one go while others write. */
const BATCH = 2000;

/** Whether the text of all rows has to be worked out anew. */
export const isStale = ({ search }: Table, current: ExistingTable): boolean =>
  search !== null && current.columns[SEARCH_COLUMN]?.comment !== hashOf(search);

const triggerOf = (column: string): string => `keep${column}`;
const functionOf = (table: Table, column: string): string => `data.${quoted(`keep${column}_of_${table.name}`)}`;

/** Function and trigger that keep a column up to date. */
function keep(table: Table, search: SearchText, column: string): string[] {
  const name = functionOf(table, column);
  const columns = search.columns.map(quoted).join(', ');
  return [
    `create or replace function ${name}() returns trigger language plpgsql as $f$ begin new.${column} := ${search.expression('new.')}; return new; end $f$`,
    `create or replace trigger ${triggerOf(column)} before insert or update of ${columns} on ${table.sql} for each row execute function ${name}()`,
  ];
}

const letGo = (table: Table, column: string): string => `drop trigger if exists ${triggerOf(column)} on ${table.sql}`;

const remove = (table: Table, column: string): string[] => [
  letGo(table, column),
  `alter table ${table.sql} drop column if exists ${column}`,
  `drop function if exists ${functionOf(table, column)}()`,
];

const mark = (table: Table, search: SearchText, column: string): string[] => [
  `alter table ${table.sql} alter column ${column} set statistics ${STATISTICS}`,
  `comment on column ${table.sql}.${column} is '${hashOf(search)}'`,
];

/** What a table with the column needs beside it. */
export const keepSearch = (table: Table): string[] =>
  table.search ? [...keep(table, table.search, SEARCH_COLUMN), ...mark(table, table.search, SEARCH_COLUMN)] : [];

/** Lets go of the columns that the text is made of, so that they may become another type. */
export const releaseSearch = (table: Table, current: ExistingTable): string[] => [
  letGo(table, SEARCH_COLUMN),
  ...(current.columns[SEARCH_COLUMN]?.isGenerated
    ? [`alter table ${table.sql} alter column ${SEARCH_COLUMN} drop expression`]
    : []),
];

/** The text of all rows anew; nobody can use the table meanwhile. */
export const rewriteSearch = (table: Table, current: ExistingTable): string[] =>
  table.search
    ? [
        ...(current.columns[SEARCH_COLUMN] ? [] : [`alter table ${table.sql} add column ${SEARCH_COLUMN} text`]),
        `alter table ${table.sql} alter column ${SEARCH_COLUMN} type text using (${table.search.expression('')})`,
        ...keepSearch(table),
      ]
    : [];

const nextIndex = ({ index }: SearchText) => {
  // As long as the other name: longer ones are cut.
  const name = index.name.replace(/^ix_/, 'nx_');
  const create = index.create
    .replace(quoted(index.name), quoted(name))
    .replace(`(${SEARCH_COLUMN} `, `(${NEXT_SEARCH_COLUMN} `);
  return { name, create: create.replace(/^create index /, 'create index concurrently if not exists ') };
};

/** Whether it has been, in the column beside, with its index. */
export const isPrepared = ({ search }: Table, current: ExistingTable): boolean =>
  search !== null &&
  current.columns[NEXT_SEARCH_COLUMN]?.comment === hashOf(search) &&
  current.objects.has(nextIndex(search).name);

/** The text of all rows anew in a column beside, while everybody works. Each is a statement for itself, outside of a transaction. */
export function prepareSearch(table: Table, current: ExistingTable): string[] {
  const { search } = table;
  if (search === null || isPrepared(table, current)) return [];
  return [
    ...(current.columns[NEXT_SEARCH_COLUMN] ? [remove(table, NEXT_SEARCH_COLUMN).join('; ')] : []),
    `alter table ${table.sql} add column ${NEXT_SEARCH_COLUMN} text`,
    ...keep(table, search, NEXT_SEARCH_COLUMN),
    fill(table, search),
    nextIndex(search).create,
    ...mark(table, search, NEXT_SEARCH_COLUMN),
  ];
}

/** Goes through the rows by their ids and commits after each batch. What is new meanwhile has its text from the trigger. */
const fill = (table: Table, search: SearchText): string => `do $fill$
  declare
    last uuid := '00000000-0000-0000-0000-000000000000';
    upto uuid;
  begin
    loop
      select b.id into upto from (select id from ${table.sql} where id > last order by id limit ${BATCH}) b
        order by b.id desc limit 1;
      exit when upto is null;
      update ${table.sql} set ${NEXT_SEARCH_COLUMN} = ${search.expression('')}
        where id > last and id <= upto and ${NEXT_SEARCH_COLUMN} is null;
      commit;
      last := upto;
    end loop;
  end $fill$`;

/** The column beside takes the place of the one that is used. */
export function swapSearch(table: Table): string[] {
  const { search } = table;
  if (search === null) return [];
  return [
    ...remove(table, SEARCH_COLUMN),
    letGo(table, NEXT_SEARCH_COLUMN),
    `alter table ${table.sql} rename column ${NEXT_SEARCH_COLUMN} to ${SEARCH_COLUMN}`,
    `alter index data.${quoted(nextIndex(search).name)} rename to ${quoted(search.index.name)}`,
    ...keep(table, search, SEARCH_COLUMN),
    `drop function if exists ${functionOf(table, NEXT_SEARCH_COLUMN)}()`,
  ];
}

/**
 * Takes away, at once or not at all, what nobody uses: the column of a table in which nothing is searched any more, and what a publish
 * has left that was broken off.
 */
export const tidySearch = (table: Table, current: ExistingTable, isSwapped: boolean): string[] => [
  ...(table.search === null && current.columns[SEARCH_COLUMN] ? [remove(table, SEARCH_COLUMN).join('; ')] : []),
  ...(current.columns[NEXT_SEARCH_COLUMN] && !isSwapped ? [remove(table, NEXT_SEARCH_COLUMN).join('; ')] : []),
];
