import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { runCommands } from '../command/run-commands.ts';
import { runQuery } from '../query/run-query.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import type { Action, ModuleContext } from './module.ts';
import { ActionRefused } from './module.ts';

/** Actions that call each other in a circle end here. */
const DEEPEST = 8;

/**
 * Calls an action by name with the actor's rights. Unknown actions and those that no role of the actor grants look the
 * same (403), before the input is looked at. @returns what the action answers, as JSON
 */
export async function runAction(database: Database, name: string, input: unknown, context: Context): Promise<unknown> {
  return run(database, name, input, context, 0);
}

async function run(
  database: Database,
  name: string,
  input: unknown,
  context: Context,
  depth: number,
): Promise<unknown> {
  const action = context.access.mayCall(name) ? findAction(name, context) : undefined;
  if (!action) return refuse(403, 'action.forbidden', { params: { action: name } });
  if (depth > DEEPEST) throw new Error(`actions call each other more than ${DEEPEST} deep: ${name}`);
  checkInput(action, input);
  try {
    const answer = await action.run(input as Readonly<Record<string, unknown>>, contextFor(database, context, depth));
    return answer ?? null;
  } catch (error) {
    if (error instanceof ActionRefused) return refuse(422, 'action.refused', { issues: error.issues });
    throw error;
  }
}

function findAction(name: string, context: Context): Action | undefined {
  const [moduleName, verb] = name.split('.');
  const actions = context.model.modules.find((one) => one.name === moduleName)?.actions;
  return actions && verb !== undefined && Object.hasOwn(actions, verb) ? actions[verb] : undefined;
}

/** What modules get to work with: the platform's one way of reading and of writing, under this actor. */
export function contextFor(database: Database, context: Context, depth = 0): ModuleContext {
  return {
    actor: { id: context.actor.id, name: context.actor.name, language: context.actor.language },
    today: context.today,
    list: async (entity, query) => {
      const page = await runQuery(database, entity, query, context);
      return { items: page.items.map((text) => JSON.parse(text) as WireRecord), next: page.next };
    },
    write: async (commands) => {
      const results = await runCommands(database, commands, context, { atomic: true });
      return results.map((result) => {
        if ('refusal' in result) throw new Refused(result.refusal);
        return result.done.record === null ? null : (JSON.parse(result.done.record) as WireRecord);
      });
    },
    call: (name, input) => run(database, name, input, context, depth + 1),
  };
}

const ajv = new Ajv({ allErrors: true, strict: false });
const validators = new WeakMap<Action, ValidateFunction>();

function checkInput(action: Action, input: unknown): void {
  const validate = validators.get(action) ?? ajv.compile(action.input);
  validators.set(action, validate);
  if (!validate(input)) refuse(422, 'action.input', { issues: (validate.errors ?? []).map(issueOf) });
}

function issueOf({ instancePath, keyword, params, message }: ErrorObject) {
  const given: Readonly<Record<string, unknown>> = params;
  const path = instancePath.slice(1).replaceAll('/', '.');
  const below = (name: unknown): string => (path === '' ? String(name) : `${path}.${String(name)}`);
  if (keyword === 'additionalProperties') {
    const key = String(given['additionalProperty']);
    return { path: below(key), code: 'value.unknown-key', params: { key } };
  }
  if (keyword === 'required') return { path: below(given['missingProperty']), code: 'value.required' };
  return { path, code: 'document.value', params: { expected: message ?? keyword } };
}
