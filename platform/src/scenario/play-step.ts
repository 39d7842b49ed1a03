import type { ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { WireTransition } from '@leitwerk/metadata/wire';
import type { WireProcess } from '@leitwerk/metadata/wire/workflow';
import sql from 'sql-template-tag';
import type { Command, Values } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import { listTransitions } from '../query/list-transitions.ts';
import { wholeRecord } from '../query/record-to-sql.ts';
import { readableEntity, readRecord, runQuery } from '../query/run-query.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { laterThan } from '../sandbox/later.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { EffectState } from '../workflow/effects.ts';
import { finishByHand } from '../workflow/effects.ts';
import { mayWorkOn } from '../workflow/read-inbox.ts';
import { readProcesses } from '../workflow/read-processes.ts';
import { beginByPerson, sendEvent } from '../workflow/send-event.ts';
import type { Stage } from './resolve-values.ts';
import { resolveValues } from './resolve-values.ts';

type Seen = Readonly<Record<string, unknown>>;

/** What has come of a step, as over HTTP. */
export type Outcome = {
  readonly status: number;
  readonly code?: string;
  readonly issues?: readonly Issue[];
  /** Records that were seen; those of a list. */
  readonly records?: readonly Seen[];
  readonly count?: number;
  /** Events of the record's status. */
  readonly transitions?: readonly WireTransition[];
};

/** Does a step in the ways that everything goes, with the rights of who is named. What is refused is an outcome, too. */
export async function playStep(step: ScenarioStep, sandbox: Sandbox, stage: Stage): Promise<Outcome> {
  const context = sandbox.contextOf(await stage.cast.actor(step.as));
  try {
    const outcome = await play(step, sandbox, stage, context);
    if (!step.pending) await sandbox.settle();
    return outcome;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, code, issues } = error.refusal;
    return { status, code, ...(issues && { issues }) };
  }
}

async function play(step: ScenarioStep, sandbox: Sandbox, stage: Stage, context: Context): Promise<Outcome> {
  const { entity = '', event = '', workflow = '' } = step;
  const id = step.id === undefined ? '' : String(await resolveValues({ ref: step.id }, stage));
  const values = async (given: unknown = {}) => (await resolveValues(given, stage)) as Values;
  switch (step.do) {
    case 'create':
      return run({ action: 'create', entity, values: await values(step.values) }, 201, sandbox, context);
    case 'update':
      return run({ action: 'update', entity, id, values: await values(step.values) }, 200, sandbox, context);
    case 'transition':
      return run({ action: 'transition', entity, id, event, input: await values(step.input) }, 200, sandbox, context);
    case 'delete':
      return run({ action: 'delete', entity, id }, 204, sandbox, context);
    case 'restore':
      return run({ action: 'restore', entity, id }, 200, sandbox, context);
    case 'read':
      return readOne(entity, id, sandbox, context);
    case 'list':
      return readList(entity, step.filter && (await values(step.filter)), sandbox, context);
    case 'begin':
      await beginByPerson(sandbox.storage, workflow, id, context);
      return { status: 201 };
    case 'send': {
      const process = (await processOf(workflow, id, sandbox, context)) ?? refuse(404, 'workflow.not-found');
      await sendEvent(sandbox.storage, process.id, event, await values(step.input), context);
      return { status: 204 };
    }
    case 'finish':
      return finish(id, step.action ?? '', sandbox, context);
    case 'process':
      return { status: 200 };
    case 'pass':
      return pass(step.time ?? '', sandbox);
  }
}

async function run(command: Command, status: number, sandbox: Sandbox, context: Context): Promise<Outcome> {
  const [result] = await runCommands(sandbox.storage, [command], context, { atomic: true });
  if (!result || 'refusal' in result) throw new Refused(result?.refusal ?? { status: 409, code: 'batch.undone' });
  const { record, id } = result.done;
  // Who may create and not read still knows what he has made.
  return { status, records: [record === null ? { id } : (JSON.parse(record) as Seen)] };
}

async function readOne(name: string, id: string, { storage }: Sandbox, context: Context): Promise<Outcome> {
  const entity = readableEntity(name, context);
  const text = await readRecord(storage, entity, id, wholeRecord(entity, context), context);
  if (text === null) return refuse(404, 'record.not-found', { params: { entity: name } });
  const transitions = await listTransitions(storage, entity, id, context);
  return { status: 200, records: [JSON.parse(text) as Seen], ...(transitions && { transitions }) };
}

/** Records of a list that are looked at. */
const MOST_SEEN = 200;

async function readList(
  entity: string,
  filter: Values | undefined,
  { storage }: Sandbox,
  context: Context,
): Promise<Outcome> {
  const query = { limit: MOST_SEEN, count: 'exact', ...(filter && { filter }) } as const;
  const { items, count = 0 } = await runQuery(storage, entity, query, context);
  return { status: 200, records: items.map((text) => JSON.parse(text) as Seen), count };
}

/** The newest process of a workflow about a record, as the actor sees it. */
export async function processOf(
  workflow: string,
  id: string,
  { storage, model }: Sandbox,
  context: Context,
): Promise<WireProcess | null> {
  const entity = model.model.workflows[workflow]?.entity ?? '';
  const { items } = await readProcesses(storage, entity, id, context);
  return items.find((one) => one.workflow === workflow) ?? null;
}

/** Does by hand what a process wants of a module that is not there. */
async function finish(record: string, action: string, { storage }: Sandbox, context: Context): Promise<Outcome> {
  const effects = await storage.query<{ id: string; state: EffectState }>(sql`
    select id, state from leitwerk.workflow_effect where record_id = ${record}::uuid and action = ${action} order by made_at, id`);
  if (effects.length === 0) return refuse(409, 'scenario.nothing-wanted', { params: { action } });
  for (const { id } of effects.filter(({ state }) => state === 'by-hand')) {
    if (!(await mayWorkOn(storage, 'effect', id, context))) return refuse(404, 'workflow.not-found');
    await finishByHand(storage, id, context);
  }
  return { status: 204 };
}

async function pass(time: string, sandbox: Sandbox): Promise<Outcome> {
  if (time === 'next-deadline')
    return (await sandbox.passToNext()) ? { status: 200 } : refuse(409, 'scenario.no-deadline');
  await sandbox.passUntil(laterThan(sandbox.now(), time) ?? refuse(409, 'scenario.time', { params: { time } }));
  return { status: 200 };
}
