import { setImmediate as turn } from 'node:timers/promises';
import { judgeRules } from '../module/judge-rules.ts';
import { endOfRepetition } from '../repetition/end-of-repetition.ts';
import { keepReminder } from '../repetition/keep-reminder.ts';
import type { Context } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import { causeOf } from './command.ts';
import type { Work } from './work.ts';
import { isOpen, refuseWork } from './work.ts';

/** Records checked in one go: requests get their turn, and so does what waits for the database. */
const PIECE = 50;

const WITHOUT_VALUES: ReadonlySet<string> = new Set(['delete', 'restore', 'purge']);

/** What modules add or refuse, computed fields, then every rule of the entity over the draft and the record as it was. */
export async function deriveAndCheck(tx: Transaction, works: readonly Work[], context: Context): Promise<void> {
  const open = works.filter(isOpen);
  const judged = await judgeRules(tx, open, context);
  for (const [at, work] of open.entries()) {
    if (at % PIECE === PIECE - 1) await turn();
    const issues = [...(judged.get(work) ?? [])];
    if (!WITHOUT_VALUES.has(work.command.action)) {
      keepReminder(work);
      issues.push(...endOfRepetition(work));
      Object.assign(work.draft, await work.entity.rules.derive(work.draft, work.rule));
      const own = await work.entity.rules.check(work.draft, work.rule, {
        ...(work.before && { before: work.before }),
        // What the platform itself sets (seeds, reactions, events, references of merged records) is not held by the marks for
        // people.
        changed: isOfThePlatform(work, context) ? new Set() : work.set,
      });
      issues.push(...own);
    }
    if (issues.length > 0) refuseWork(work, 422, 'record.invalid', { issues });
  }
}

const isOfThePlatform = ({ command }: Work, { actor }: Context): boolean =>
  actor.isSystem || command.action === 'transition' || causeOf(command)?.isMove === true;
