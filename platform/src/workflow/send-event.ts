import type { Issue } from '@leitwerk/metadata/issue';
import type { Values } from '../command/command.ts';
import { runCommands } from '../command/run-commands.ts';
import { newId } from '../new-id.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Storage, Transaction } from '../storage/database.ts';
import { within } from '../storage/database.ts';
import { advance } from './advance.ts';
import { approve } from './approvals.ts';
import { begin } from './begin-process.ts';
import { workflowAt, workflowOf } from './compile-workflow.ts';
import { mayAct, maySend, mayTouch } from './may-act.ts';
import { offersOf } from './offers.ts';
import { readSubject } from './read-subject.ts';
import { lockInstance } from './store-instances.ts';

/** Begins a process about a record, by a person or a program. Throws the refusal. @returns its id */
export async function beginByPerson(
  database: Storage,
  workflowId: string,
  recordId: string,
  context: Context,
): Promise<string> {
  const definition = Object.hasOwn(context.model.model.workflows, workflowId)
    ? context.model.model.workflows[workflowId]
    : undefined;
  const starts = definition?.starts.filter((start) => start.on === 'person') ?? [];
  if (!definition || starts.length === 0) return refuse(404, 'workflow.not-found');
  return database.transaction(async (tx) => {
    const may = (await mayTouch(tx, definition.entity, recordId, context)) ?? refuse(404, 'workflow.not-found');
    const allowed = starts.filter(({ roles }) => mayAct(roles, may, context));
    if (allowed.length === 0) return refuse(403, 'record.forbidden', { params: { entity: definition.entity } });
    const subject =
      (await readSubject(tx, definition.entity, recordId, context)) ??
      refuse(404, 'record.not-found', { params: { entity: definition.entity } });
    const workflow = workflowOf(definition);
    const rule = ruleContextOf(context);
    const holds = await Promise.all(allowed.map((start) => workflow.mayBegin(start, subject.record, rule)));
    if (!holds.includes(true)) return refuse(409, 'workflow.not-now', { params: { workflow: definition.label } });
    return (
      (await begin(tx, workflow, subject, newId(), context)) ??
      refuse(409, 'workflow.running', { params: { workflow: definition.label } })
    );
  });
}

/** Sends an event that is offered where the instance stands. Throws the refusal; nothing has happened then. */
export async function sendEvent(
  database: Storage,
  id: string,
  event: string,
  input: Values,
  context: Context,
): Promise<void> {
  await database.transaction(async (tx) => {
    const instance = await lockInstance(tx, id);
    if (!instance) return refuse(404, 'workflow.not-found');
    const { entity, recordId } = instance;
    // A foreign one answers as an unknown one does.
    const may = (await mayTouch(tx, entity, recordId, context)) ?? refuse(404, 'workflow.not-found');
    if (instance.state !== 'running') return refuse(409, 'workflow.not-running');
    const workflow = await workflowAt(tx, instance.definition);
    const offer = offersOf(workflow.definition, instance).find((one) => one.event === event);
    if (!offer) return refuse(409, 'workflow.event-not-possible', { params: { event } });
    const subject = await readSubject(tx, entity, recordId, context);
    if (!subject) return refuse(404, 'record.not-found', { params: { entity } });
    if (!maySend(offer, subject, may, context)) return refuse(403, 'record.forbidden', { params: { entity } });
    const { meta } = offer;
    await writeInput(tx, entity, recordId, meta?.input ?? [], input, context);
    if (!(await approve(tx, instance, offer, context))) return;
    const isTaken = await advance(tx, instance, workflow, { event, cause: newId() }, context);
    if (!isTaken) return refuse(409, 'workflow.guard', { params: { reason: meta?.reason ?? meta?.label ?? event } });
  });
}

/** What the event asks for is written in the name and with the rights of who sends it. */
async function writeInput(
  tx: Transaction,
  entity: string,
  id: string,
  asked: readonly { readonly field: string; readonly required?: boolean }[],
  input: Values,
  context: Context,
): Promise<void> {
  const fields = asked.flatMap(({ field, required }) => {
    const found = context.model.entities.get(entity)?.entity.fields.find((one) => one.id === field);
    return found ? [{ name: found.name, required: required === true }] : [];
  });
  const issues: Issue[] = [
    ...Object.keys(input)
      .filter((key) => !fields.some(({ name }) => name === key))
      .map((key): Issue => ({ path: key, code: 'value.unknown-key', params: { key } })),
    ...fields
      .filter(({ name, required }) => required && isEmpty(input[name]))
      .map(({ name }): Issue => ({ path: name, code: 'value.required' })),
  ];
  if (issues.length > 0) return refuse(422, 'record.invalid', { issues });
  if (Object.keys(input).length === 0) return;
  const command = { action: 'update', entity, id, values: input } as const;
  const [result] = await runCommands(within(tx), [command], context, { atomic: true, withoutRecords: true });
  if (result && 'refusal' in result) throw new Refused(result.refusal);
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';
