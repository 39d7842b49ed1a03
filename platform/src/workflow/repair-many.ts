import type { WireBulkOutcome } from '@leitwerk/metadata/wire/workflow';
import { messageOf } from '../messages.ts';
import { Refused } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';
import type { ProcessFilter } from './list-processes.ts';
import { findProcesses } from './list-processes.ts';
import { cancelProcess, retryProcess } from './repair-process.ts';

/** So many are done in one request; the answer says when there are more. */
export const MOST_AT_ONCE = 200;

const WORDS = { retry: retryProcess, cancel: cancelProcess } as const;

/** Tries again or ends many processes, each for itself: what is refused for one is told, and the others are done. */
export async function repairMany(
  database: Database,
  word: keyof typeof WORDS,
  which: { readonly ids: readonly string[] } | { readonly filter: ProcessFilter },
  reason: string | null,
  context: Context,
): Promise<WireBulkOutcome> {
  // What cannot be tried again is not meant.
  const meant = 'filter' in which && word === 'retry' ? { ...which.filter, state: ['stopped'] } : null;
  const found =
    'ids' in which ? which.ids : await findProcesses(database, meant ?? which.filter, MOST_AT_ONCE + 1, context);
  const failed: { id: string; reason: string }[] = [];
  let done = 0;
  for (const id of found.slice(0, MOST_AT_ONCE)) {
    try {
      await WORDS[word](database, id, reason, context);
      done += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [first] = error.refusal.issues ?? [];
      failed.push({ id, reason: messageOf(first ?? error.refusal, context.actor.language) });
    }
  }
  return { done, failed, hasMore: found.length > MOST_AT_ONCE };
}
