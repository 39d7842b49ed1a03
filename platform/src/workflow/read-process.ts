import type { WireExplainedStep, WireProcessDetail, WireProcessState } from '@leitwerk/metadata/wire/workflow';
import { allStates } from '@leitwerk/metadata/workflow/active-states';
import { wayId } from '@leitwerk/metadata/workflow/way-id';
import { nameValues } from '../query/name-changes.ts';
import { readValuesAt } from '../query/read-history.ts';
import { readTitles } from '../query/read-titles.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import { workflowAt } from './compile-workflow.ts';
import { fieldsOf } from './explain-condition.ts';
import { mayTouch } from './may-act.ts';
import { causesOf } from './read-causes.ts';
import { peopleOf, wireProcess, wireStep } from './read-processes.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import type { Replayed } from './replay.ts';
import { replay } from './replay.ts';
import type { Instance, StoredStep } from './store-instances.ts';
import { childrenOf, readInstance, stepsOf } from './store-instances.ts';
import { timersOf } from './timers.ts';
import { triedWays, wireTried } from './tried-ways.ts';
import { wireMachineOf } from './wire-machine.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * One process with the machine that it has begun with, and for each step what caused it, which conditions were looked at and what they
 * saw. 404 where the reader may not read its record; fields that he may not read are not in it.
 */
export async function readProcess(database: Database, id: string, context: Context): Promise<WireProcessDetail> {
  const instance = await readInstance(database, id);
  const mayUpdate = instance && (await mayTouch(database, instance.entity, instance.recordId, context));
  const subject = instance && (await readSubject(database, instance.entity, instance.recordId, context));
  if (!instance || mayUpdate === null || !subject) return refuse(404, 'workflow.not-found');
  const workflow = await workflowAt(database, instance.definition);
  const [steps, timers, titles] = await Promise.all([
    stepsOf(database, [id]),
    timersOf(database, [id]),
    readTitles(database, subject.entity, new Set([instance.recordId]), context),
  ]);
  const replayed = replay(workflow, [...steps].reverse());
  const { mayRepair, ...process } = await wireProcess(instance, workflow, timers, subject, mayUpdate, context);
  return {
    ...process,
    mayRepair,
    entity: instance.entity,
    record: { id: instance.recordId, title: titles.get(instance.recordId) ?? null },
    machine: wireMachineOf(workflow, context),
    steps: await explainSteps(database, instance, workflow, subject, steps, replayed, context),
    backTo: mayRepair ? backTo(workflow, instance, [...replayed.values()]) : [],
    canCompensate: mayRepair && (await canUndo(database, id, workflow, [...replayed.values()])),
  };
}

/** Whether it, or one that it has begun and waits for, has something to undo. */
async function canUndo(
  database: Database,
  id: string,
  workflow: Workflow,
  replayed: readonly Replayed[],
): Promise<boolean> {
  if (compensations(workflow, replayed).length > 0) return true;
  for (const child of await childrenOf(database, id)) {
    const own = await workflowAt(database, child.definition);
    const steps = [...(await stepsOf(database, [child.id]))].reverse();
    if (await canUndo(database, child.id, own, [...replay(own, steps).values()])) return true;
  }
  return false;
}

async function explainSteps(
  database: Database,
  instance: Instance,
  workflow: Workflow,
  { entity }: Subject,
  steps: readonly StoredStep[],
  replayed: ReadonlyMap<number, Replayed>,
  context: Context,
): Promise<readonly WireExplainedStep[]> {
  const asked = steps.map((one) => {
    const { before, entered, ways } = replayed.get(one.step) ?? { before: [], entered: [], ways: [] };
    const within = [...new Set([...before, ...entered])];
    return { event: one.event, byItself: true, within, truth: new Map(Object.entries(one.truth)), taken: ways };
  });
  const names = new Set(
    asked.flatMap((one) =>
      triedWays(workflow, one).flatMap(({ guard }) => (guard === null ? [] : [...fieldsOf(guard)])),
    ),
  );
  const moments = steps.map(({ at }) => ({ at, cause: `workflow:${instance.id}` }));
  const [people, causes, found] = await Promise.all([
    peopleOf(database, steps, context),
    causesOf(database, entity, instance, steps, context),
    readValuesAt(database, entity, instance.recordId, names, moments, context),
  ]);
  const values: readonly Values[] = await nameValues(database, entity, found ?? [], context);
  return steps.map((one, index): WireExplainedStep => {
    const here = asked[index];
    const earlier = steps[index + 1];
    return {
      ...wireStep(one, workflow, people, context),
      cause: causes.get(one.step) ?? { kind: 'program' },
      tried: here ? wireTried(workflow, here, values[index] ?? {}, context) : [],
      ways: (here?.taken ?? []).map(wayId),
      entered: replayed.get(one.step)?.entered ?? [],
      waited: earlier ? Math.round((one.at.getTime() - earlier.at.getTime()) / 1000) : null,
    };
  });
}

/** States to which a process can be put back: those where it was and is not. */
export function backTo(
  { definition }: Workflow,
  { stand }: Pick<Instance, 'stand'>,
  replayed: readonly Replayed[],
): readonly WireProcessState[] {
  const visited = new Set(replayed.flatMap(({ entered }) => entered));
  return allStates(definition.machine).flatMap(({ path, state }) => {
    const text = path.join('.');
    const isPlace = state.type === 'parallel' || (!state.states && state.type === undefined);
    if (!isPlace || !visited.has(text) || !state.meta || isActive(stand.value, path)) return [];
    return [{ path: text, label: state.meta.label, ...(state.meta.color && { color: state.meta.color }) }];
  });
}

function isActive(value: Instance['stand']['value'], [name = '', ...rest]: readonly string[]): boolean {
  if (typeof value === 'string') return value === name && rest.length === 0;
  const below = value[name];
  return below !== undefined && (rest.length === 0 || isActive(below, rest));
}

/** What undoes the states that a process has entered, the last one first; each state once. */
export function compensations({ definition }: Workflow, replayed: readonly Replayed[]) {
  const entered = replayed.flatMap((one) => one.entered);
  const order = [...new Set(entered.reverse())];
  const states = new Map(allStates(definition.machine).map(({ path, state }) => [path.join('.'), state]));
  return [...order, ''].flatMap((path) => states.get(path)?.meta?.compensate ?? []);
}
