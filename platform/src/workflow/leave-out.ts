import { Refused } from '../refusal.ts';
import { doActions } from './do-actions.ts';
import type { DoneAction } from './store-instances.ts';

/** Does actions like `doActions`; so many that are refused count as done, and are kept as left out. The next one is thrown. */
export const leavingOut =
  (most: number): typeof doActions =>
  async (tx, actions, origin, rule, context) => {
    const done: DoneAction[] = [];
    let skipped = 0;
    for (const [index, action] of actions.entries()) {
      const one = { ...origin, key: `${origin.key}:${index}` };
      try {
        done.push(...(await tx.savepoint(() => doActions(tx, [action], one, rule, context))));
      } catch (error) {
        if (!(error instanceof Refused) || skipped >= most) throw error;
        skipped += 1;
        const { type, params } = action;
        const entity = params.entity ?? origin.entity;
        done.push({ type: WORDS.get(type) ?? type, entity, id: origin.recordId, isSkipped: true });
      }
    }
    return done;
  };

/** What actions on records are called where they are kept. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['update-record', 'update'],
  ['move-record', 'transition'],
  ['create-record', 'create'],
]);
