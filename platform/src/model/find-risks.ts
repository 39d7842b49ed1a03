import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { FieldModel } from '@leitwerk/metadata/model';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import { administratorRoles, findAdministrators } from '../rights/administrators.ts';
import type { Queryable } from '../storage/database.ts';
import type { TypeChange } from '../storage/plan-tables.ts';
import { isConvertible } from '../storage/plan-tables.ts';
import { columnOf, quoted } from '../storage/table-names.ts';
import type { EntityRuntime, RuntimeModel } from './runtime-model.ts';

/** Records that a new version would leave in a state which it does not allow. */
export type Risk = {
  readonly code:
    | 'publish.type-change'
    | 'publish.now-required'
    | 'publish.too-long'
    | 'publish.out-of-range'
    | 'publish.option-gone'
    | 'publish.format-unchecked'
    | 'publish.not-unique'
    | 'publish.nobody-administers';
  readonly entity: string;
  readonly field: string;
  readonly label: Label;
  readonly count: number;
  readonly samples: readonly { readonly id: string; readonly title: string | null }[];
  /** Whether an explicit confirmation is enough; otherwise the records have to be put right first. */
  readonly confirmable: boolean;
};

const MOST_SAMPLES = 5;

type Question = {
  readonly code: Risk['code'];
  readonly field: FieldModel;
  readonly where: Sql;
  readonly confirmable: boolean;
};

/** Counts, over the records as they are now, what the change breaks. Reads only. */
export async function findRisks(
  database: Queryable,
  before: RuntimeModel,
  after: RuntimeModel,
  typeChanges: readonly TypeChange[],
): Promise<readonly Risk[]> {
  const risks: Risk[] = [];
  for (const next of after.entities.values()) {
    const old = [...before.entities.values()].find((one) => one.entity.id === next.entity.id);
    if (!old) continue;
    const retyped = new Map(
      typeChanges.filter((one) => one.table.entity.id === next.entity.id).map((one) => [one.field.id, one]),
    );
    for (const question of questionsOf(old, next, retyped)) {
      const risk = await ask(database, old, next, question);
      if (risk) risks.push(risk);
    }
  }
  return [...risks, ...(await lostAdministrators(database, before, after))];
}

/** Roles may change as long as somebody is left who can change them back. */
async function lostAdministrators(
  database: Queryable,
  before: RuntimeModel,
  after: RuntimeModel,
): Promise<readonly Risk[]> {
  const roles = after.entities.get('user')?.fields.get('roles');
  const had = await findAdministrators(database, administratorRoles(before.definitions));
  if (!roles || had.length === 0) return [];
  if ((await findAdministrators(database, administratorRoles(after.definitions))).length > 0) return [];
  return [
    {
      code: 'publish.nobody-administers',
      entity: 'user',
      field: 'roles',
      label: roles.field.label,
      count: had.length,
      samples: had.slice(0, MOST_SAMPLES),
      confirmable: false,
    },
  ];
}

const column = (field: FieldModel): Sql => raw(`t.${quoted(columnOf(field.id))}`);

function questionsOf(old: EntityRuntime, next: EntityRuntime, retyped: ReadonlyMap<string, TypeChange>): Question[] {
  const questions: Question[] = [];
  for (const field of next.entity.fields) {
    const previous = old.entity.fields.find((one) => one.id === field.id);
    const add = (code: Risk['code'], where: Sql, confirmable = true): void => {
      questions.push({ code, field, where, confirmable });
    };
    const change = retyped.get(field.id);
    if (change) {
      const name = `t.${quoted(change.column)}`;
      add(
        'publish.type-change',
        sql`${raw(name)} is not null and not (${raw(isConvertible(name, change.from, change.to))})`,
      );
      continue;
    }
    const isNew = previous === undefined || previous.type !== field.type;
    if (field.required && !previous?.required) {
      add('publish.now-required', isNew || !hasColumn(old, field) ? sql`true` : sql`${column(field)} is null`);
    }
    if (isNew || !hasColumn(old, field)) continue;
    questions.push(...narrowings(previous, field));
  }
  for (const key of next.entity.unique) {
    if (old.entity.unique.some((one) => one.fields.join() === key.fields.join())) continue;
    const fields = key.fields
      .map((id) => next.entity.fields.find((one) => one.id === id))
      .filter((one) => one !== undefined);
    const [field] = fields;
    if (field && fields.every((one) => hasColumn(old, one)))
      questions.push({ code: 'publish.not-unique', field, where: repeated(next, fields), confirmable: false });
  }
  return questions.map((question) =>
    question.code === 'publish.not-unique' && question.field.unique
      ? { ...question, where: repeated(next, [question.field]) }
      : question,
  );
}

const hasColumn = (entity: EntityRuntime, field: FieldModel): boolean =>
  [...entity.fields.values()].some((one) => one.field.id === field.id && one.column !== null);

const repeated = (entity: EntityRuntime, fields: readonly FieldModel[]): Sql => {
  const equal = fields.map((field) => sql`o.${raw(quoted(columnOf(field.id)))} = ${column(field)}`);
  return sql`exists (select 1 from ${raw(entity.table)} o where o.id <> t.id and o.deleted_at is null and ${join(equal, ' and ')})`;
};

function narrowings(previous: FieldModel, field: FieldModel): Question[] {
  const questions: Question[] = [];
  const add = (code: Risk['code'], where: Sql, confirmable = true): void => {
    questions.push({ code, field, where, confirmable });
  };
  if (field.maxLength !== undefined && field.maxLength < (previous.maxLength ?? Number.POSITIVE_INFINITY)) {
    add('publish.too-long', sql`length(${column(field)}::text) > ${field.maxLength}`);
  }
  const isNumber =
    field.type === 'integer' || field.type === 'decimal' || field.type === 'money' || field.type === 'percent';
  if (isNumber && field.min !== undefined && field.min !== previous.min)
    add('publish.out-of-range', sql`${column(field)} < ${String(field.min)}::numeric`);
  if (isNumber && field.max !== undefined && field.max !== previous.max)
    add('publish.out-of-range', sql`${column(field)} > ${String(field.max)}::numeric`);
  if (field.type === 'option' && field.options) {
    const ids = field.options.map((option) => option.id);
    if (previous.options?.some((option) => !ids.includes(option.id)))
      add('publish.option-gone', sql`${column(field)} <> all(${ids}::text[])`);
  }
  if (field.format && field.format !== previous.format)
    add('publish.format-unchecked', sql`${column(field)} is not null`);
  if (field.unique && !previous.unique) add('publish.not-unique', sql`true`, false);
  return questions;
}

async function ask(
  database: Queryable,
  old: EntityRuntime,
  next: EntityRuntime,
  { code, field, where, confirmable }: Question,
): Promise<Risk | null> {
  const title = raw(`t.${quoted(old.titleField.column ?? 'id')}::text`);
  const [row] = await database.query<{ count: number; samples: string }>(sql`
    with m as materialized (select t.id, ${title} as title from ${raw(next.table)} t where t.deleted_at is null and ${where})
    select (select count(*) from m) as count,
      (select coalesce(json_agg(s), '[]') from (select id, title from m order by id limit ${MOST_SAMPLES}) s) as samples`);
  if (!row || row.count === 0) return null;
  return {
    code,
    entity: next.entity.name,
    field: field.name,
    label: field.label,
    count: row.count,
    samples: JSON.parse(row.samples) as Risk['samples'],
    confirmable,
  };
}
