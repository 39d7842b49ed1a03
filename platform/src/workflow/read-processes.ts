import type { WireProcess, WireProcessEvent, WireProcesses, WireProcessStep } from '@leitwerk/metadata/wire/workflow';
import { activeStates, allStates } from '@leitwerk/metadata/workflow/active-states';
import { messageOf } from '../messages.ts';
import { readTitles } from '../query/read-titles.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Storage } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import { workflowAt, workflowOf } from './compile-workflow.ts';
import { mayAct, maySend, mayTouch } from './may-act.ts';
import { offersOf } from './offers.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { instancesOf, stepsOf } from './store-instances.ts';
import { timersOf } from './timers.ts';

const UNDER_WAY: ReadonlySet<Instance['state']> = new Set(['running', 'stopped']);

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
  const user = context.model.entities.get('user');
  const actors = new Set(steps.map((one) => one.actor));
  const people = user ? await readTitles(database, user, actors, context) : new Map<string, string>();
  const items = await Promise.all(
    instances.map(async (instance): Promise<WireProcess> => {
      const workflow = await workflowAt(database, instance.definition);
      const { definition } = workflow;
      const statesOf = (value: Instance['stand']['value']) =>
        activeStates(definition.machine, value).flatMap(({ path, state }) =>
          state.meta
            ? [{ path: path.join('.'), label: state.meta.label, ...(state.meta.color && { color: state.meta.color }) }]
            : [],
        );
      return {
        id: instance.id,
        workflow: instance.workflow,
        label: definition.label,
        state: instance.state,
        states: statesOf(instance.stand.value),
        startedAt: instance.startedAt.toISOString(),
        problem: instance.problem && messageOf(instance.problem, context.actor.language),
        mayRepair: UNDER_WAY.has(instance.state) && context.access.permissions.has('jobs.manage'),
        timers: timers
          .filter((one) => one.instance === instance.id)
          .flatMap(({ delay, due }) => (due ? [{ delay, due: due.toISOString() }] : [])),
        events: instance.state === 'running' ? await eventsOf(instance, workflow, subject, mayUpdate, context) : [],
        steps: steps
          .filter((one) => one.instanceId === instance.id)
          .map(({ step, at, actor, event, value, actions }) => ({
            step,
            at: at.toISOString(),
            by: { id: actor, title: people.get(actor) ?? null },
            event: eventLabel(definition, event),
            states: statesOf(value),
            actions: actions
              .filter((one) => context.access.entity(one.entity).rows.read !== 'none')
              .map((one) => ({ type: one.type, entity: one.entity })),
          })),
      };
    }),
  );
  return { items, startable: await startable(subject, instances, mayUpdate, context) };
}

async function eventsOf(
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
