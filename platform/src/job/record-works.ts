import { SCHEDULED_JOB, workOnSchedule } from '../automation/keep-schedules.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { REACT_JOB, runReaction } from '../module/run-reaction.ts';
import { NOTIFY_JOB, notify } from '../notification/notify-events.ts';
import type { Storage } from '../storage/database.ts';
import { BEGIN_JOB, SEND_JOB } from '../workflow/begin-later.ts';
import { beginJob } from '../workflow/begin-waiting.ts';
import { EFFECT_JOB, runEffect } from '../workflow/effects.ts';
import { FOLLOW_JOB, followRecords } from '../workflow/follow-records.ts';
import { fireTimer, sendAnswer } from '../workflow/send-unasked.ts';
import { TIMER_JOB } from '../workflow/timers.ts';
import type { Work } from './job-queue.ts';

/** Does a job in a storage, under a model. @param now of a sandbox; absent where the time is real */
export type RecordWork = (storage: Storage, model: RuntimeModel, payload: unknown, now?: Date) => Promise<void>;

/**
 * THE list of jobs that follow from changes of records and from time, by name. Workers do them over the database, a sandbox in its
 * one transaction: none of them may reach for anything else.
 */
export const RECORD_WORKS: Readonly<Record<string, RecordWork>> = {
  [NOTIFY_JOB]: notify,
  [FOLLOW_JOB]: followRecords,
  [TIMER_JOB]: fireTimer,
  [BEGIN_JOB]: beginJob,
  [SEND_JOB]: sendAnswer,
  [EFFECT_JOB]: runEffect,
  [SCHEDULED_JOB]: workOnSchedule,
  [REACT_JOB]: runReaction,
};

/** As workers do them, each time under the model that is live then. */
export const recordWorks = (storage: Storage, model: () => RuntimeModel): Readonly<Record<string, Work>> =>
  Object.fromEntries(
    Object.entries(RECORD_WORKS).map(([name, work]): [string, Work] => [
      name,
      (payload) => work(storage, model(), payload),
    ]),
  );
