import type { WorkflowAction } from '@leitwerk/metadata/generated/definitions.gen';
import type { Command } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { within } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import { readSubject } from './read-subject.ts';
import type { DoneAction, Instance } from './store-instances.ts';

/**
 * Does the actions of a step one after the other, with the rights of the workflow's roles and in the name of who has sent the event.
 * Each sees what those before it have done. A refusal is thrown: nothing of the step may stay.
 */
export async function doActions(
  tx: Transaction,
  actions: readonly WorkflowAction[],
  instance: Pick<Instance, 'id' | 'entity' | 'recordId'>,
  workflow: Workflow,
  context: Context,
): Promise<readonly DoneAction[]> {
  // A token narrows what its holder does, not what follows from it.
  const { scopes: _scopes, ...person } = context.actor;
  const actor = { ...person, roles: workflow.definition.roles, isSystem: false };
  const requestId = `workflow:${instance.id}`;
  const own: Context = { ...context, actor, access: context.model.accessOf(actor), requestId };
  const done: DoneAction[] = [];
  for (const action of actions) {
    const command = await commandOf(tx, action, instance, workflow, own);
    const [result] = await runCommands(within(tx), [command], own, { atomic: true, withoutRecords: true });
    if (!result || 'refusal' in result) throw new Refused(result?.refusal ?? { status: 409, code: 'batch.undone' });
    done.push(doneOf(command, result.done.id));
  }
  return done;
}

async function commandOf(
  tx: Transaction,
  action: WorkflowAction,
  { entity, recordId: id }: Pick<Instance, 'entity' | 'recordId'>,
  workflow: Workflow,
  context: Context,
): Promise<Command> {
  const subject = await readSubject(tx, entity, id, context);
  if (!subject) return refuse(404, 'record.not-found', { params: { entity } });
  const values = await workflow.valuesOf(action, subject.record, ruleContextOf(context));
  const { type, params } = action;
  switch (type) {
    case 'update-record':
      return { action: 'update', entity, id, values };
    case 'move-record':
      return { action: 'transition', entity, id, event: params.event ?? '', input: values };
    case 'create-record':
      return { action: 'create', entity: params.entity ?? '', values };
  }
}

const doneOf = (command: Command, id: string): DoneAction => ({
  type: command.action,
  entity: command.entity,
  id,
  ...('values' in command && { values: command.values }),
  ...('event' in command && { event: command.event, values: command.input }),
});
