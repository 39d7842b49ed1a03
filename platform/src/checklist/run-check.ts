import type { ChecklistCheck, Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { definitionKey, operationsBetween } from '@leitwerk/metadata/overlay';
import { countFailedRuns } from '../automation/failed-runs.ts';
import { readLastBackup } from '../backup/last-backup.ts';
import type { JobQueue } from '../job/job-queue.ts';
import { mailServer } from '../mail/mail-server.ts';
import { readVersion } from '../model/model-store.ts';
import { readPackage } from '../model/packages.ts';
import { withModules } from '../module/module-definitions.ts';
import { aggregateRecords } from '../query/aggregate-records.ts';
import { Refused } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import { countProcesses } from '../workflow/list-processes.ts';
import type { MailServerCheck } from './check-mail-server.ts';
import { checkMailServer } from './check-mail-server.ts';

/** What a check has found. `hidden`: the asker may not know. Numbers are what was counted, for people to compare. */
export type CheckResult = {
  readonly state: 'good' | 'open' | 'hidden';
  readonly count?: number;
  /** A decimal as text, with the id of the field that was added up. */
  readonly sum?: { readonly field: string; readonly label: Label; readonly value: string };
  /** How much has been changed here over the package. */
  readonly changes?: number;
  /** What the roles are called that nobody has. */
  readonly missing?: readonly Label[];
  /** When the last backup was. */
  readonly at?: string;
  readonly mailServer?: MailServerCheck['mailServer'];
};

type Given = { readonly database: Database; readonly jobs: Pick<JobQueue, 'dead'>; readonly context: Context };

type Check<T extends ChecklistCheck['type']> = (
  check: ChecklistCheck & { readonly type: T },
  given: Given,
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
  changed: async ({ kind, id }, { database, context }) => {
    const isMeant = (key: string): boolean =>
      key.startsWith(`${kind}/`) && (id === undefined || key === `${kind}/${id}`);
    const live = await readVersion(database, context.model.version);
    const below = live?.package ? await readPackage(database, live.package) : null;
    const meant = (documents: readonly OverlaidDocument[]) =>
      withModules(documents).filter((one) => isMeant(definitionKey(one)));
    const count = live && below ? operationsBetween(meant(below.documents), meant(live.documents)).length : 0;
    return { state: count > 0 ? 'good' : 'open', changes: count };
  },
  'roles-held': async ({ roles = [] }, { database, context }) => {
    const missing: Label[] = [];
    for (const role of roles) {
      const query = { measures: ['count'], filter: { active: true, roles: { has: role } } };
      const text = await aggregateRecords(database, 'user', query, context);
      const [item] = (JSON.parse(text) as { items: readonly Aggregate[] }).items;
      if (Number(item?.count ?? 0) === 0)
        missing.push(context.model.model.roles[role]?.label ?? { de: role, en: role });
    }
    return { state: missing.length === 0 ? 'good' : 'open', ...(missing.length > 0 && { missing }) };
  },
  'no-failures': async ({ of }, { database, jobs, context }) => {
    if (!context.access.permissions.has('jobs.manage')) return { state: 'hidden' };
    const count = await COUNTS[of ?? 'jobs']({ database, jobs, context });
    return { state: count === 0 ? 'good' : 'open', count };
  },
  // What a mail server says tells of the network it stands in.
  mail: async (_check, { context }) =>
    context.access.permissions.has('jobs.manage') ? checkMailServer(mailServer()) : { state: 'hidden' },
  backup: async ({ hours = 0 }, { database }) => {
    const at = await readLastBackup(database);
    const isRecent = at !== null && Date.now() - at.getTime() <= hours * 3_600_000;
    return { state: isRecent ? 'good' : 'open', ...(at && { at: at.toISOString() }) };
  },
};

/** What has failed and waits for somebody, by what it is. */
const COUNTS: Readonly<Record<NonNullable<ChecklistCheck['of']>, (given: Given) => Promise<number>>> = {
  jobs: async ({ jobs }) => (await jobs.dead()).length,
  automations: ({ database }) => countFailedRuns(database),
  processes: async ({ database, context }) =>
    (await countProcesses(database, { state: ['stopped'] }, context)).states.stopped,
};

type Aggregate = { readonly count?: number; readonly values?: Readonly<Record<string, unknown>> };

/** Does one check of a checklist. What the asker may not read is `hidden`, not an error. */
export async function runCheck(check: ChecklistCheck, given: Given): Promise<CheckResult> {
  try {
    return await (CHECKS[check.type] as Check<ChecklistCheck['type']>)(check, given);
  } catch (error) {
    if (error instanceof Refused && error.refusal.status < 500 && error.refusal.status !== 429)
      return { state: 'hidden' };
    throw error;
  }
}
