import { activeStates } from '@leitwerk/metadata/workflow/active-states';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { workflowAt } from './compile-workflow.ts';
import { leavingOut } from './leave-out.ts';
import { originOf } from './origin-of.ts';
import type { DoneAction, Instance } from './store-instances.ts';

/**
 * Does what the states in which a process stands do on leaving, the innermost first: one that is ended from outside cleans up as one
 * does that comes to its end. What is refused is left out, as ending it must be possible whatever the record says by now.
 */
export async function leaveStates(
  tx: Transaction,
  instance: Instance,
  context: Context,
): Promise<readonly DoneAction[]> {
  // One that could not begin has entered nothing.
  if (instance.step === 0) return [];
  const workflow = await workflowAt(tx, instance.definition);
  const left = activeStates(workflow.definition.machine, instance.stand.value).reverse();
  const actions = left.flatMap(({ state }) => state.exit ?? []);
  if (actions.length === 0) return [];
  const origin = originOf(instance, workflow, `${instance.step + 1}:exit`);
  return leavingOut(Number.POSITIVE_INFINITY)(tx, actions, origin, ruleContextOf(context), context);
}
