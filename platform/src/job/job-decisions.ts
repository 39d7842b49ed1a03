import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireJobDecision } from '@leitwerk/metadata/wire/jobs';
import sql from 'sql-template-tag';
import { readTitles } from '../query/read-titles.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { DeadJob } from './job-queue.ts';
import { firstLine } from './read-dead-jobs.ts';
import { wordJob } from './word-job.ts';

const MOST = 50;

/** Notes who has decided what about dead jobs, and about automations that have failed. */
export async function noteDecision(
  database: Queryable,
  decision: WireJobDecision['decision'],
  jobs: readonly Pick<DeadJob, 'name' | 'error'>[],
  { actor }: Context,
): Promise<void> {
  const rows = jobs.map(({ name, error }) => ({ name, error: firstLine(error) }));
  await database.query(sql`
    insert into leitwerk.job_decision (actor, decision, name, error)
    select ${actor.id}::uuid, ${decision}, j.name, j.error
    from json_to_recordset(${JSON.stringify(rows)}::json) as j (name text, error text)`);
}

/** The last decisions, newest first. */
export async function readDecisions(
  database: Queryable,
  language: Language,
  context: Context,
): Promise<readonly WireJobDecision[]> {
  type Row = Omit<WireJobDecision, 'at' | 'by' | 'text'> & { readonly at: Date; actor: string; name: string };
  const rows = await database.query<Row>(
    sql`select id, at, actor, decision, name, error from leitwerk.job_decision order by id desc limit ${MOST}`,
  );
  const users = context.model.entities.get('user');
  const names = users
    ? await readTitles(database, users, new Set(rows.map(({ actor }) => actor)), context)
    : new Map<string, string>();
  return rows.map(({ id, at, actor, decision, name, error }) => ({
    id,
    at: at.toISOString(),
    by: { id: actor, title: names.get(actor) ?? null },
    decision,
    text: wordJob(name, language),
    error,
  }));
}
