import type { Issue } from '@leitwerk/metadata/issue';
import type { WireRun, WireRunOutcome, WireRunProblem } from '@leitwerk/metadata/wire';
import sql, { empty } from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { NOTIFY_JOB } from '../notification/notify-events.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable, Storage } from '../storage/database.ts';
import type { Progress, Run, RunOutcome, RunState } from './run.ts';
import { ENDED } from './run.ts';

const COLUMNS = sql`id, kind, entity, state, actor, input::json as input, cursor::json as cursor, step, total, done, counts::json as counts`;

type Row = Omit<Run, 'input' | 'cursor' | 'counts'> & {
  readonly input: string;
  readonly cursor: string | null;
  readonly counts: string;
};

const runOf = ({ input, cursor, counts, ...row }: Row): Run => ({
  ...row,
  input: JSON.parse(input) as Run['input'],
  cursor: cursor === null ? null : (JSON.parse(cursor) as Run['cursor']),
  counts: JSON.parse(counts) as Run['counts'],
});

export type NewRun = {
  readonly kind: string;
  readonly entity: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly total?: number;
  /** Stored files that it works on; they go with it. */
  readonly files?: readonly string[];
  /** One of the actor's that is the same and waits already is taken instead of another. */
  readonly once?: boolean;
};

/** Makes a run, its files and the job that works on it, in one transaction. @returns its id */
export async function createRun(database: Storage, run: NewRun, context: Context): Promise<string> {
  const id = newId();
  const input = JSON.stringify(run.input);
  return database.transaction(async (tx) => {
    const [same] = run.once
      ? await tx.query<{ id: string }>(sql`
          select id from leitwerk.run where kind = ${run.kind} and actor = ${context.actor.id}::uuid and state = 'waiting'
            and input = ${input}::jsonb limit 1`)
      : [];
    if (same) return same.id;
    await tx.query(sql`
      insert into leitwerk.run (id, kind, entity, state, counts, problems, actor, scopes, input, total)
      values (${id}::uuid, ${run.kind}, ${run.entity}, 'waiting', '{}', 0, ${context.actor.id}::uuid, ${context.actor.scopes ?? null}::text[],
        ${input}::jsonb, ${run.total ?? null})`);
    for (const file of run.files ?? []) await attachToRun(tx, id, file, 'source');
    await wakeRun(tx, id);
    return id;
  });
}

/** The job by which runs are worked on. */
export const RUN_JOB = 'run';

/** Has a worker take up the run, after the jobs that wait already. */
export const wakeRun = (tx: Queryable, id: string) =>
  tx.query(sql`
    insert into leitwerk.job_outbox (name, payload, key) values (${RUN_JOB}, ${JSON.stringify({ id })}::jsonb, ${`run:${id}`})`);

/** The run, with the scopes of the token by which it was begun. */
export async function findRun(
  database: Queryable,
  id: string,
): Promise<(Run & { readonly scopes: string[] | null }) | null> {
  const [row] = await database.query<Row & { readonly scopes: string[] | null }>(
    sql`select ${COLUMNS}, scopes from leitwerk.run where id = ${id}::uuid`,
  );
  return row ? { ...runOf(row), scopes: row.scopes } : null;
}

/** Stores a step. Throws when another process has stored it already or the run has been stopped: then nothing of it may stay. */
export async function saveProgress(tx: Queryable, run: Run, progress: Progress): Promise<void> {
  const [row] = await tx.query<{ id: string }>(sql`
    update leitwerk.run set cursor = ${JSON.stringify(progress.cursor)}::jsonb, done = ${progress.done},
      total = coalesce(${progress.total ?? null}::bigint, total), counts = ${JSON.stringify(progress.counts)}::jsonb, step = step + 1,
      problems = problems + ${progress.problems?.length ?? 0}
    where id = ${run.id}::uuid and step = ${run.step} and state = 'running' returning id`);
  if (!row) throw new StepLost(run.id);
  await keepOutcomes(tx, run, progress.outcomes ?? []);
  if (!progress.problems?.length) return;
  await tx.query(sql`
    insert into leitwerk.run_problem (run_id, position, record_id, title, row, issues)
    select ${run.id}::uuid, p.position, p."recordId", p.title, p.row::jsonb, p.issues::jsonb
    from json_to_recordset(${JSON.stringify(progress.problems)}::json)
      as p (position bigint, "recordId" uuid, title text, row json, issues json)
    on conflict do nothing`);
}

/** Kept of each sort; the counts say how many there are. */
const MOST_OUTCOMES = 1000;

async function keepOutcomes(tx: Queryable, run: Run, outcomes: readonly RunOutcome[]): Promise<void> {
  const kept = outcomes.filter(({ word }) => (run.counts[word] ?? 0) < MOST_OUTCOMES);
  if (kept.length === 0) return;
  const rows = kept.map(({ word, position, recordId, title, ...content }) => ({
    word,
    position,
    recordId,
    title,
    content,
  }));
  await tx.query(sql`
    insert into leitwerk.run_outcome (run_id, word, position, record_id, title, content)
    select ${run.id}::uuid, o.word, o.position, o."recordId", o.title, o.content::jsonb
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as o (word text, position bigint, "recordId" uuid, title text, content json)
    on conflict do nothing`);
}

/** What a run has done with records of one sort, in the order of the work. */
export async function listOutcomes(
  database: Queryable,
  id: string,
  word: string,
  after: number,
  limit: number,
): Promise<readonly WireRunOutcome[]> {
  const rows = await database.query<{
    position: number;
    recordId: string | null;
    title: string | null;
    content: string;
  }>(sql`
    select position, record_id as "recordId", title, content::json as content from leitwerk.run_outcome
    where run_id = ${id}::uuid and word = ${word} and position > ${after} order by position limit ${limit}`);
  return rows.map(({ content, ...rest }) => {
    const { changes, alike = [], twin = null } = JSON.parse(content) as Pick<RunOutcome, 'changes' | 'alike' | 'twin'>;
    return { ...rest, changes, alike, twin };
  });
}

/**
 * Notes what a run has met, at which position. A step that is done again meets the same at the same position.
 * @returns the first position of each key
 */
export async function noteSeen(
  database: Queryable,
  id: string,
  keys: readonly { readonly key: string; readonly position: number }[],
): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map();
  const given = JSON.stringify(keys);
  await database.query(sql`
    insert into leitwerk.run_seen (run_id, key, position)
    select ${id}::uuid, md5(k.key)::uuid, min(k.position) from json_to_recordset(${given}::json) as k (key text, position bigint)
    group by 2 on conflict do nothing`);
  const rows = await database.query<{ key: string; position: number }>(sql`
    select k.key, s.position from json_to_recordset(${given}::json) as k (key text)
    join leitwerk.run_seen s on s.run_id = ${id}::uuid and s.key = md5(k.key)::uuid`);
  return new Map(rows.map(({ key, position }) => [key, position]));
}

/** The step belongs to somebody else, or the run was paused or cancelled meanwhile. */
export class StepLost extends Error {}

/** Why a run has failed, for its owner. */
export type RunError = Pick<Issue, 'code' | 'params'>;

/** Moves a run on, if it is in one of the states. @returns whether it was */
export async function moveRun(
  database: Queryable,
  id: string,
  from: readonly RunState[],
  to: RunState,
  error: RunError | null = null,
): Promise<boolean> {
  const rows = await database.query<{ id: string }>(sql`
    with moved as (update leitwerk.run set state = ${to}, error = ${error && JSON.stringify(error)}::jsonb,
      started_at = coalesce(started_at, case when ${to === 'running'} then now() end),
      ended_at = case when ${['done', 'failed', 'cancelled'].includes(to)} then now() end
      where id = ${id}::uuid and state = any(${from}::text[]) returning id, state),
    told as (insert into leitwerk.job_outbox (name, payload)
      select ${NOTIFY_JOB}, jsonb_build_object('run', id) from moved where state in ('done', 'failed'))
    select id from moved`);
  if (rows.length > 0 && ENDED.has(to))
    await database.query(sql`delete from leitwerk.run_seen where run_id = ${id}::uuid`);
  return rows.length > 0;
}

/** Goes on with a run that was paused. */
export async function resumeRun(database: Database, id: string): Promise<boolean> {
  return database.transaction(async (tx) => {
    const moved = await moveRun(tx, id, ['paused'], 'waiting');
    if (moved) await wakeRun(tx, id);
    return moved;
  });
}

/** Gives a stored file to a run; it goes with the run. A file of a record stays that record's. */
export async function attachToRun(
  tx: Queryable,
  id: string,
  file: string,
  as: 'source' | 'result' | 'refused',
): Promise<void> {
  await tx.query(
    sql`update leitwerk.file set run_id = ${id}::uuid, run_as = ${as} where id = ${file}::uuid and record_id is null`,
  );
}

type WireRow = Omit<WireRun, 'files' | 'counts' | 'at' | 'endedAt' | 'error' | 'title'> & {
  readonly error: string | null;
  readonly at: Date;
  readonly endedAt: Date | null;
  readonly counts: string;
  readonly files: string;
};

/** Remembers which run has taken this one back. */
export async function markUndone(database: Queryable, id: string, by: string): Promise<void> {
  await database.query(sql`update leitwerk.run set undone_by = ${by}::uuid where id = ${id}::uuid`);
}

/** A run as its owner is told of it, but for what is said in his language. */
export type OwnRun = Omit<WireRun, 'error' | 'title'> & { readonly error: RunError | null };

/** The asker's own runs, newest first; with `id` only that one. */
export async function listRuns(database: Queryable, context: Context, id?: string): Promise<readonly OwnRun[]> {
  const rows = await database.query<WireRow>(sql`
    select r.id, r.kind, r.entity, r.state, r.total, r.done, r.counts::json as counts, r.error::json as error, r.created_at as at, r.ended_at as "endedAt",
      r.undone_by as "undoneBy", r.problems, (select o.id from leitwerk.run o where o.undone_by = r.id) as undoes,
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'as', f.run_as)), '[]')
        from leitwerk.file f where f.run_id = r.id and f.run_as is not null) as files
    from leitwerk.run r where r.actor = ${context.actor.id}::uuid ${id === undefined ? empty : sql`and r.id = ${id}::uuid`}
    order by r.created_at desc limit 50`);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    error: row.error === null ? null : (JSON.parse(row.error) as RunError),
    counts: JSON.parse(row.counts) as WireRun['counts'],
    files: JSON.parse(row.files) as WireRun['files'],
  }));
}

/** The asker's own run; anybody else's is as unknown as none. */
export async function ownRun(database: Queryable, context: Context, id: string): Promise<OwnRun> {
  const [run] = await listRuns(database, context, id);
  return run ?? refuse(404, 'run.not-found');
}

/** What could not be done, in the order of the work. */
export async function listProblems(
  database: Queryable,
  id: string,
  after: number,
  limit: number,
): Promise<readonly Omit<WireRunProblem, 'messages'>[]> {
  const rows = await database.query<{
    position: number;
    recordId: string | null;
    title: string | null;
    row: string | null;
    issues: string;
  }>(
    sql`select position, record_id as "recordId", title, row::json as row, issues::json as issues from leitwerk.run_problem
      where run_id = ${id}::uuid and position > ${after} order by position limit ${limit}`,
  );
  return rows.map(({ row, issues, ...rest }) => ({
    ...rest,
    row: row === null ? null : (JSON.parse(row) as WireRunProblem['row']),
    issues: JSON.parse(issues) as WireRunProblem['issues'],
  }));
}

/** Reports are kept for a quarter; with a run go its problems and files. */
export async function removeOldRuns(database: Queryable): Promise<void> {
  await database.query(sql`delete from leitwerk.run where ended_at < now() - interval '90 days'`);
}
