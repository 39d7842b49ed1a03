import type { WireProcess, WireProcessEvent, WireProcesses, WireProcessStep } from '@leitwerk/metadata/wire/workflow';
import { allStates } from '@leitwerk/metadata/workflow/active-states';
import { messageOf } from '../messages.ts';
import { readTitles } from '../query/read-titles.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Queryable, Storage } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import { workflowAt, workflowOf } from './compile-workflow.ts';
import { mayAct, maySend, mayTouch } from './may-act.ts';
import { offersOf } from './offers.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import type { Instance, StoredStep } from './store-instances.ts';
import { instancesOf, stepsOf } from './store-instances.ts';
import { ESCALATE } from './tasks.ts';
import type { Timer } from './timers.ts';
import { timersOf } from './timers.ts';
import { wireStates } from './wire-machine.ts';

/** Neither at its end nor ended. */
export const UNDER_WAY: ReadonlySet<Instance['state']> = new Set(['running', 'stopped']);

/**
 * The processes of a record: where each stands and how it came there, what waits until when, what can be done and why the rest
 * cannot. Values of other records and conditions stay on the server, as do values that a step has written.
 */
export async function readProcesses(
  database: Storage,
  entity: string,
  id: string,
  context: Context,
): Promise<WireProcesses> {
  const mayUpdate =
    (await mayTouch(database, entity, id, context)) ?? refuse(404, 'record.not-found', { params: { entity } });
  const subject = await readSubject(database, entity, id, context);
  if (!subject) return { items: [], startable: [] };
  const instances = (await instancesOf(database, id)).filter((one) => one.entity === entity);
  const ids = instances.map((one) => one.id);
  const [steps, timers] = await Promise.all([stepsOf(database, ids), timersOf(database, ids)]);
  const people = await peopleOf(database, steps, context);
  const items = await Promise.all(
    instances.map(async (instance): Promise<WireProcess> => {
      const workflow = await workflowAt(database, instance.definition);
      const own = steps.filter((one) => one.instanceId === instance.id);
      return {
        ...(await wireProcess(instance, workflow, timers, subject, mayUpdate, context)),
        steps: own.map((one) => wireStep(one, workflow, people, context)),
      };
    }),
  );
  return { items, startable: await startable(subject, instances, mayUpdate, context) };
}

/** Names of those who have moved processes, as far as the reader may know them. */
export async function peopleOf(
  database: Queryable,
  steps: readonly Pick<StoredStep, 'actor'>[],
  context: Context,
): Promise<ReadonlyMap<string, string>> {
  const user = context.model.entities.get('user');
  return user ? readTitles(database, user, new Set(steps.map((one) => one.actor)), context) : new Map();
}

/** Where a process stands and what can be done. */
export async function wireProcess(
  instance: Instance,
  workflow: Workflow,
  timers: readonly Timer[],
  subject: Subject,
  mayUpdate: boolean,
  context: Context,
): Promise<Omit<WireProcess, 'steps'>> {
  return {
    id: instance.id,
    workflow: instance.workflow,
    label: workflow.definition.label,
    state: instance.state,
    states: wireStates(workflow, instance.stand.value),
    startedAt: instance.startedAt.toISOString(),
    problem: instance.problem && messageOf(instance.problem, context.actor.language),
    mayRepair: UNDER_WAY.has(instance.state) && context.access.permissions.has('jobs.manage'),
    timers: timers
      .filter((one) => one.instance === instance.id)
      .flatMap(({ event, delay, due }) => (due ? [{ delay, due: due.toISOString(), state: stateOfTimer(event) }] : [])),
    events: instance.state === 'running' ? await eventsOf(instance, workflow, subject, mayUpdate, context) : [],
  };
}

/** XState names it `xstate.after.<delay>.<machine>.<path>`, tasks `escalate.<path>`; names have no dots. */
const stateOfTimer = (event: string): string =>
  event.startsWith(ESCALATE) ? event.slice(ESCALATE.length) : event.split('.').slice(4).join('.');

/** A step as everybody may know it. */
export const wireStep = (
  { step, at, actor, event, value, actions, repair }: StoredStep,
  workflow: Workflow,
  people: ReadonlyMap<string, string>,
  context: Context,
): WireProcessStep => ({
  step,
  at: at.toISOString(),
  by: { id: actor, title: people.get(actor) ?? null },
  event: eventLabel(workflow.definition, event),
  states: wireStates(workflow, value),
  actions: actions
    .filter((one) => context.access.entity(one.entity).rows.read !== 'none')
    .map(({ type, entity, isSkipped }) => ({ type, entity, ...(isSkipped && { isSkipped }) })),
  ...(repair && { repair }),
});

/** What can be sent where a process stands, and why the rest cannot. */
export async function eventsOf(
  instance: Instance,
  workflow: Workflow,
  subject: Subject,
  mayUpdate: boolean,
  context: Context,
): Promise<readonly WireProcessEvent[]> {
  const { definition, machine } = workflow;
  const truth = await workflow.truthOf(subject.record, ruleContextOf(context));
  const { language } = context.actor;
  return offersOf(definition, instance).flatMap((offer): WireProcessEvent[] => {
    const { event, meta } = offer;
    if (!meta) return [];
    const { label, color, reason, input = [] } = meta;
    // What an event asks for may make its condition true.
    const isOpen = input.length > 0 || machine.can(instance.stand, event, truth);
    const why = !maySend(offer, subject, mayUpdate, context)
      ? messageOf({ code: 'record.forbidden' }, language)
      : isOpen
        ? null
        : (reason?.[language] ??
          messageOf({ code: 'workflow.event-not-possible', params: { event: label } }, language));
    return [
      { event, label, ...(color && { color }), possible: why === null, ...(why !== null && { reason: why }), input },
    ];
  });
}

async function startable(
  { entity, record }: Subject,
  instances: readonly Instance[],
  mayUpdate: boolean,
  context: Context,
): Promise<WireProcesses['startable']> {
  const found: WireProcesses['startable'][number][] = [];
  const rule = ruleContextOf(context);
  for (const definition of Object.values(context.model.model.workflows)) {
    const { id, label, entity: of, starts } = definition;
    const open = starts.filter((start) => start.on === 'person' && mayAct(start.roles, mayUpdate, context));
    if (of !== entity.entity.name || open.length === 0) continue;
    const isRunning = instances.some((one) => one.workflow === id && UNDER_WAY.has(one.state));
    const { mayBegin } = workflowOf(definition);
    const holds = await Promise.all(open.map((start) => mayBegin(start, record, rule)));
    const code = isRunning ? 'workflow.running' : holds.includes(true) ? null : 'workflow.not-now';
    const reason = code && messageOf({ code, params: { workflow: label } }, context.actor.language);
    found.push({ workflow: id, label, possible: reason === null, ...(reason !== null && { reason }) });
  }
  return found;
}

/** What has moved it on, in words where the definition has any. */
function eventLabel({ machine }: Workflow['definition'], event: string): WireProcessStep['event'] {
  const [meta] = allStates(machine).flatMap(({ state }) => state.on?.[event]?.flatMap((one) => one.meta ?? []) ?? []);
  return { name: event, ...(meta && { label: meta.label }) };
}
