import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { readStates, STATE } from '../pick-up/interface-state.ts';
import { fileNameOf, PACKAGE, packageValues, SEND_JOB, stateNameOf } from './outgoing.ts';

/** Makes a package of the same content as another one, to be sent once more. */
export const againJob: ModuleJob = {
  label: { de: 'Sendung noch einmal senden', en: 'Send a package again' },
  run: async (id, context) => {
    const [found] = (await context.list(PACKAGE, { filter: { id }, limit: 1 })).items;
    const definition = found && context.outgoing[String(found['interface'])];
    const state =
      definition && (await readStates([stateNameOf(definition.id)], context)).get(stateNameOf(definition.id));
    const kept = found?.['file'] as { readonly id: string } | null | undefined;
    const file = kept ? await context.openFile(kept.id) : null;
    if (!found || !definition || !state || !file) return;
    const number = state.packages + 1;
    const name = fileNameOf(definition, number, context.today);
    const stored = await context.storeFile(name, file.stream);
    await context.write([
      {
        action: 'create',
        entity: PACKAGE,
        values: { ...packageValues(definition, number, context.today), rows: found['rows'], file: { id: stored.id } },
      },
      {
        action: 'update',
        entity: STATE,
        id: state.id,
        version: state.version,
        values: { packages: number, asked: true },
      },
    ]);
    await context.startJob(SEND_JOB, definition.id);
  },
};
