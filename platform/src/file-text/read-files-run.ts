import type { RunKind } from '../run/run.ts';
import { addCounts } from '../run/run.ts';
import { readNext } from './read-waiting.ts';
import { countWaiting, wantAllTexts } from './store-texts.ts';

const STEP_MS = 1000;

/**
 * Reads the text of all files in which search looks and that have not been read; with `again` of those, too, that have been. New
 * files that come meanwhile count along. What a kill interrupts is read again.
 */
export const readFilesRun: RunKind = {
  name: 'read-files',
  step: async (run, { database, context, save }) => {
    if (run.cursor === null) {
      const total = await wantAllTexts(database, context.model, run.input['again'] === true);
      await save(database, { cursor: {}, done: 0, total, counts: {} });
      return total > 0;
    }
    const stepEnds = Date.now() + STEP_MS;
    const counts = { read: 0, failed: 0 };
    let outcome: 'read' | 'failed' | null = null;
    do {
      outcome = await readNext(database);
      if (outcome !== null) counts[outcome] += 1;
    } while (outcome !== null && Date.now() < stepEnds);
    const left = outcome === null ? 0 : await countWaiting(database);
    const total = Math.max(run.total ?? 0, left);
    await save(database, { cursor: {}, done: total - left, total, counts: addCounts(run.counts, counts) });
    return left > 0;
  },
};
