import type { ScenarioStep } from '@leitwerk/metadata/generated/definitions.gen';
import type { WireProcess } from '@leitwerk/metadata/wire/workflow';
import type { Command, Values } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import { listTransitions } from '../query/list-transitions.ts';
import { wholeRecord } from '../query/record-to-sql.ts';
import { readableEntity, readRecord, runQuery } from '../query/run-query.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { laterThan } from '../sandbox/later.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { readProcesses } from '../workflow/read-processes.ts';
import { cancelProcess, compensateProcess } from '../workflow/repair-process.ts';
import { beginByPerson, sendEvent } from '../workflow/send-event.ts';
import type { Outcome, Seen } from './outcome.ts';
import { finishEffects, readEffects } from './play-effects.ts';
import type { Stage } from './resolve-values.ts';
import { resolveValues } from './resolve-values.ts';

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
    case 'finish': {
      const given = { input: await values(step.input), output: step.output ? await values(step.output) : null };
      return finishEffects(step, id, given, sandbox, context);
    }
    case 'cancel':
    case 'compensate':
      return endByHand(step, id, sandbox, context);
    case 'effects':
      return readEffects(id, step.action ?? null, sandbox, context);
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

/** Cancels a process, with or without undoing what it has done, for those who may. */
async function endByHand(step: ScenarioStep, id: string, sandbox: Sandbox, context: Context): Promise<Outcome> {
  const process = (await processOf(step.workflow ?? '', id, sandbox, context)) ?? refuse(404, 'workflow.not-found');
  if (!context.access.permissions.has('jobs.manage')) return refuse(403, 'record.forbidden');
  const { reason = '' } = step;
  if (step.do === 'compensate') await compensateProcess(sandbox.storage, process.id, reason, context);
  else await cancelProcess(sandbox.storage, process.id, reason || null, context);
  return { status: 204 };
}

async function pass(time: string, sandbox: Sandbox): Promise<Outcome> {
  if (time === 'next-deadline')
    return (await sandbox.passToNext()) ? { status: 200 } : refuse(409, 'scenario.no-deadline');
  await sandbox.passUntil(laterThan(sandbox.now(), time) ?? refuse(409, 'scenario.time', { params: { time } }));
  return { status: 200 };
}
