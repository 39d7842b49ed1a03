import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { EntityModel } from '@leitwerk/metadata/model';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { COMPARED_EVERYWHERE, foldedPart, foldedText, isName, soundOf } from '../storage/duplicate-indexes.ts';
import { fold } from '../storage/fold.ts';
import { quoted } from '../storage/table-names.ts';
import { readableRows, rowsFor } from './veiled-rows.ts';

export type Duplicate = {
  readonly id: string;
  readonly title: string | null;
  readonly rule: string;
  readonly label: Label;
};

/** What given values are like. */
export type Likeness = {
  /** Records that agree with them, five at most. */
  readonly records: readonly Duplicate[];
  /** Two given ones that have one of these in common agree with each other. */
  readonly prints: readonly string[];
};

const MOST = 5;

type Values = Readonly<Record<string, unknown>>;

/**
 * Finds what agrees with given values in all fields of one of the entity's duplicate rules. Names agree when they sound alike,
 * addresses when they are the same house, phone numbers and e-mail addresses in whichever field they stand. A few statements for
 * any number of given ones.
 * @param given values by field name, as people or files give them
 * @returns for each of them, in order
 */
export async function findLikeness(
  database: Queryable,
  entity: EntityRuntime,
  given: readonly Values[],
  context: Context,
): Promise<readonly Likeness[]> {
  const { readable } = context.access.entity(entity.entity.name);
  const stored = [...entity.fields.values()].filter((one) => one.column && readable.has(one.field.name));
  const values = given.map((one) => entity.rules.decode(one).values);
  const found = given.map(() => ({ records: new Map<string, Duplicate>(), prints: new Set<string>() }));
  for (const rule of entity.entity.duplicates) {
    const compared = comparedBy(rule, stored);
    if (!compared) continue;
    const rows = values.flatMap((one, row) => rowOf(one, row, compared));
    // Addresses go by their postal code or by their town: one statement for each.
    for (const [shape, alike] of Map.groupBy(rows, (row) => row.shape)) {
      const query: LikenessQuery = { entity, compared, shape, rows: alike, stored, context };
      for (const { row, id, title } of await findRecords(database, query)) {
        const records = found[row]?.records;
        if (records && records.size < MOST && !records.has(id))
          records.set(id, { id, title, rule: rule.id, label: rule.label });
      }
      if (given.length < 2) continue;
      for (const { row, print } of await findPrints(database, query)) found[row]?.prints.add(print);
    }
  }
  return found.map(({ records, prints }) => ({ records: [...records.values()], prints: [...prints] }));
}

/** Given values that one rule compares, all in the same way. */
type LikenessQuery = {
  readonly entity: EntityRuntime;
  readonly compared: readonly StoredField[];
  readonly shape: string;
  readonly rows: readonly GivenRow[];
  readonly stored: readonly StoredField[];
  readonly context: Context;
};

type GivenRow = { readonly row: number; readonly shape: string; readonly parts: Values };

/** The fields of a rule; null when the actor may not read all of them. */
function comparedBy(
  rule: EntityModel['duplicates'][number],
  stored: readonly StoredField[],
): readonly StoredField[] | null {
  const fields = rule.fields.map((id) => stored.find((one) => one.field.id === id));
  return fields.every((one) => one !== undefined) ? fields : null;
}

/** What is compared of given values; nothing when one of them is missing: nothing agrees with nothing. */
function rowOf(values: Values, row: number, compared: readonly StoredField[]): GivenRow[] {
  const parts: Record<string, unknown> = {};
  const shape: string[] = [];
  for (const [index, { field, type }] of compared.entries()) {
    const value = values[field.name];
    if (value === null || value === undefined || value === '') return [];
    if (field.type === 'address') {
      const house = houseOf(value as Values);
      if (!house) return [];
      shape.push(house.by);
      parts[`town${index}`] = house.town;
      parts[`street${index}`] = house.street;
      parts[`number${index}`] = house.number;
    } else parts[`value${index}`] = type === 'text' ? fold(String(value)) : value;
  }
  return [{ row, shape: shape.join(), parts }];
}

/** The same house: town and number as they are, the street however it is spelled. Without town or street there is nothing to compare. */
function houseOf(parts: Values) {
  const given = (part: string): string => fold(String(parts[part] ?? '')).trim();
  const by = given('postalCode') ? 'postalCode' : 'city';
  if (given(by) === '' || given('street') === '') return null;
  return { by, town: given(by), street: given('street'), number: given('houseNumber').replaceAll(' ', '') };
}

const givenRows = ({ compared, rows }: LikenessQuery): Sql => {
  const columns = compared.flatMap(({ field, type }, index) =>
    field.type === 'address'
      ? [`town${index} text`, `street${index} text`, `number${index} text`]
      : [`value${index} ${type ?? 'text'}`],
  );
  const given = JSON.stringify(rows.map(({ row, parts }) => ({ row, ...parts })));
  return sql`json_to_recordset(${given}::json) as g(row int, ${raw(columns.join(', '))})`;
};

function findRecords(
  database: Queryable,
  query: LikenessQuery,
): Promise<readonly { readonly row: number; readonly id: string; readonly title: string | null }[]> {
  const { entity, compared, shape, stored, context } = query;
  const shapes = shape.split(',');
  const conditions = compared.map((one, index) =>
    one.field.type === 'address' ? sameHouse(one, index, shapes.shift() ?? '') : sameValue(one, index, stored),
  );
  const { field, column } = entity.titleField;
  const mayReadTitle = column !== null && stored.some((one) => one.field.name === field.name);
  // "offset 0" has what agrees looked up first, by its own index. Without it PostgreSQL may go through all that the actor owns,
  // once for every given row.
  return database.query(sql`
    select g.row, d.id, d.title from ${givenRows(query)}
    cross join lateral (
      select t.id, ${mayReadTitle ? raw(`t.${quoted(column)}::text`) : sql`null`} as title
      from (select * from ${rowsFor(entity, 't', context)} where t.deleted_at is null and ${join(conditions, ' and ')} offset 0) t
      where ${readableRows(entity, 't', context)} limit ${MOST}
    ) d`);
}

function sameValue({ field, column, type }: StoredField, index: number, stored: readonly StoredField[]): Sql {
  const value = raw(`g.value${index}`);
  const own = `t.${quoted(column ?? '')}`;
  if (type !== 'text') return sql`${raw(own)} = ${value}`;
  if (isName(field)) return sql`(${raw(soundOf(own))} = leitwerk.sound(${value}) and leitwerk.sound(${value}) <> '')`;
  const places = COMPARED_EVERYWHERE.has(field.type) ? stored.filter((one) => one.field.type === field.type) : [];
  const columns = places.length > 0 ? places.map((one) => `t.${quoted(one.column ?? '')}`) : [own];
  return sql`(${join(
    columns.map((one) => sql`${raw(foldedText(one))} = ${value}`),
    ' or ',
  )})`;
}

function sameHouse({ column }: StoredField, index: number, by: string): Sql {
  const own = `t.${quoted(column ?? '')}`;
  const street = soundOfStreet(`coalesce(${own} ->> 'street', '')`);
  return sql`(${raw(foldedPart(own, by))} = ${raw(`g.town${index}`)}
    and replace(lower(coalesce(${raw(own)} ->> 'houseNumber', '')), ' ', '') = ${raw(`g.number${index}`)}
    and ${raw(street)} = ${raw(soundOfStreet(`g.street${index}`))})`;
}

const soundOfStreet = (text: string): string =>
  soundOf(`regexp_replace(${foldedText(text)}, 'str(\\.|\\M)', 'strasse')`);

/** Values in the form in which they are compared. */
function findPrints(
  database: Queryable,
  query: LikenessQuery,
): Promise<readonly { readonly row: number; readonly print: string }[]> {
  const parts = query.compared.map(({ field, type }, index) => {
    const kind = COMPARED_EVERYWHERE.has(field.type) ? field.type : field.id;
    const value = `g.value${index}`;
    const compared =
      field.type === 'address'
        ? `g.town${index} || ' ' || g.number${index} || ' ' || ${soundOfStreet(`g.street${index}`)}`
        : type === 'text' && isName(field)
          ? `nullif(${soundOf(value)}, '')`
          : `${value}::text`;
    // Nothing to compare, e.g. a name that does not sound, is null, and so is the whole then.
    return sql`${kind}::text || ' ' || ${raw(compared)}`;
  });
  return database.query(sql`
    select * from (select g.row, ${query.shape}::text || '|' || ${join(parts, " || '|' || ")} as print from ${givenRows(query)}) p
    where print is not null`);
}
