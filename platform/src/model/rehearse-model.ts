import { setImmediate as breathe } from 'node:timers/promises';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { isSame } from '@leitwerk/metadata/keyed-list';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import sql, { raw } from 'sql-template-tag';
import { storedToSql } from '../query/record-to-sql.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext, ruleContextOf } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { EntityRuntime, RuntimeModel } from './runtime-model.ts';

type Values = Readonly<Record<string, unknown>>;

/** What happens to records at one field, and to which ones for example. */
export type Finding = {
  /**
   * `broken`: a rule, format or limit that they do not break now. `recalculated`: a computed value becomes another one. `hidden`: a
   * value is kept, but nobody sees it any more.
   */
  readonly what: 'broken' | 'recalculated' | 'hidden';
  readonly field: string;
  readonly label: Label;
  /** What is broken. */
  readonly issue?: Pick<Issue, 'code' | 'params'>;
  readonly count: number;
  readonly samples: readonly { readonly id: string; readonly title: string | null }[];
};

export type EntityRehearsal = {
  readonly entity: string;
  readonly label: Label;
  readonly looked: number;
  /** Fewer were looked at when the time was over. */
  readonly of: number;
  /** The entity goes away: its records are kept, but nobody sees them any more. */
  readonly isRemoved: boolean;
  readonly findings: readonly Finding[];
};

const BATCH = 500;
/** After so many others get their turn. */
const RECORDS_AT_A_TIME = 20;
const MOST_SAMPLES = 5;

/**
 * Looks at the records as they are, under the rules of now and of then. Reads only, locks nothing, and is over after `longestMs`:
 * what has not been looked at is told. Rules of modules are not asked.
 * @param mayLook whether the asker may read everything of an entity: rules of his own making would tell him what is there
 */
export async function rehearseModel(
  database: Queryable,
  before: RuntimeModel,
  after: RuntimeModel,
  mayLook: (entity: string) => boolean,
  longestMs: number,
): Promise<readonly EntityRehearsal[]> {
  const end = Date.now() + longestMs;
  const byId = new Map([...after.entities.values()].map((one) => [one.entity.id, one]));
  const changed = [...before.entities.values()].filter(
    (one) =>
      mayLook(one.entity.name) &&
      (!isSame(one.entity, byId.get(one.entity.id)?.entity) ||
        !isSame(statusOf(before, one), statusOf(after, byId.get(one.entity.id)))),
  );
  const rehearsals: EntityRehearsal[] = [];
  for (const [index, old] of changed.entries()) {
    // Every entity gets its share of the time that is left.
    const share = (end - Date.now()) / (changed.length - index);
    rehearsals.push(await rehearseEntity(database, before, after, old, byId.get(old.entity.id), Date.now() + share));
  }
  return rehearsals.filter((one) => one.of > 0);
}

const statusOf = (model: RuntimeModel, entity: EntityRuntime | undefined) =>
  Object.values(model.model.statuses).find((one) => one.entity === entity?.entity.name);

async function rehearseEntity(
  database: Queryable,
  before: RuntimeModel,
  after: RuntimeModel,
  old: EntityRuntime,
  next: EntityRuntime | undefined,
  end: number,
): Promise<EntityRehearsal> {
  const [row] = await database.query<{ count: number }>(
    sql`select count(*) as count from ${raw(old.table)} t where t.deleted_at is null`,
  );
  const head = { entity: old.entity.name, label: old.entity.label, of: Number(row?.count ?? 0) };
  if (!next) return { ...head, looked: 0, isRemoved: true, findings: [] };
  const sides: Sides = {
    old,
    next,
    now: makeContext(before, SYSTEM_ACTOR, null),
    later: makeContext(after, SYSTEM_ACTOR, null),
  };
  const findings = new Map<string, Finding>();
  let [looked, last] = [0, '00000000-0000-0000-0000-000000000000'];
  while (Date.now() < end) {
    const records = await readBatch(database, sides, last);
    for (const record of records) {
      for (const finding of await judge(record, sides)) add(findings, finding, record, old);
      looked += 1;
      if (looked % RECORDS_AT_A_TIME === 0) await breathe();
    }
    last = records.at(-1)?.id ?? last;
    if (records.length < BATCH) break;
  }
  return { ...head, looked, isRemoved: false, findings: [...findings.values()] };
}

type Read = { readonly id: string; readonly values: Values };

/** An entity as it is and as it would be, each with what formulas know there. */
type Sides = {
  readonly old: EntityRuntime;
  readonly next: EntityRuntime;
  readonly now: Context;
  readonly later: Context;
};

async function readBatch(database: Queryable, { old: entity, now }: Sides, after: string): Promise<readonly Read[]> {
  const rows = await database.query<{ id: string; record: string }>(sql`
    select t.id, ${storedToSql(entity, 't', now)} as record from ${raw(entity.table)} t
    where t.deleted_at is null and t.id > ${after}::uuid order by t.id limit ${BATCH}`);
  return rows.map(({ id, record }) => ({ id, values: JSON.parse(record) as Values }));
}

type Judged = Omit<Finding, 'count' | 'samples'>;

/** What becomes different for one record. */
async function judge({ values }: Read, { old, next, now, later }: Sides): Promise<readonly Judged[]> {
  const moved = movedValues(values, old, next);
  const { values: decoded, issues: wrong } = next.rules.decode(writableValues(moved, next));
  const derived = await next.rules.derive({ ...moved, ...decoded }, ruleContextOf(later));
  const record = { ...moved, ...decoded, ...derived };
  const isKnown = await issuesOfNow(values, old, ruleContextOf(now));
  const broken = [...wrong, ...(await next.rules.check(record, ruleContextOf(later)))].flatMap((issue): Judged[] => {
    const field = next.fields.get(issue.path.split('.')[0] ?? '')?.field;
    if (!field || isKnown(field.id, issue)) return [];
    return [
      {
        what: 'broken',
        field: field.name,
        label: field.label,
        issue: { code: issue.code, ...(issue.params && { params: issue.params }) },
      },
    ];
  });
  const recalculated = Object.entries(derived).flatMap(([name, value]): Judged[] => {
    const field = next.fields.get(name)?.field;
    return field && hasField(old, field.id) && !isSame(value ?? null, moved[name] ?? null)
      ? [{ what: 'recalculated', field: name, label: field.label }]
      : [];
  });
  const hidden = [...old.fields.values()].flatMap(({ field, column }): Judged[] =>
    column && !hasField(next, field.id) && (values[field.name] ?? null) !== null
      ? [{ what: 'hidden', field: field.name, label: field.label }]
      : [],
  );
  return [...broken, ...recalculated, ...hidden];
}

const hasField = (entity: EntityRuntime, id: string): boolean =>
  entity.entity.fields.some((field) => field.id === id) || entity.fields.has(id);

/** The values under the names that fields will have. */
function movedValues(values: Values, old: EntityRuntime, next: EntityRuntime): Values {
  const names = new Map([...old.fields.values()].map(({ field }) => [field.id, field.name]));
  return Object.fromEntries(
    [...next.fields.values()].map(({ field }) => [field.name, values[names.get(field.id) ?? ''] ?? null]),
  );
}

const writableValues = (values: Values, entity: EntityRuntime): Values =>
  Object.fromEntries(
    entity.entity.fields
      .filter((field) => fieldTypes[field.type].writable && (values[field.name] ?? null) !== null)
      .map((field) => [field.name, values[field.name]]),
  );

/** Whether a record breaks this already now. */
async function issuesOfNow(values: Values, old: EntityRuntime, context: RuleContext) {
  const issues = [...old.rules.decode(writableValues(values, old)).issues, ...(await old.rules.check(values, context))];
  const known = new Set(
    issues.map(
      (issue) =>
        `${old.fields.get(issue.path.split('.')[0] ?? '')?.field.id} ${issue.code} ${JSON.stringify(issue.params)}`,
    ),
  );
  return (field: string, issue: Issue): boolean => known.has(`${field} ${issue.code} ${JSON.stringify(issue.params)}`);
}

function add(findings: Map<string, Finding>, judged: Judged, { id, values }: Read, entity: EntityRuntime): void {
  const key = `${judged.what} ${judged.field} ${judged.issue?.code ?? ''} ${JSON.stringify(judged.issue?.params ?? null)}`;
  const known = findings.get(key) ?? { ...judged, count: 0, samples: [] };
  const title = values[entity.titleField.field.name];
  const samples =
    known.samples.length < MOST_SAMPLES
      ? [...known.samples, { id, title: title === null || title === undefined ? null : String(title) }]
      : known.samples;
  findings.set(key, { ...known, count: known.count + 1, samples });
}
