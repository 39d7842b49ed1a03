import type { RuntimeModel } from '../model/runtime-model.ts';
import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Storage } from '../storage/database.ts';
import { checkInput } from './check-input.ts';
import type { Action } from './module.ts';
import type { ActionCall } from './module-context.ts';
import { moduleContext } from './module-context.ts';
import { refusalOf } from './refusal-of.ts';

/** Actions that call each other in a circle end here. */
const DEEPEST = 8;

/**
 * Calls an action by name with the actor's rights. Unknown actions and those that no role of the actor grants look the
 * same (403), before the input is looked at.
 * @returns what the action answers, as JSON
 */
export async function runAction(
  database: Storage,
  name: string,
  input: unknown,
  context: Context,
  how: ActionCall = {},
): Promise<unknown> {
  return run(database, name, input, context, how, 0);
}

async function run(
  database: Storage,
  name: string,
  input: unknown,
  context: Context,
  how: ActionCall,
  depth: number,
): Promise<unknown> {
  const action = context.access.mayCall(name) ? findAction(name, context.model) : undefined;
  if (!action) return refuse(403, 'action.forbidden', { params: { action: name } });
  if (depth > DEEPEST) throw new Error(`actions call each other more than ${DEEPEST} deep: ${name}`);
  checkInput(action.input, input);
  try {
    const reach = moduleContext(
      database,
      context,
      (next, given) =>
        run(database, next, given, context, { ...how, key: how.key ? `${how.key}:${next}` : null }, depth + 1),
      how,
    );
    const answer = await action.run(input as Readonly<Record<string, unknown>>, reach);
    return answer ?? null;
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal ? new Refused(refusal) : error;
  }
}

/** The action of this name among those of the modules that are used. */
export function findAction(name: string, model: Pick<RuntimeModel, 'modules'>): Action | undefined {
  const [moduleName, verb] = name.split('.');
  const actions = model.modules.find((one) => one.name === moduleName)?.actions;
  return actions && verb !== undefined && Object.hasOwn(actions, verb) ? actions[verb] : undefined;
}
