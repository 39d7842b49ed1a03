import { runCommands } from '../command/run-commands.ts';
import { problemWords } from '../run/problem-words.ts';
import type { RunContext, RunKind } from '../run/run.ts';
import { attachToRun, listProblems, noteSeen } from '../run/store-runs.ts';
import type { Queryable } from '../storage/database.ts';
import type { Module, ModuleProgress, ModuleRun, ModuleRunKind } from './module.ts';
import { attemptOf, moduleContext } from './module-context.ts';
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
    const working = kind.step(asGiven(), reach, {
      attempt: (commands, progress) =>
        inTurn(async (before) => {
          let made: ModuleProgress | undefined;
          await runCommands(database, commands, context, {
            atomic: false,
            withoutRecords: true,
            beforeStore: () => before,
            andThen: async (tx, results) => {
              // Where there is nothing to store, nothing has waited yet.
              await before;
              made = progress(results.map(attemptOf), asGiven());
              await keep(tx, made);
            },
          });
          if (!made) throw new Error(`${name}: a step without progress`);
          return made;
        }),
      save: (progress) =>
        inTurn(async (before) => {
          await before;
          await database.transaction((tx) => keep(tx, progress));
          return progress;
        }),
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
