import type { WorkflowAction, WorkflowActionParams, WorkflowEach } from '@leitwerk/metadata/generated/definitions.gen';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import type { Command, Values } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import { dropPlanned, planChange } from '../pending/pending-changes.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { within } from '../storage/database.ts';
import { actAsRoles } from './act-as-roles.ts';
import type { BeginPayload } from './begin-later.ts';
import { beginLater } from './begin-later.ts';
import type { Formulas } from './compile-formulas.ts';
import { storeEffect } from './effects.ts';
import { notifyPeople } from './notify-people.ts';
import { readPointingHere } from './read-pointing-here.ts';
import type { Subject } from './read-subject.ts';
import { readSubject } from './read-subject.ts';
import type { DoneAction } from './store-instances.ts';
import { createdBy } from './store-instances.ts';

/** On whose behalf actions are done: a process, or the run of an automation. */
export type Origin = {
  readonly kind: 'workflow' | 'automation';
  /** Of the instance or run. */
  readonly id: string;
  /** The same when the step comes again, another one for every step. */
  readonly key: string;
  /** The record that it is about. */
  readonly entity: string;
  readonly recordId: string;
  /** With whose rights. */
  readonly roles: readonly string[];
  readonly formulas: Formulas;
};

/**
 * Does actions one after the other, in the name of who has sent the event. Each sees what those before it have done. A refusal is
 * thrown: nothing of the step may stay.
 * @param rule what formulas know; `output` where something has answered
 */
export async function doActions(
  tx: Transaction,
  actions: readonly WorkflowAction[],
  origin: Origin,
  rule: RuleContext,
  context: Context,
): Promise<readonly DoneAction[]> {
  const own = actAsRoles(context, origin.roles, `${origin.kind}:${origin.id}`);
  const done: DoneAction[] = [];
  for (const [index, action] of actions.entries()) {
    const subject = await readSubject(tx, origin.entity, origin.recordId, own);
    if (!subject) return refuse(404, 'record.not-found', { params: { entity: origin.entity } });
    const { type, params } = action;
    if (type === 'create-record' && params.each)
      done.push(...(await createForEach(tx, { ...params, each: params.each }, subject, origin, rule, own)));
    else done.push(await doAction(tx, action, `${origin.key}:${index}`, subject, origin, rule, own));
  }
  return done;
}

async function doAction(
  tx: Transaction,
  { type, params }: WorkflowAction,
  key: string,
  subject: Subject,
  origin: Origin,
  rule: RuleContext,
  context: Context,
): Promise<DoneAction> {
  const { entity, recordId: id, formulas } = origin;
  const { record } = subject;
  switch (type) {
    case 'update-record': {
      const values = await formulas.valuesOf(params.values, record, rule);
      if (params.created !== undefined) return updateCreated(tx, params.created, values, origin, context);
      return write(tx, { action: 'update', entity, id, values }, context);
    }
    case 'move-record': {
      const input = await formulas.valuesOf(params.values, record, rule);
      return write(tx, { action: 'transition', entity, id, event: params.event ?? '', input }, context);
    }
    case 'create-record': {
      const values = await formulas.valuesOf(params.values, record, rule);
      return write(tx, { action: 'create', entity: params.entity ?? '', values }, context);
    }
    case 'notify':
      await notifyPeople(tx, { to: params.to ?? {}, text: params.text ?? { de: '', en: '' }, key }, subject, context);
      return { type, entity, id };
    case 'begin-process': {
      const begun: BeginPayload = { workflow: params.workflow ?? '', record: id, cause: key, by: context.actor.id };
      await beginLater(tx, begun);
      return { type, entity, id, event: begun.workflow };
    }
    case 'plan-change': {
      const day = String(await formulas.valueAt('on', params.on ?? '', record, rule));
      const values = await formulas.valuesOf(params.values, record, rule);
      const instance = origin.kind === 'workflow' ? origin.id : null;
      const { event = null } = params;
      await planChange(tx, { entity, record: id, day, values, event, roles: origin.roles, instance }, context);
      return { type, entity, id, values: { ...values, $on: day } };
    }
    case 'drop-changes':
      await dropPlanned(tx, origin.id, context);
      return { type, entity, id };
    case 'call-action': {
      const input = await formulas.valuesOf(params.input, record, rule);
      await storeEffect(tx, { action: params.action ?? '', text: params.text ?? null, input, origin }, context);
      return { type, entity, id, event: params.action ?? '' };
    }
  }
}

/** Creates a record for each one that points to the subject, in the order in which these came into being. */
async function createForEach(
  tx: Transaction,
  { entity = '', values, each }: WorkflowActionParams & { readonly each: WorkflowEach },
  { record }: Subject,
  { formulas, recordId }: Origin,
  rule: RuleContext,
  context: Context,
): Promise<readonly DoneAction[]> {
  const common = await formulas.valuesOf(values, record, rule);
  const where = await formulas.valuesOf(each.where, record, rule);
  const done: DoneAction[] = [];
  for (const one of await readPointingHere(tx, each, recordId, where, context)) {
    const own = await formulas.valuesOf(each.values, one, rule);
    done.push(await write(tx, { action: 'create', entity, values: { ...common, ...own } }, context));
  }
  return done;
}

/** Writes what the process itself has created, as far as it is still there. */
async function updateCreated(
  tx: Transaction,
  entity: string,
  values: Values,
  { id, recordId }: Origin,
  context: Context,
): Promise<DoneAction> {
  const created = await createdBy(tx, id, entity);
  for (const one of created) await write(tx, { action: 'update', entity, id: one, values }, context);
  return { type: 'update', entity, id: created[0] ?? recordId, values };
}

async function write(tx: Transaction, command: Command, context: Context): Promise<DoneAction> {
  const [result] = await runCommands(within(tx), [command], context, { atomic: true, withoutRecords: true });
  if (!result || 'refusal' in result) throw new Refused(result?.refusal ?? { status: 409, code: 'batch.undone' });
  return {
    type: command.action,
    entity: command.entity,
    id: result.done.id,
    ...('values' in command && { values: command.values }),
    ...('event' in command && { event: command.event, values: command.input }),
  };
}
