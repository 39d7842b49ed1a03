import type { AutomationDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireFailedAutomation, WireFailedAutomations } from '@leitwerk/metadata/wire/jobs';
import sql from 'sql-template-tag';
import { noteDecision } from '../job/job-decisions.ts';
import { messageOf } from '../messages.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import { repeatRun } from './run-automations.ts';

/** So many are told, the newest ones. */
export const MOST_FAILED = 100;

/** What a decision about one is noted under. */
export const AUTOMATION_WORK = 'automation';

/** The code with which automations that set each other off in a circle are stopped. */
const LOOP = 'automation.loop';

type Row = {
  readonly id: string;
  readonly automation: string;
  readonly entity: string;
  readonly record: string;
  readonly event: string;
  readonly chain: readonly string[];
  readonly problem: Issue | null;
  readonly at: Date;
  /** Whether it has run for the same record since, and all went well. */
  readonly hasRunSince: boolean;
};

const SELECT = sql`
  select r.id, r.automation, r.entity, r.record_id as record, r.event, r.chain, r.problem, r.at,
    exists (select 1 from leitwerk.automation_run n where n.record_id = r.record_id and n.automation = r.automation and n.state = 'done' and n.at > r.at) as "hasRunSince"
  from leitwerk.automation_run r`;

/** Automations that could not do what they were to do, and that nobody has decided about; titles of records that the reader may read. */
export async function readFailedRuns(
  database: Queryable,
  language: Language,
  context: Context,
): Promise<WireFailedAutomations> {
  const [rows, count] = await Promise.all([
    database.query<Row>(sql`${SELECT} where r.state = 'failed' order by r.at desc, r.id desc limit ${MOST_FAILED}`),
    countFailedRuns(database),
  ]);
  const titles = await readTitlesOf(
    database,
    rows.map(({ entity, record }): [string, string] => [entity, record]),
    context,
  );
  const nameOf = (id: string): string => definitionOf(id, context)?.label[language] ?? id;
  return {
    items: rows.map((row): WireFailedAutomation => {
      const title = titles.get(`${row.entity}/${row.record}`);
      return {
        id: row.id,
        text: nameOf(row.automation),
        entity: row.entity,
        record: title === undefined ? null : { id: row.record, title },
        event: row.event,
        chain: row.problem?.code === LOOP ? row.chain.map(nameOf) : [],
        error: wordProblem(row, language, context),
        at: row.at.toISOString(),
        repeat: repeatOf(row, context),
      };
    }),
    count,
  };
}

/** With the field that it is about, where the reader may know it. */
function wordProblem({ problem, entity }: Row, language: Language, { model, access }: Context): string {
  if (!problem) return '';
  const field = model.entities.get(entity)?.entity.fields.find(({ name }) => name === problem.path);
  const isKnown = field && access.entity(entity).readable.has(field.name);
  return [...(isKnown ? [field.label[language]] : []), messageOf(problem, language)].join(': ');
}

export async function countFailedRuns(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    sql`select count(*) as count from leitwerk.automation_run where state = 'failed'`,
  );
  return Number(row?.count ?? 0);
}

const definitionOf = (id: string, { model }: Context): AutomationDefinition | undefined =>
  model.model.automations.find((one) => one.id === id);

/** Whether it can be done once more without harm, or what stands against it. */
function repeatOf({ automation, entity, event, problem, hasRunSince }: Row, context: Context) {
  if (definitionOf(automation, context)?.entity !== entity) return 'gone';
  if (problem?.code === LOOP) return 'loop';
  // Messages are not kept.
  if (event === 'incoming') return 'message';
  return hasRunSince ? 'since' : 'possible';
}

/**
 * Does once more what an automation could not do, with the record as it is now and in the name of who asks for it. What is refused
 * again is thrown, and it stays as it was.
 */
export const repeatFailedRun = (database: Storage, id: string, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const row = await lockFailed(tx, id);
    const repeat = repeatOf(row, context);
    const definition = definitionOf(row.automation, context);
    if (!definition || repeat !== 'possible') return refuse(409, `automation.repeat-${repeat}`);
    await repeatRun(tx, definition, { id, entity: row.entity, recordId: row.record }, context);
    await note(tx, 'retried', row, context);
  });

/** Nobody has to look at it any more: what it was to do is not done. */
export const discardFailedRun = (database: Storage, id: string, context: Context): Promise<void> =>
  database.transaction(async (tx) => {
    const row = await lockFailed(tx, id);
    await tx.query(sql`update leitwerk.automation_run set state = 'discarded' where id = ${id}::uuid`);
    await note(tx, 'discarded', row, context);
  });

async function lockFailed(tx: Queryable, id: string): Promise<Row> {
  const [row] = await tx.query<Row>(sql`${SELECT} where r.id = ${id}::uuid and r.state = 'failed' for update of r`);
  return row ?? refuse(409, 'automation.not-failed');
}

function note(tx: Queryable, decision: 'retried' | 'discarded', row: Row, context: Context): Promise<void> {
  const { language } = context.actor;
  const name = definitionOf(row.automation, context)?.label[language] ?? row.automation;
  const error = [name, ...(row.problem ? [messageOf(row.problem, language)] : [])].join(': ');
  return noteDecision(tx, decision, [{ name: AUTOMATION_WORK, error }], context);
}
