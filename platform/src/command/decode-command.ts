import type { Issue } from '@leitwerk/metadata/issue';
import type { Context } from '../rights/context.ts';
import type { Values } from './command.ts';
import type { Work } from './work.ts';
import { isPatch, refuseWork } from './work.ts';

/**
 * May this actor do this at all, to these fields? Answered before the values are looked at, so that a stranger learns nothing
 * about their shape.
 */
export function authoriseCommand(work: Work, context: Context): void {
  const { command, entity } = work;
  const access = context.access.entity(entity.entity.name);
  const rows =
    command.action === 'transition'
      ? access.transitionRows(command.event)
      : command.action === 'restore'
        ? access.rows.delete
        : access.rows[command.action];
  if (rows === 'none') return refuseWork(work, 403, 'record.forbidden', { params: { entity: entity.entity.name } });
  if (command.action !== 'create' && command.action !== 'update') return;

  const open = command.action === 'create' ? access.creatable : access.updatable;
  const issues = Object.keys(command.values)
    .filter((name) => entity.fields.has(name) && !open.has(name) && isOwnField(work, name))
    .map((name): Issue => ({ path: name, code: 'record.field-forbidden', params: { field: name } }));
  if (issues.length > 0) refuseWork(work, 403, 'record.field-forbidden', { issues });
}

const isOwnField = (work: Work, name: string): boolean =>
  work.entity.entity.fields.some((field) => field.name === name);

/** Values of the command in their stored form, by field name. Unknown keys and wrong values are issues. */
export function decodeCommand(work: Work): void {
  const { command } = work;
  if (command.action === 'transition') return decodeInput(work, command.event, command.input);
  if (command.action !== 'create' && command.action !== 'update') return;
  const { values, issues } = work.entity.rules.decode(
    command.action === 'update' ? withoutPatches(work, command.values) : command.values,
  );
  const status = work.entity.machine?.field.name;
  const all = status !== undefined && Object.hasOwn(command.values, status) ? [...issues, statusIssue(status)] : issues;
  if (all.length > 0) return refuseWork(work, 422, 'record.invalid', { issues: all });
  work.draft = values;
  work.set = new Set(Object.keys(command.values));
}

/** Objects of a merge patch are only parts: they are checked when they are merged (`apply-values.ts`). */
const withoutPatches = (work: Work, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => !isPatch(work, name, value)));

const statusIssue = (field: string): Issue => ({ path: field, code: 'record.status-by-event' });

function decodeInput(work: Work, name: string, input: Values): void {
  const event = work.entity.machine?.events.get(name);
  if (!event) return refuseWork(work, 404, 'record.unknown-event', { params: { event: name } });
  const known = new Set(event.input.map((one) => one.field.name));
  const unknown = Object.keys(input)
    .filter((key) => !known.has(key))
    .map((key): Issue => ({ path: key, code: 'value.unknown-key', params: { key } }));
  const { values, issues } = work.entity.rules.decode(input);
  const all = unknown.length > 0 ? unknown : issues;
  if (all.length > 0) return refuseWork(work, 422, 'record.invalid', { issues: all });
  work.draft = values;
  work.set = new Set(Object.keys(values));
}
