import type { ChecklistCheck, Label } from '@leitwerk/metadata/generated/definitions.gen';
import { countFailedRuns } from '../automation/failed-runs.ts';
import { readLastBackup } from '../backup/last-backup.ts';
import type { JobQueue } from '../job/job-queue.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { Refused } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';

/** What a check has found. `hidden`: the asker may not know. Numbers are what was counted, for people to compare. */
export type CheckResult = {
  readonly state: 'good' | 'open' | 'hidden';
  readonly count?: number;
  /** A decimal as text, with the id of the field that was added up. */
  readonly sum?: { readonly field: string; readonly label: Label; readonly value: string };
  /** When the last backup was. */
  readonly at?: string;
};

type Check<T extends ChecklistCheck['type']> = (
  check: ChecklistCheck & { readonly type: T },
  given: { readonly database: Queryable; readonly jobs: Pick<JobQueue, 'dead'>; readonly context: Context },
) => Promise<CheckResult>;

/** THE list of checks. Each is done with the rights of whoever asks: it must not tell what he may not read. */
const CHECKS: { readonly [T in ChecklistCheck['type']]: Check<T> } = {
  records: async (
    { entity = '', filter, atLeast = 0, atMost = Number.MAX_SAFE_INTEGER, sum },
    { database, context },
  ) => {
    const runtime = context.model.entities.get(entity);
    const added = runtime?.entity.fields.find(({ id }) => id === sum);
    const measures = ['count', ...(added ? [`sum:${added.name}`] : [])];
    const text = await aggregateRecords(database, entity, { measures, ...(filter && { filter }) }, context);
    const [item] = (JSON.parse(text) as { items: readonly Aggregate[] }).items;
    const count = Number(item?.count ?? item?.values?.['count'] ?? 0);
    const value = added && item?.values?.[`sum:${added.name}`];
    return {
      state: count >= atLeast && count <= atMost ? 'good' : 'open',
      count,
      ...(added && value != null && { sum: { field: added.id, label: added.label, value: String(value) } }),
    };
  },
  'app-setting': async ({ setting }, { context }) => {
    const app: Readonly<Record<string, unknown>> = { ...context.model.model.app };
    return { state: setting !== undefined && app[setting] !== undefined ? 'good' : 'open' };
  },
  definition: async ({ kind, id }, { context }) => {
    const found = context.model.definitions.filter((one) => one.kind === kind && (id === undefined || one.id === id));
    return { state: found.length > 0 ? 'good' : 'open', count: found.length };
  },
  'no-failures': async ({ of }, { database, jobs, context }) => {
    if (!context.access.permissions.has('jobs.manage')) return { state: 'hidden' };
    const count = of === 'jobs' ? (await jobs.dead()).length : await countFailedRuns(database);
    return { state: count === 0 ? 'good' : 'open', count };
  },
  backup: async ({ hours = 0 }, { database }) => {
    const at = await readLastBackup(database);
    const isRecent = at !== null && Date.now() - at.getTime() <= hours * 3_600_000;
    return { state: isRecent ? 'good' : 'open', ...(at && { at: at.toISOString() }) };
  },
};

type Aggregate = { readonly count?: number; readonly values?: Readonly<Record<string, unknown>> };

/** Does one check of a checklist. What the asker may not read is `hidden`, not an error. */
export async function runCheck(check: ChecklistCheck, given: Parameters<Check<never>>[1]): Promise<CheckResult> {
  try {
    return await (CHECKS[check.type] as Check<ChecklistCheck['type']>)(check, given);
  } catch (error) {
    if (error instanceof Refused && error.refusal.status < 500 && error.refusal.status !== 429)
      return { state: 'hidden' };
    throw error;
  }
}
