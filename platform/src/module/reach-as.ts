import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Actor } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import { moduleContext } from './module-context.ts';
import type { ModuleContext } from './module-reach.ts';
import { runAction } from './run-action.ts';

/** What a module reaches in the background, under this actor. */
export function reachAs(
  actor: Actor,
  database: Database,
  model: RuntimeModel,
): { readonly context: Context; readonly module: ModuleContext } {
  const context = makeContext(model, actor, null);
  return { context, module: moduleContext(database, context, (...given) => runAction(database, ...given, context)) };
}
