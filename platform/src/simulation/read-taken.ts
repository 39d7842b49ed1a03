import type { WireSimulatedAction, WireSimulatedStep } from '@leitwerk/metadata/wire/simulation';
import type { WireProcess } from '@leitwerk/metadata/wire/workflow';
import { wayId } from '@leitwerk/metadata/workflow/way-id';
import { readTitles } from '../query/read-titles.ts';
import { readRecord } from '../query/run-query.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { workflowAt } from '../workflow/compile-workflow.ts';
import type { Replayed } from '../workflow/replay.ts';
import { replay } from '../workflow/replay.ts';
import type { DoneAction, StoredStep } from '../workflow/store-instances.ts';
import { readInstance, stepsOf } from '../workflow/store-instances.ts';

/**
 * Steps that processes have taken since they were seen last, the oldest first, with what was done as far as the actor may read it.
 * @param seen number of the last step that was seen, by id of the process
 */
export async function readTaken(
  storage: Queryable,
  processes: readonly WireProcess[],
  seen: ReadonlyMap<string, number>,
  context: Context,
): Promise<readonly WireSimulatedStep[]> {
  const stored = await stepsOf(
    storage,
    processes.map(({ id }) => id),
  );
  const replayed = new Map<string, Awaited<ReturnType<typeof replayOf>>>();
  for (const { id } of processes) replayed.set(id, await replayOf(storage, id, stored));
  const found = processes.flatMap((process) =>
    process.steps
      .filter(({ step }) => step > (seen.get(process.id) ?? 0))
      .map((step) => ({ process, step, actions: actionsOf(stored, process.id, step.step) })),
  );
  const inOrder = found.toSorted((one, other) =>
    one.step.at === other.step.at ? order(one) - order(other) : one.step.at < other.step.at ? -1 : 1,
  );
  const taken: WireSimulatedStep[] = [];
  for (const { process, step, actions } of inOrder) {
    const trace = replayed.get(process.id)?.get(step.step);
    taken.push({
      workflow: process.workflow,
      at: step.at,
      event: step.event,
      states: step.states,
      ways: (trace?.ways ?? []).map(wayId),
      entered: trace?.entered ?? [],
      actions: await readable(storage, actions, context),
    });
  }
  return taken;

  // Those that began earlier come first; they are listed the newest first.
  function order({ process, step }: (typeof found)[number]): number {
    return (processes.length - processes.indexOf(process)) * 10_000 + step.step;
  }
}

async function replayOf(
  storage: Queryable,
  id: string,
  stored: readonly (StoredStep & { readonly instanceId: string })[],
) {
  const instance = await readInstance(storage, id);
  if (!instance) return new Map<number, Replayed>();
  const steps = stored.filter((one) => one.instanceId === id).toSorted((one, other) => one.step - other.step);
  return replay(await workflowAt(storage, instance.definition), steps);
}

const actionsOf = (
  stored: readonly { readonly instanceId: string; readonly step: number; readonly actions: readonly DoneAction[] }[],
  id: string,
  step: number,
): readonly DoneAction[] => stored.find((one) => one.instanceId === id && one.step === step)?.actions ?? [];

/** Without what happens to entities of which the actor may read nothing. */
async function readable(
  storage: Queryable,
  actions: readonly DoneAction[],
  context: Context,
): Promise<readonly WireSimulatedAction[]> {
  const shown: WireSimulatedAction[] = [];
  for (const { type, entity: name, id, event, values = {} } of actions) {
    const entity = context.model.entities.get(name);
    const { rows, readable: fields } = context.access.entity(name);
    if (!entity || rows.read === 'none') continue;
    const shape = { fields: ['id'], expand: new Set<string>() };
    const isSeen = (await readRecord(storage, entity, id, shape, context)) !== null;
    const titles = isSeen ? await readTitles(storage, entity, new Set([id]), context) : new Map<string, string>();
    const own = isSeen ? Object.entries(values).filter(([field]) => fields.has(field)) : [];
    shown.push({
      type,
      entity: name,
      title: titles.get(id) ?? null,
      ...(event !== undefined && { event }),
      values: Object.fromEntries(own),
    });
  }
  return shown;
}
