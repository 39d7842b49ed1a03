import { nextDue } from '@leitwerk/metadata/cron';
import { instantOf } from '@leitwerk/metadata/zoned-time';
import sql from 'sql-template-tag';
import { SCHEDULED_JOB, schedulesOf, workOnSchedule } from '../automation/keep-schedules.ts';
import type { Job } from '../job/job-queue.ts';
import type { RecordWork } from '../job/record-works.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { applyDue, PENDING_DUE } from '../pending/pending-changes.ts';
import { TIME_ZONE } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';

/** Records that a sandbox has to do with, by name of the entity. Time brings nothing to others: the installation may have millions. */
export type Touched = ReadonlyMap<string, ReadonlySet<string>>;

const idsOf = (touched: Touched): readonly string[] => [...touched.values()].flatMap((ids) => [...ids]);

/** What time alone brings to these records, each with the moment of its next turn. */
export async function nextByTime(
  tx: Queryable,
  model: RuntimeModel,
  touched: Touched,
  now: Date,
): Promise<readonly Job[]> {
  const schedules = schedulesOf(model).flatMap(({ name, entity, cron }): Job[] => {
    const at = touched.has(entity) ? nextDue(cron, now, TIME_ZONE) : null;
    return at ? [{ name: SCHEDULED_JOB, payload: { name, at: at.toISOString() }, key: name, at }] : [];
  });
  const [planned] = await tx.query<{ day: string | null }>(sql`
    select min(day) as day from leitwerk.pending_change
    where state = 'planned' and record_id = any(${idsOf(touched)}::uuid[])`);
  if (!planned?.day) return schedules;
  return [
    ...schedules,
    { name: PENDING_DUE, payload: {}, key: PENDING_DUE, at: instantOf(`${planned.day}T00:00:00`, TIME_ZONE) },
  ];
}

/** The same works as elsewhere, for these records only. */
export const worksByTime = (touched: Touched): Readonly<Record<string, RecordWork>> => ({
  [SCHEDULED_JOB]: (storage, model, payload, now) => workOnSchedule(storage, narrowed(model, touched), payload, now),
  [PENDING_DUE]: (storage, model, _payload, now) => applyDue(storage, model, now, idsOf(touched)),
});

type Trigger = { readonly on: string; readonly filter?: unknown };

/** Schedules find these records only. */
function narrowed(given: RuntimeModel, touched: Touched): RuntimeModel {
  const { model } = given;
  const narrow = <T extends Trigger>(entity: string, triggers: readonly T[]): T[] =>
    triggers.map((one) => {
      const own = { id: { in: [...(touched.get(entity) ?? [])] } };
      return one.on === 'schedule' ? { ...one, filter: one.filter ? { and: [one.filter, own] } : own } : one;
    });
  return {
    ...given,
    model: {
      ...model,
      workflows: Object.fromEntries(
        Object.entries(model.workflows).map(([id, one]) => [
          id,
          { ...one, starts: narrow(one.entity, one.starts) as typeof one.starts },
        ]),
      ),
      automations: model.automations.map((one) => ({
        ...one,
        when: narrow(one.entity, one.when) as typeof one.when,
      })),
    },
  };
}
