import { setTimeout as pause } from 'node:timers/promises';
import type { ModelStore } from '../model/model-store.ts';
import { refusalOf } from '../module/refusal-of.ts';
import { isPassing, issuesOf } from '../refusal.ts';
import { SYSTEM_ACTOR, SYSTEM_USER_ID } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import type { Database } from '../storage/database.ts';
import type { Run, RunContext, RunKind } from './run.ts';
import { attachToRun, findRun, moveRun, StepLost, saveProgress, wakeRun } from './store-runs.ts';

/** Tries of one step before the run ends as failed. */
const ATTEMPTS = 3;
/** Between tries of a step that was refused for what passes, e.g. too much at a time; after the last one the run ends as failed. */
const PAUSES_MS = [500, 1000, 2000, 4000] as const;
/** After this time other jobs get their turn; what goes on for hours must not hold up what follows from a click. */
const TURN_MS = 20_000;

/**
 * Works on a run step by step until it is at its end or somebody stops it. Each step has the person's rights of that moment; what
 * a step writes and how far the run has come are stored together, so after a kill the next process goes on exactly there.
 */
export async function workOnRun(
  database: Database,
  models: Pick<ModelStore, 'current'>,
  kinds: () => readonly RunKind[],
  id: string,
  onError: (error: unknown) => void,
): Promise<void> {
  await moveRun(database, id, ['waiting'], 'running');
  const turnEnds = Date.now() + TURN_MS;
  let failures = 0;
  for (;;) {
    const run = await findRun(database, id);
    if (run?.state !== 'running') return;
    const kind = kinds().find((one) => one.name === run.kind);
    // Modules begin runs as the platform, too: what follows from an event is nobody's work.
    const actor = run.actor === SYSTEM_USER_ID ? SYSTEM_ACTOR : await findActorById(database, run.actor, run.scopes);
    if (!kind || !actor) {
      await moveRun(database, id, ['running'], 'failed', { code: kind ? 'run.actor-gone' : 'run.unknown-kind' });
      return;
    }
    const context = makeContext(models.current(), actor, requestIdOf(id));
    try {
      const hasMore = await kind.step(run, contextFor(database, context, run));
      failures = 0;
      if (!hasMore) await moveRun(database, id, ['running'], 'done');
      else if (Date.now() > turnEnds) {
        await wakeRun(database, id);
        return;
      }
    } catch (error) {
      if (error instanceof StepLost) continue;
      const refusal = refusalOf(error);
      if (refusal) {
        const ms = isPassing(refusal) ? PAUSES_MS[failures] : undefined;
        if (ms !== undefined) {
          failures += 1;
          await pause(ms);
          continue;
        }
        await moveRun(database, id, ['running'], 'failed', issuesOf(refusal)[0]);
        return;
      }
      onError(error);
      failures += 1;
      if (failures < ATTEMPTS) continue;
      await moveRun(database, id, ['running'], 'failed', { code: 'run.failed' });
      return;
    }
  }
}

/** By this the history tells what a run has changed. */
export const requestIdOf = (id: string): string => `run:${id}`;

const contextFor = (database: Database, context: RunContext['context'], run: Run): RunContext => ({
  database,
  context,
  save: (tx, progress, stored = run) => saveProgress(tx, stored, progress),
  attach: (tx, file, as) => attachToRun(tx, run.id, file, as),
});
