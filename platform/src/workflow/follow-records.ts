import sql from 'sql-template-tag';
import type { Happened } from '../automation/run-automations.ts';
import { runAutomations } from '../automation/run-automations.ts';
import type { Job } from '../job/job-queue.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import { beginWaiting } from './begin-waiting.ts';
import { sendUnasked } from './send-unasked.ts';
import { runningOf } from './store-instances.ts';

/** The job that tells processes and automations what has happened to their record, and begins those that begin by it. */
export const FOLLOW_JOB = 'workflow-follow';

const FOLLOWED = /\.(created|updated|moved)$/;

type RecordEvent = {
  readonly event: string;
  readonly entity: string;
  readonly recordId: string;
  /** created, updated or moved */
  readonly word: string;
};

type FollowPayload = { readonly events: readonly RecordEvent[] };

/** One job for a batch of events of records that processes or automations are about. */
export function workflowJobs(
  rows: readonly {
    readonly event_id: string;
    readonly name: string;
    readonly entity: string;
    readonly record_id: string;
  }[],
  isFollowed: (entity: string) => boolean,
): readonly Job[] {
  const events = rows
    .filter(({ name, entity }) => FOLLOWED.test(name) && isFollowed(entity))
    .map(({ event_id: event, name, entity, record_id: recordId }): RecordEvent => {
      return { event, entity, recordId, word: FOLLOWED.exec(name)?.[1] ?? '' };
    });
  const payload: FollowPayload = { events };
  return events.length === 0 ? [] : [{ name: FOLLOW_JOB, payload }];
}

/** Whether anything answers to what happens to records of an entity. */
export const isFollowed = ({ model }: RuntimeModel, entity: string): boolean =>
  Object.values(model.workflows).some((one) => one.entity === entity) ||
  model.automations.some((one) => one.entity === entity);

/**
 * Does the job: at least once, with the effect of once. Most records have no process: one question for all of them. Automations
 * come first, so that a process that begins finds what they have done.
 */
export async function followRecords(
  database: Storage,
  model: RuntimeModel,
  payload: unknown,
  now = new Date(),
): Promise<void> {
  const { events } = payload as FollowPayload;
  const context = makeContext(model, SYSTEM_ACTOR, null, now);
  const changed = events.filter(({ word }) => word !== 'created');
  const running = await runningOf(
    database,
    changed.map(({ recordId }) => recordId),
  );
  const changes = await changesOf(database, events);
  for (const one of events) {
    const { event, entity, recordId, word } = one;
    const change = changes.get(event);
    const happened: Happened = { entity, recordId, word, cause: event, ...(change && { change }) };
    await runAutomations(database, happened, context);
    if (word !== 'created')
      for (const id of running.get(recordId) ?? [])
        await sendUnasked(database, id, { event: `record.${word}`, cause: event }, context);
    await beginBy(database, happened, context);
  }
}

async function beginBy(database: Storage, { entity, recordId, word, cause, change }: Happened, context: Context) {
  for (const definition of Object.values(context.model.model.workflows)) {
    if (definition.entity !== entity) continue;
    for (const start of definition.starts)
      if (start.on === word && (start.event === undefined || start.event === change?.event))
        await beginWaiting(database, definition, start, { record: recordId, cause }, context);
  }
}

/** What has changed by each event, in one question: an event has the id of its history. */
async function changesOf(
  database: Queryable,
  events: readonly RecordEvent[],
): Promise<ReadonlyMap<string, NonNullable<Happened['change']>>> {
  const rows = await database.query<NonNullable<Happened['change']> & { readonly id: string }>(sql`
    select id, event, request_id as "requestId", array(select jsonb_object_keys(changes)) as fields from leitwerk.history
    where id = any(${events.map(({ event }) => event)}::uuid[])`);
  return new Map(rows.map(({ id, ...change }) => [id, change]));
}
