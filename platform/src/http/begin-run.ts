import type { WireRun } from '@leitwerk/metadata/wire';
import { messageOf } from '../messages.ts';
import type { Context } from '../rights/context.ts';
import { runTitle } from '../run/run-title.ts';
import type { NewRun, OwnRun } from '../run/store-runs.ts';
import { createRun, ownRun } from '../run/store-runs.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call } from './route.ts';
import { json } from './route.ts';

/** With what ended it in the reader's language. */
export const runInWords = (run: OwnRun, call: Call): WireRun => ({
  ...run,
  title: runTitle(run.kind, call.context().model.modules, languageOf(call.request)),
  error: run.error === null ? null : messageOf(run.error, languageOf(call.request)),
});

/** Begins a run and answers with it. */
export async function beginRun(call: Call, run: NewRun, context: Context): Promise<Answer> {
  const { database } = call.runtime;
  const id = await createRun(database, run, context);
  call.runtime.nudge();
  return {
    ...json(runInWords(await ownRun(database, context, id), call), 202),
    headers: { location: `/api/runs/${id}` },
  };
}
