import type { WireExplanation } from '@leitwerk/metadata/wire/workflow';
import { activeStates } from '@leitwerk/metadata/workflow/active-states';
import { formulasOfAutomation } from '../automation/run-automations.ts';
import { runsOf } from '../automation/store-runs.ts';
import { messageOf } from '../messages.ts';
import { nameValues } from '../query/name-changes.ts';
import { readableFields } from '../query/record-to-sql.ts';
import { readRecord } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import { workflowAt, workflowOf } from './compile-workflow.ts';
import { explainCondition } from './explain-condition.ts';
import { mayAct, mayTouch } from './may-act.ts';
import { offersOf } from './offers.ts';
import { UNDER_WAY, wireProcess } from './read-processes.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';
import { instancesOf } from './store-instances.ts';
import { wireTried } from './tried-ways.ts';
import { maySeeFormula, roleLabels, wireMachineOf } from './wire-machine.ts';

type Values = Readonly<Record<string, unknown>>;
type Explained = WireExplanation['processes'][number];
type Start = WireExplanation['starts'][number];

/**
 * Why the processes of a record go on or do not: for those under way each event with the conditions as they are now, and for every
 * workflow of the entity what would begin it. Conditions show the values that the reader may see.
 */
export async function explainRecord(
  database: Database,
  entity: string,
  id: string,
  context: Context,
): Promise<WireExplanation> {
  const gone = (): never => refuse(404, 'record.not-found', { params: { entity } });
  const mayUpdate = (await mayTouch(database, entity, id, context)) ?? gone();
  const subject = (await readSubject(database, entity, id, context)) ?? gone();
  const shape = { fields: readableFields(subject.entity, context), expand: new Set<string>() };
  const record = (await readRecord(database, subject.entity, id, shape, context)) ?? gone();
  const [values = {}] = await nameValues(database, subject.entity, [JSON.parse(record) as Values], context);
  const instances = (await instancesOf(database, id)).filter(
    (one) => one.entity === entity && UNDER_WAY.has(one.state),
  );
  const processes = await Promise.all(
    instances.map((one) => explainProcess(database, one, subject, values, mayUpdate, context)),
  );
  const starts = Object.values(context.model.model.workflows).filter((one) => one.entity === entity);
  return {
    processes,
    starts: await Promise.all(
      starts.map((definition) => explainStart(definition.id, instances, subject, values, mayUpdate, context)),
    ),
    automations: await explainAutomations(database, subject, values, context),
  };
}

async function explainProcess(
  database: Database,
  instance: Instance,
  subject: Subject,
  values: Values,
  mayUpdate: boolean,
  context: Context,
): Promise<Explained> {
  const workflow = await workflowAt(database, instance.definition);
  const { definition } = workflow;
  const { id, label, state, problem, events } = await wireProcess(instance, workflow, [], subject, mayUpdate, context);
  const truth = await workflow.truthOf(subject.record, ruleContextOf(context));
  const within = activeStates(definition.machine, instance.stand.value).map(({ path }) => path.join('.'));
  const offers = offersOf(definition, instance);
  const asked = { within, truth, taken: [] };
  const named = new Set(events.map(({ event }) => event));
  const others = new Set(
    workflow.machine.ways.flatMap(({ event }) => (event !== null && !named.has(event) ? [event] : [])),
  );
  return {
    id,
    label,
    state,
    problem,
    events: events.map((one) => {
      const allowed = offers.find(({ event }) => event === one.event)?.allowed ?? [];
      const roles = allowed.find((named) => named.roles !== null)?.roles ?? null;
      return {
        ...one,
        roles: roleLabels(roles, context),
        tried: wireTried(workflow, { ...asked, event: one.event, byItself: false }, values, context),
      };
    }),
    others: [
      ...wireTried(workflow, { ...asked, event: null, byItself: true }, values, context),
      ...[...others].flatMap((event) => wireTried(workflow, { ...asked, event, byItself: false }, values, context)),
    ],
    machine: wireMachineOf(workflow, context),
  };
}

async function explainStart(
  id: string,
  instances: readonly Instance[],
  { entity, record }: Subject,
  values: Values,
  mayUpdate: boolean,
  context: Context,
): Promise<Start> {
  const definition = context.model.model.workflows[id];
  if (!definition) throw new Error(`there is no workflow ${id}`);
  const { label, starts } = definition;
  const { mayBegin } = workflowOf(definition);
  const { name } = entity.entity;
  const { readable } = context.access.entity(name);
  const ways = await Promise.all(
    starts.map(async (start) => {
      const event = start.event === undefined ? undefined : entity.machine?.events.get(start.event)?.transition.label;
      const holds = await mayBegin(start, record, ruleContextOf(context));
      return {
        on: start.on,
        ...(event && { event }),
        ...(start.on === 'person' && {
          roles: roleLabels(start.roles, context),
          isAllowed: mayAct(start.roles, mayUpdate, context),
        }),
        ...(start.if !== undefined && {
          condition: explainCondition(start.if, {
            holds,
            values,
            readable,
            maySeeFormula: maySeeFormula(start.if, name, context),
          }),
        }),
      };
    }),
  );
  return { workflow: id, label, isRunning: instances.some((one) => one.workflow === id), ways };
}

async function explainAutomations(
  database: Database,
  { entity, record }: Subject,
  values: Values,
  context: Context,
): Promise<WireExplanation['automations']> {
  const { name, fields } = entity.entity;
  const found = context.model.model.automations.filter((one) => one.entity === name);
  if (found.length === 0) return [];
  const { readable } = context.access.entity(name);
  const nameOf = new Map(fields.map((field) => [field.id, field.name]));
  const runs = (await runsOf(database, String(record['id']))).filter((one) => one.entity === name);
  return Promise.all(
    found.map(async (definition) => {
      const { id, label, when } = definition;
      const last = runs.find((one) => one.automation === id);
      const source = definition.if;
      const holds =
        source !== undefined && (await formulasOfAutomation(definition).holds(source, record, ruleContextOf(context)));
      return {
        automation: id,
        label,
        triggers: when.map(({ on, event, fields: changed }) => {
          const by = event === undefined ? undefined : entity.machine?.events.get(event)?.transition.label;
          const names = changed?.flatMap((field) => nameOf.get(field) ?? []).filter((field) => readable.has(field));
          return { on, ...(by && { event: by }), ...(names && { fields: names }) };
        }),
        ...(source !== undefined && {
          condition: explainCondition(source, {
            holds,
            values,
            readable,
            maySeeFormula: maySeeFormula(source, name, context),
          }),
        }),
        ...(last && {
          last: {
            at: last.at.toISOString(),
            state: last.state === 'done' ? 'done' : 'failed',
            problem: last.problem && messageOf(last.problem, context.actor.language),
          },
        }),
      };
    }),
  );
}
