import { activeStates } from '@leitwerk/metadata/workflow/active-states';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { beginLater } from './begin-later.ts';
import type { Workflow } from './compile-workflow.ts';
import type { Origin } from './do-actions.ts';
import { storeEffect } from './effects.ts';
import { giveUp } from './end-process.ts';
import type { Subject } from './read-subject.ts';
import type { Instance } from './store-instances.ts';

/** Begins what the states that were entered invoke; answers that the states left had waited for are not waited for any more. */
export async function keepInvoked(
  tx: Transaction,
  instance: Instance,
  invoked: readonly string[],
  { definition, formulas }: Workflow,
  origin: Origin,
  { record }: Subject,
  context: Context,
): Promise<void> {
  const { id, stand, recordId } = instance;
  const wanted = activeStates(definition.machine, stand.value).flatMap(({ state }) => state.invoke ?? []);
  const kept = wanted.map((one) => one.id).filter((one) => !invoked.includes(one));
  await giveUp(tx, instance, kept, context);
  for (const { id: invoke, src, input, text = null } of wanted.filter((one) => invoked.includes(one.id))) {
    if (src.includes('.')) {
      const given = await formulas.valuesOf(input, record, ruleContextOf(context));
      await storeEffect(tx, { action: src, text, input: given, invoke, origin }, context);
    } else {
      const by = context.actor.id;
      await beginLater(tx, {
        workflow: src,
        record: recordId,
        cause: `${origin.key}:${invoke}`,
        by,
        parent: { id, invoke },
      });
    }
  }
}
