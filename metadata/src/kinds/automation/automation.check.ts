import type { CheckScope } from '../../check-scope.ts';
import { checkFormula, referred, referredField } from '../../check-scope.ts';
import type { AutomationDefinition, EntityDefinition } from '../../generated/definitions.gen.ts';
import { checkAction, statusEventsOf } from '../../workflow/check-action.ts';
import { checkSchedule } from '../../workflow/check-schedule.ts';

type Trigger = AutomationDefinition['when'][number];

export function checkAutomation(automation: AutomationDefinition, scope: CheckScope): void {
  for (const [at, role] of automation.roles.entries()) referred('role', role, `roles.${at}`, scope);
  const entity = referred('entity', automation.entity, 'entity', scope);
  if (!entity) return;
  for (const [at, trigger] of automation.when.entries()) checkTrigger(trigger, entity, `when.${at}`, scope);
  const variables = automation.when.some(({ on }) => on === 'incoming') ? ['output'] : [];
  checkFormula(automation.if, entity, 'if', scope, variables);
  for (const [at, action] of automation.actions.entries()) {
    checkAction(action, entity, `actions.${at}`, scope, variables);
    // What has been planned or created before is known of processes only.
    if (action.type === 'drop-changes')
      scope.report(`actions.${at}.type`, 'definition.no-effect', { key: action.type, type: automation.kind });
    if (action.params.created !== undefined)
      scope.report(`actions.${at}.params.created`, 'definition.no-effect', { key: 'created', type: automation.kind });
  }
}

/** By key: the only trigger that takes it. */
const KEY_OF = {
  event: 'moved',
  fields: 'updated',
  cron: 'schedule',
  filter: 'schedule',
  match: 'incoming',
  senders: 'incoming',
} as const;

function checkTrigger(trigger: Trigger, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const { on, event, fields, match } = trigger;
  for (const key of Object.keys(KEY_OF) as (keyof typeof KEY_OF)[])
    if (trigger[key] !== undefined && on !== KEY_OF[key])
      scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: on });
  if (on === 'moved' && event !== undefined && !statusEventsOf(entity, scope).has(event))
    scope.report(`${path}.event`, 'definition.unknown-reference', { kind: 'transition', id: event });
  for (const [at, id] of (fields ?? []).entries()) referredField(entity, id, `${path}.fields.${at}`, scope);
  if (on === 'schedule') checkSchedule(trigger, entity, path, scope);
  for (const key of ['match', 'senders'] as const)
    if (on === 'incoming' && trigger[key] === undefined)
      scope.report(`${path}.${key}`, 'document.missing-key', { key });
  for (const [at, role] of (trigger.senders ?? []).entries()) referred('role', role, `${path}.senders.${at}`, scope);
  const field = match === undefined ? undefined : referredField(entity, match, `${path}.match`, scope);
  if (field && field.unique !== true) scope.report(`${path}.match`, 'definition.not-unique', { id: field.id });
}
