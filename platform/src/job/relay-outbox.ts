import sql from 'sql-template-tag';
import { CHANGE_CHANNEL } from '../http/change-stream.ts';
import type { KnownReaction } from '../module/known-reaction.ts';
import type { RecordEvent } from '../module/module.ts';
import type { ReactPayload } from '../module/run-reaction.ts';
import { REACT_JOB } from '../module/run-reaction.ts';
import { notifyJobs } from '../notification/notify-events.ts';
import type { Database, Transaction } from '../storage/database.ts';
import { workflowJobs } from '../workflow/follow-records.ts';
import type { Job, JobQueue } from './job-queue.ts';

/** Keeps of a batch of events what is to be told later, in the same transaction. @returns the jobs that tell it */
export type NoteEvents = (tx: Transaction, rows: readonly OutboxRow[]) => Promise<readonly Job[]>;
const noteNothing: NoteEvents = async () => [];

export type Relay = { readonly nudge: () => void; readonly stop: () => Promise<void> };

const BATCH = 500;
const POLL_MS = 1000;
/** PostgreSQL takes 8000 bytes per notice. */
const NOTICE_BYTES = 7000;

/**
 * Takes events out of the outbox, makes jobs of their reactions and tells every process about the changes; in one transaction. What
 * the queue cannot take stays in the outbox. A queue that is not on this database may have taken jobs of a transaction that is then
 * undone: the rows come again, and their jobs replace those, or are done once more.
 */
export function startRelay(
  database: Database,
  queue: JobQueue,
  reactions: () => readonly KnownReaction[],
  isFollowed: (entity: string) => boolean,
  onError: (error: unknown) => void,
  note: NoteEvents = noteNothing,
): Relay {
  let isStopped = false;
  let wake: (() => void) | undefined;
  let isNudged = false;
  let told = '';
  const loop = (async () => {
    while (!isStopped) {
      let moved = 0;
      try {
        moved = await relayBatch(database, queue, reactions(), isFollowed, note);
        told = '';
      } catch (error) {
        // Once, however long the same thing goes on.
        if (!isStopped && told !== String(error)) onError(error);
        told = String(error);
      }
      if (moved === BATCH || isStopped) continue;
      if (!isNudged) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POLL_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isNudged = false;
    }
  })();
  return {
    nudge: () => {
      isNudged = true;
      wake?.();
    },
    stop: async () => {
      isStopped = true;
      wake?.();
      await loop;
    },
  };
}

/** An event as it waits in the outbox. */
export type OutboxRow = {
  readonly event_id: string;
  readonly name: string;
  readonly entity: string;
  readonly record_id: string;
  readonly version: number;
  readonly actor: string;
  readonly at: Date;
};

/** A job as it was asked for in a transaction. */
export type JobRow = {
  readonly id: number;
  readonly name: string;
  readonly payload: string;
  readonly key: string | null;
  readonly at: Date | null;
};

/** Without a key of its own it has that of its row: it may be handed over twice. */
export const jobOfRow = ({ id, name, payload, key, at }: JobRow): Job => ({
  name,
  payload: JSON.parse(payload) as Job['payload'],
  key: key ?? `outbox:${id}`,
  ...(at !== null && { at }),
});

/** Hands the jobs that were asked for in transactions to the queue. */
async function relayJobs(database: Database, queue: JobQueue): Promise<void> {
  const waiting = await database.query(sql`select 1 from leitwerk.job_outbox limit 1`, 'jobs-waiting');
  if (waiting.length === 0) return;
  await database.transaction(async (tx) => {
    const rows = await tx.query<JobRow>(sql`
      with taken as (
        delete from leitwerk.job_outbox where id in (select id from leitwerk.job_outbox order by id limit ${BATCH} for update skip locked) returning *)
      select id, name, payload::json as payload, key, at from taken order by id`);
    await queue.enqueue(rows.map(jobOfRow), tx);
  });
}

/** @returns how many events it moved */
export async function relayBatch(
  database: Database,
  queue: JobQueue,
  reactions: readonly KnownReaction[],
  isFollowed: (entity: string) => boolean,
  note: NoteEvents = noteNothing,
): Promise<number> {
  await relayJobs(database, queue);
  const waiting = await database.query(sql`select 1 from leitwerk.outbox limit 1`, 'outbox-waiting');
  if (waiting.length === 0) return 0;
  return database.transaction(async (tx) => {
    const rows = await tx.query<OutboxRow>(
      sql`with taken as (
          delete from leitwerk.outbox where id in (select id from leitwerk.outbox order by id limit ${BATCH} for update skip locked) returning *)
        select * from taken order by id`,
      'outbox-take',
    );
    const noted = await note(tx, rows);
    await queue.enqueue([...jobsOfEvents(rows, reactions, isFollowed), ...noted], tx);
    await tx.query(
      sql`select count(pg_notify(${CHANGE_CHANNEL}, n)) from unnest(${[...noticesOf(rows)]}::text[]) as n`,
      'notify-change',
    );
    return rows.length;
  });
}

/** What follows from events. */
export const jobsOfEvents = (
  rows: readonly OutboxRow[],
  reactions: readonly KnownReaction[],
  isFollowed: (entity: string) => boolean,
): readonly Job[] => [
  ...rows.flatMap((row) => jobsOf(row, reactions)),
  // One job for all events has the key of the first: that comes first again.
  ...[...notifyJobs(rows), ...workflowJobs(rows, isFollowed)].map(
    (job): Job => ({ ...job, key: `${job.name}:${rows[0]?.event_id}` }),
  ),
];

function jobsOf(row: OutboxRow, reactions: readonly KnownReaction[]): readonly Job[] {
  const event: RecordEvent = {
    id: row.event_id,
    name: row.name,
    entity: row.entity,
    recordId: row.record_id,
    version: row.version,
    actor: row.actor,
    at: row.at.toISOString(),
  };
  return reactions
    .filter((reaction) => reaction.on.includes(row.name))
    .map(({ name }) => {
      const payload: ReactPayload = { reaction: name, event };
      return { name: REACT_JOB, payload, key: `${name}:${row.event_id}` };
    });
}

const ACTIONS: Readonly<Record<string, string>> = {
  created: 'create',
  updated: 'update',
  deleted: 'delete',
  restored: 'restore',
  moved: 'transition',
  purged: 'delete',
};

function* noticesOf(rows: readonly OutboxRow[]): Generator<string> {
  let list: string[] = [];
  let length = 0;
  for (const { entity, record_id: id, name, version } of rows) {
    const text = JSON.stringify({ entity, id, action: ACTIONS[name.split('.').at(-1) ?? ''] ?? 'update', version });
    if (length + text.length > NOTICE_BYTES) {
      yield `[${list.join(',')}]`;
      list = [];
      length = 0;
    }
    list.push(text);
    length += text.length + 1;
  }
  if (list.length > 0) yield `[${list.join(',')}]`;
}
