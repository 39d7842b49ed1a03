import type { WorkflowAction } from '@leitwerk/metadata/generated/definitions.gen';
import type { RuleContext } from '@leitwerk/metadata/record-rules';
import type { Command, Values } from '../command/command.ts';
import { refusalIn, runCommands } from '../command/run-commands.ts';
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
    done.push(...(await doAction(tx, action, `${origin.key}:${index}`, subject, origin, rule, own)));
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
): Promise<readonly DoneAction[]> {
  const { entity, recordId: id, formulas } = origin;
  const { record } = subject;
  switch (type) {
    case 'update-record': {
      const values = await formulas.valuesOf(params.values, record, rule);
      if (params.created !== undefined) return updateCreated(tx, params.created, values, origin, context);
      return write(tx, [{ action: 'update', entity, id, values }], context);
    }
    case 'move-record': {
      const input = await formulas.valuesOf(params.values, record, rule);
      return write(tx, [{ action: 'transition', entity, id, event: params.event ?? '', input }], context);
    }
    case 'create-record': {
      const values = await formulas.valuesOf(params.values, record, rule);
      const { entity: made = '', each } = params;
      if (!each) return write(tx, [{ action: 'create', entity: made, values }], context);
      const where = await formulas.valuesOf(each.where, record, rule);
      const commands: Command[] = [];
      for (const one of await readPointingHere(tx, each, id, where, context))
        commands.push({
          action: 'create',
          entity: made,
          values: { ...values, ...(await formulas.valuesOf(each.values, one, rule)) },
        });
      return write(tx, commands, context);
    }
    case 'notify':
      await notifyPeople(tx, { to: params.to ?? {}, text: params.text ?? { de: '', en: '' }, key }, subject, context);
      return [{ type, entity, id }];
    case 'begin-process': {
      const begun: BeginPayload = { workflow: params.workflow ?? '', record: id, cause: key, by: context.actor.id };
      await beginLater(tx, begun);
      return [{ type, entity, id, event: begun.workflow }];
    }
    case 'plan-change': {
      const day = String(await formulas.valueAt('on', params.on ?? '', record, rule));
      const values = await formulas.valuesOf(params.values, record, rule);
      const instance = origin.kind === 'workflow' ? origin.id : null;
      const { event = null } = params;
      await planChange(tx, { entity, record: id, day, values, event, roles: origin.roles, instance }, context);
      return [{ type, entity, id, values: { ...values, $on: day } }];
    }
    case 'drop-changes':
      await dropPlanned(tx, origin.id, context);
      return [{ type, entity, id }];
    case 'call-action': {
      const input = await formulas.valuesOf(params.input, record, rule);
      await storeEffect(tx, { action: params.action ?? '', text: params.text ?? null, input, origin }, context);
      return [{ type, entity, id, event: params.action ?? '' }];
    }
  }
}

/** Writes what the process itself has created, as far as it is still there. */
async function updateCreated(
  tx: Transaction,
  entity: string,
  values: Values,
  { id, recordId }: Origin,
  context: Context,
): Promise<readonly DoneAction[]> {
  const created = await createdBy(tx, id, entity);
  await write(
    tx,
    created.map((one) => ({ action: 'update', entity, id: one, values })),
    context,
  );
  return [{ type: 'update', entity, id: created[0] ?? recordId, values }];
}

/** All or nothing. */
async function write(tx: Transaction, commands: readonly Command[], context: Context): Promise<readonly DoneAction[]> {
  const results = await runCommands(within(tx), commands, context, { atomic: true, withoutRecords: true });
  const refusal = refusalIn(results);
  if (refusal) throw new Refused(refusal);
  return commands.flatMap((command, at): DoneAction[] => {
    const result = results[at];
    if (!result || !('done' in result)) return [];
    return [
      {
        type: command.action,
        entity: command.entity,
        id: result.done.id,
        ...('values' in command && { values: command.values }),
        ...('event' in command && { event: command.event, values: command.input }),
      },
    ];
  });
}
