import { Refused, refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import { checkInput } from './check-input.ts';
import type { ModuleRequest, ModuleRoute } from './module.ts';
import { moduleContext } from './module-context.ts';
import { refusalOf } from './refusal-of.ts';
import { runAction } from './run-action.ts';

/** Answers at an address of a module, with the asker's rights. @returns the answer, as JSON */
export async function runModuleRoute(
  database: Database,
  route: ModuleRoute,
  request: ModuleRequest,
  context: Context,
): Promise<unknown> {
  // A token that only reads must not get through to what may change something.
  if (route.method !== 'GET' && context.actor.scopes && !context.actor.scopes.includes('write'))
    return refuse(403, 'record.forbidden');
  if (route.body) checkInput(route.body, request.body ?? {});
  const reach = moduleContext(database, context, (action, input) => runAction(database, action, input, context));
  try {
    return (await route.handle({ ...request, body: request.body ?? {} }, reach)) ?? null;
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal ? new Refused(refusal) : error;
  }
}
