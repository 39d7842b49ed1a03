import { runCommands } from '../command/run-commands.ts';
import { problemWords } from '../run/problem-words.ts';
import { refreshStatistics } from '../run/refresh-statistics.ts';
import type { RunContext, RunKind } from '../run/run.ts';
import { attachToRun, listProblems, noteSeen } from '../run/store-runs.ts';
import type { Queryable } from '../storage/database.ts';
import type { Module } from './module.ts';
import { attemptOf, moduleContext } from './module-context.ts';
import type { ModuleProgress, ModuleRun, ModuleRunKind } from './module-run.ts';
import { runAction } from './run-action.ts';

/** The runs that modules bring, under their full names. */
export const moduleRunKinds = (modules: readonly Module[]): readonly RunKind[] =>
  modules.flatMap((module) =>
    Object.entries(module.runs ?? {}).map(([word, kind]) => runKindOf(`${module.name}.${word}`, kind)),
  );

const runKindOf = (name: string, kind: ModuleRunKind): RunKind => ({
  name,
  step: async (run, { database, context, save }: RunContext) => {
    // The run as what is stored has left it, and the end of what has been begun last.
    let stored = run;
    let last = Promise.resolve();
    // That what was begun last has written what it had to.
    let written = Promise.resolve();
    const asGiven = (): ModuleRun => ({ ...stored, entity: stored.entity ?? '' });
    const keep = async (tx: Queryable, { file, ...progress }: ModuleProgress): Promise<void> => {
      await save(tx, progress, stored);
      if (file) await attachToRun(tx, run.id, file.id, file.as);
    };
    const inTurn = (work: (before: Promise<void>) => Promise<ModuleProgress>): Promise<void> => {
      const before = last;
      last = work(before).then(({ cursor, done, counts, total = stored.total }) => {
        stored = { ...stored, step: stored.step + 1, cursor, done, counts, total };
      });
      // Told to whoever waits for it: the kind, the next one or the end of the step.
      last.catch(() => undefined);
      return last;
    };
    const reach = moduleContext(database, context, (action, input) => runAction(database, action, input, context));
    const keepAlone = async (before: Promise<void>, progress: () => ModuleProgress): Promise<ModuleProgress> => {
      await before;
      const made = progress();
      await database.transaction((tx) => keep(tx, made));
      return made;
    };
    const working = kind.step(asGiven(), reach, {
      attempt: (commands, progress) =>
        inTurn(async (before) => {
          let made: ModuleProgress | undefined;
          const earlier = written;
          const { promise, resolve } = Promise.withResolvers<void>();
          written = promise;
          try {
            await runCommands(database, commands, context, {
              atomic: false,
              withoutRecords: true,
              // Whoever has written waits for no lock any more: so nobody ever waits for one who waits for him.
              beforeStore: () => earlier,
              andThen: async (tx, results) => {
                await earlier;
                resolve();
                await before;
                made = progress(results.map(attemptOf), asGiven());
                await keep(tx, made);
                const entity = context.model.entities.get(run.entity ?? '');
                if (entity) await refreshStatistics(tx, entity, stored.done, made.done);
              },
            });
          } finally {
            resolve();
          }
          if (!made) throw new Error(`${name}: a step without progress`);
          return made;
        }),
      tryOut: (commands, progress) =>
        inTurn(async (before) => {
          const attempts = await reach.tryOut(commands);
          return keepAlone(before, () => progress(attempts, asGiven()));
        }),
      save: (progress) => inTurn((before) => keepAlone(before, () => progress)),
      seen: (keys) => noteSeen(database, run.id, keys),
      problems: async (after, limit) =>
        (await listProblems(database, run.id, after, limit)).map((one) => ({
          ...one,
          messages: problemWords(one.issues, context.model.entities.get(run.entity ?? ''), context.actor.language),
        })),
    });
    try {
      const hasMore = await working;
      await last;
      return hasMore;
    } finally {
      // Nothing of this step may be under way when it is done again.
      await last.catch(() => undefined);
    }
  },
});
