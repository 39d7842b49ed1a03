import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireDeadJob } from '@leitwerk/metadata/wire/jobs';
import sql from 'sql-template-tag';
import { SCHEDULED_JOB } from '../automation/keep-schedules.ts';
import { findModuleJob } from '../module/run-module-job.ts';
import { REACT_JOB } from '../module/run-reaction.ts';
import { MODULE_JOB } from '../module/start-module-job.ts';
import { NOTIFY_JOB } from '../notification/notify-events.ts';
import { readTitlesOf } from '../query/read-titles.ts';
import type { Context } from '../rights/context.ts';
import { runTitle } from '../run/run-title.ts';
import { RUN_JOB } from '../run/store-runs.ts';
import type { Queryable } from '../storage/database.ts';
import { BEGIN_JOB, SEND_JOB } from '../workflow/begin-later.ts';
import { EFFECT_JOB } from '../workflow/effects.ts';
import { FOLLOW_JOB } from '../workflow/follow-records.ts';
import { TIMER_JOB } from '../workflow/timers.ts';
import type { DeadJob } from './job-queue.ts';
import { wordJob, workflowTitle } from './word-job.ts';

/** Records of one job that are shown. */
const MOST_RECORDS = 3;
const MOST_LETTERS = 300;

type RecordId = { readonly entity: string; readonly id: string };
/** What a job was about; `which` of several of its name. */
type About = { readonly which?: string; readonly records: readonly RecordId[] };

/** Dead jobs in words, with the records that the reader may open under his rights of now. Of the payload nothing else is told. */
export async function readDeadJobs(
  database: Queryable,
  jobs: readonly DeadJob[],
  language: Language,
  context: Context,
): Promise<readonly WireDeadJob[]> {
  const abouts = await Promise.all(jobs.map((job) => aboutOf(database, job, language, context)));
  const titles = await titlesOf(
    database,
    abouts.flatMap(({ records }) => records.slice(0, MOST_RECORDS)),
    context,
  );
  return jobs.map(({ id, name, error, attempts, at }, index) => {
    const { which, records } = abouts[index] ?? { records: [] };
    return {
      id,
      text: wordJob(name, language, which),
      records: records.slice(0, MOST_RECORDS).flatMap((record) => {
        const title = titles.get(keyOf(record));
        return title === undefined ? [] : [{ ...record, title }];
      }),
      count: records.length,
      error: firstLine(error),
      attempts,
      at,
    };
  });
}

/** The rest may hold whole statements and values. */
export const firstLine = (error: string): string => (error.split('\n')[0] ?? '').slice(0, MOST_LETTERS);

/** Payloads are those of any version: what is not as it is today tells nothing. */
async function aboutOf(
  database: Queryable,
  { name, payload }: DeadJob,
  language: Language,
  context: Context,
): Promise<About> {
  const given = (payload ?? {}) as Readonly<Record<string, unknown>>;
  switch (name) {
    case REACT_JOB:
      return { which: String(given['reaction'] ?? ''), records: recordsOf([given['event']]) };
    case FOLLOW_JOB:
      return { records: recordsOf(given['events']) };
    case NOTIFY_JOB:
      return { records: await recordsOfEvents(database, given['events']) };
    case TIMER_JOB:
    case SEND_JOB:
      return aboutProcess(database, String(given['instance']), language, context);
    case BEGIN_JOB:
      return aboutBeginning(String(given['workflow']), given['record'], language, context);
    case EFFECT_JOB:
      return aboutEffect(database, String(given['id']));
    case SCHEDULED_JOB:
      return { which: String(given['name'] ?? ''), records: [] };
    case RUN_JOB: {
      const [run] = await database.query<{ kind: string }>(
        sql`select kind from leitwerk.run where id::text = ${String(given['id'])}`,
      );
      return { which: run ? runTitle(run.kind, context.model.modules, language) : '', records: [] };
    }
    case MODULE_JOB: {
      const job = String(given['job']);
      return { which: findModuleJob(job, context.model)?.label[language] ?? job, records: [] };
    }
    default:
      return { records: [] };
  }
}

function recordsOf(events: unknown): readonly RecordId[] {
  const found = (Array.isArray(events) ? events : []).flatMap((event: unknown): RecordId[] => {
    const { entity, recordId } = (event ?? {}) as Readonly<Record<string, unknown>>;
    return typeof entity === 'string' && typeof recordId === 'string' ? [{ entity, id: recordId }] : [];
  });
  return [...new Map(found.map((record) => [keyOf(record), record])).values()];
}

async function recordsOfEvents(database: Queryable, events: unknown): Promise<readonly RecordId[]> {
  const lists = Object.entries((events ?? {}) as Readonly<Record<string, unknown>>);
  const found = await Promise.all(
    lists.map(async ([entity, ids]): Promise<RecordId[]> => {
      const rows = await database.query<{ id: string }>(
        sql`select distinct record_id as id from leitwerk.history where id = any(${Array.isArray(ids) ? ids : []}::uuid[])`,
      );
      return rows.map(({ id }) => ({ entity, id }));
    }),
  );
  return found.flat();
}

async function aboutProcess(
  database: Queryable,
  instance: string,
  language: Language,
  { model }: Context,
): Promise<About> {
  const [process] = await database.query<RecordId & { workflow: string }>(
    sql`select workflow, entity, record_id as id from leitwerk.workflow_instance where id::text = ${instance}`,
  );
  if (!process) return { records: [] };
  const { workflow, entity, id } = process;
  return { which: workflowTitle(model, workflow, language), records: [{ entity, id }] };
}

function aboutBeginning(workflow: string, record: unknown, language: Language, { model }: Context): About {
  const definition = Object.values(model.model.workflows).find((one) => one.id === workflow);
  const records = definition && typeof record === 'string' ? [{ entity: definition.entity, id: record }] : [];
  return { which: workflowTitle(model, workflow, language), records };
}

async function aboutEffect(database: Queryable, effect: string): Promise<About> {
  const [found] = await database.query<RecordId & { action: string }>(
    sql`select action, entity, record_id as id from leitwerk.workflow_effect where id::text = ${effect}`,
  );
  return found ? { which: found.action, records: [{ entity: found.entity, id: found.id }] } : { records: [] };
}

const keyOf = ({ entity, id }: RecordId): string => `${entity}/${id}`;

const titlesOf = (database: Queryable, records: readonly RecordId[], context: Context) =>
  readTitlesOf(
    database,
    records.map(({ entity, id }) => [entity, id] as const),
    context,
  );
