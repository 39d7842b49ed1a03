import type { AutomationDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import { runQuery } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import { mayWrite } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import { actAsRoles } from '../workflow/act-as-roles.ts';
import { runAutomations } from './run-automations.ts';
import type { AutomationRun } from './store-runs.ts';

/**
 * Takes a message of another system for an automation: finds its record by the trigger's unique field, with the automation's rights.
 * @param cause the same when the message comes again
 * @returns what was done; null when the condition does not hold, or the message has come before
 */
export async function takeMessage(
  database: Database,
  name: string,
  message: Readonly<Record<string, unknown>>,
  cause: string,
  context: Context,
): Promise<AutomationRun | null> {
  const definition = context.model.model.automations.find((one) => one.name === name);
  const trigger = definition && triggerFor(definition, context);
  // Who may not send to it does not learn that it is there.
  if (!definition || !trigger) return refuse(404, 'automation.not-found');
  const { entity, roles } = definition;
  const field = context.model.entities.get(entity)?.entity.fields.find((one) => one.id === trigger.match);
  const value = field && message[field.name];
  if (!field || value === undefined || value === null)
    return refuse(422, 'record.invalid', { issues: [{ path: field?.name ?? '', code: 'value.required' }] });
  const own = actAsRoles(context, roles, `automation:${definition.id}`);
  const query = { filter: { [field.name]: { eq: value } }, fields: ['id'], limit: 1 };
  const [found] = (await runQuery(database, entity, query, own)).items;
  if (found === undefined) return refuse(404, 'record.not-found', { params: { entity } });
  const { id } = JSON.parse(found) as { readonly id: string };
  const happened = { entity, recordId: id, word: 'incoming', cause, message };
  const [run] = await runAutomations(database, happened, context, [definition]);
  return run ?? null;
}

const triggerFor = ({ when }: AutomationDefinition, { actor }: Context) =>
  mayWrite(actor)
    ? when.find(({ on, senders }) => on === 'incoming' && senders?.some((role) => actor.roles.includes(role)))
    : undefined;
