import { runCommands } from '../command/run-commands.ts';
import { problemWords } from '../run/problem-words.ts';
import type { RunContext, RunKind } from '../run/run.ts';
import { attachToRun, listProblems, noteSeen } from '../run/store-runs.ts';
import type { Queryable } from '../storage/database.ts';
import type { Module, ModuleProgress, ModuleRunKind } from './module.ts';
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
    const keep = async (tx: Queryable, { file, ...progress }: ModuleProgress): Promise<void> => {
      await save(tx, progress);
      if (file) await attachToRun(tx, run.id, file.id, file.as);
    };
    const reach = moduleContext(database, context, (action, input) => runAction(database, action, input, context));
    return kind.step({ ...run, entity: run.entity ?? '' }, reach, {
      attempt: async (commands, progress) => {
        await runCommands(database, commands, context, {
          atomic: false,
          withoutRecords: true,
          andThen: (tx, results) => keep(tx, progress(results.map(attemptOf))),
        });
      },
      save: (progress) => database.transaction((tx) => keep(tx, progress)),
      seen: (keys) => noteSeen(database, run.id, keys),
      problems: async (after, limit) =>
        (await listProblems(database, run.id, after, limit)).map((one) => ({
          ...one,
          messages: problemWords(one.issues, context.model.entities.get(run.entity ?? ''), context.actor.language),
        })),
    });
  },
});
