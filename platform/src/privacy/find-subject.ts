import type { RetentionRule } from '@leitwerk/metadata/generated/definitions.gen';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import { filterToSql } from '../query/filter-to-sql.ts';
import { recordToSql } from '../query/record-to-sql.ts';
import { rowsFor } from '../query/veiled-rows.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { localDate } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import type { Personal } from './personal-model.ts';
import { asPlatform, namesOf, personalOf } from './personal-model.ts';

export type Person = {
  /** Name. */
  readonly entity: string;
  readonly id: string;
};

/** A record that is about a person. */
export type SubjectRecord = {
  readonly id: string;
  readonly personal: Personal;
  readonly title: string | null;
  /** The period that holds for it; null when it has none. */
  readonly rule: RetentionRule | null;
  /** From which day the period runs. */
  readonly event: string;
  /** Ids of records that it refers to. */
  readonly refersTo: readonly string[];
  readonly isInBin: boolean;
};

/** More than one person has; a definition that finds so many takes others' records for his. */
const MOST_RECORDS = 50_000;
const REFERENCES: ReadonlySet<string> = new Set(['reference', 'references']);

/**
 * All records about a person, those in the bin and those that were merged into it too: the person, what refers to the person by the
 * fields that the definitions name, what refers to that, and so on. Whoever asks, nothing is left out.
 */
export async function findSubject(
  database: Queryable,
  person: Person,
  given: Context,
): Promise<ReadonlyMap<string, SubjectRecord>> {
  const context = asPlatform(given);
  const personal = personalOf(context.model);
  const found = new Map<string, SubjectRecord>();
  const root = personal.get(person.entity);
  if (!root) return found;
  const roots = [person.id, ...(await mergedInto(database, root, person.id))];
  let fresh = await readSubject(database, root, sql`t.id = any(${roots}::uuid[])`, context);
  while (fresh.length > 0) {
    for (const one of fresh) found.set(one.id, one);
    if (found.size > MOST_RECORDS) refuse(422, 'privacy.too-many', { params: { most: MOST_RECORDS } });
    const parents = Map.groupBy(fresh, (one) => one.personal.entity.entity.name);
    const next: SubjectRecord[] = [];
    for (const one of personal.values()) {
      const belongs = belongsTo(one, parents);
      if (belongs) next.push(...(await readSubject(database, one, belongs, context)));
    }
    fresh = [...new Map(next.map((one) => [one.id, one])).values()].filter((one) => !found.has(one.id));
  }
  return found;
}

/** A condition over `t`: one of the fields by which it belongs to a person leads to one of these. Null when none can. */
function belongsTo({ entry, entity }: Personal, parents: ReadonlyMap<string, readonly SubjectRecord[]>): Sql | null {
  const parts = (entry.belongsTo ?? []).flatMap((id) => {
    const stored = [...entity.fields.values()].find(({ field }) => field.id === id);
    const ids = parents.get(stored?.field.entity ?? '')?.map((one) => one.id);
    return stored?.column && ids ? [sql`t.${raw(quoted(stored.column))} = any(${ids}::uuid[])`] : [];
  });
  return parts.length === 0 ? null : sql`(${join(parts, ' or ')})`;
}

async function readSubject(
  database: Queryable,
  personal: Personal,
  condition: Sql,
  context: Context,
): Promise<readonly SubjectRecord[]> {
  const { entity, entry } = personal;
  const rules = entry.retention ?? [];
  const references = [...entity.fields.values()].flatMap(({ field }) =>
    REFERENCES.has(field.type) ? [field.name] : [],
  );
  const days = rules.flatMap((rule) => namesOfDates(personal, rule));
  const title = entity.titleField.field.name;
  const fields = [...new Set(['createdAt', title, ...days, ...references])];
  const whens = rules.map(
    (rule, at) =>
      sql`when ${rule.filter === undefined ? raw('true') : sql`coalesce(${filterToSql(rule.filter, entity, 't', context, 'trusted')}, false)`} then ${at}::int`,
  );
  const rule = whens.length === 0 ? raw('null::int') : sql`case ${join(whens, ' ')} end`;
  const rows = await database.query<{ record: string; rule: number | null; bin: boolean }>(sql`
    select ${recordToSql(entity, 't', { fields, expand: new Set() }, context)} as record, ${rule} as rule, t.deleted_at is not null as bin
    from ${rowsFor(entity, 't', context)} where ${condition} order by t.id limit ${MOST_RECORDS + 1}`);
  return rows.map((row) => {
    const record = JSON.parse(row.record) as Record<string, unknown>;
    const holds = row.rule === null ? null : (rules[row.rule] ?? null);
    const dates = holds ? [...namesOfDates(personal, holds), 'createdAt'] : ['createdAt'];
    const event = dates.map((name) => record[name]).find((value) => typeof value === 'string');
    return {
      id: String(record['id']),
      personal,
      title: typeof record[title] === 'string' ? record[title] : null,
      rule: holds,
      event: dayOf(String(event)),
      refersTo: references.flatMap((name) => idsIn(record[name])),
      isInBin: row.bin,
    };
  });
}

const SYSTEM_DATES: ReadonlySet<string> = new Set(['createdAt', 'updatedAt']);

const namesOfDates = ({ entity }: Personal, { from }: RetentionRule): readonly string[] =>
  (from ?? []).flatMap((id) => (SYSTEM_DATES.has(id) ? [id] : namesOf(entity, [id])));

/** The date where the installation is. */
const dayOf = (value: string): string => (value.length === 10 ? value : localDate(new Date(value)));

const idsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.flatMap((one: unknown) =>
          typeof one === 'object' && one !== null && 'id' in one ? [String(one.id)] : [],
        )
      : [];

/** Records that went to the bin because they were the same person, and those that had gone into them before. */
async function mergedInto(database: Queryable, { entity }: Personal, id: string): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }>(sql`
    with recursive gone as (
      select other_id as id from leitwerk.merge where entity = ${entity.entity.id} and survivor_id = ${id}::uuid and undone_at is null
      union select m.other_id from leitwerk.merge m join gone g on m.survivor_id = g.id where m.entity = ${entity.entity.id} and m.undone_at is null)
    select id from gone`);
  return rows.map((row) => row.id);
}
