import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { CONNECTION } from './connection.ts';
import { readConnection, tryPlace } from './open-place.ts';
import { connectionIs, issuesBy } from './pick-up-job.ts';

export const TRY_JOB = 'exchange.try';
export const REMOVE_JOB = 'exchange.remove';

/** Tries a connection out and notes what it is like: people may not write that. */
export const tryJob: ModuleJob = {
  label: { de: 'Verbindung prüfen', en: 'Test a connection' },
  run: async (id, context) => {
    const [record] = (await context.list(CONNECTION, { filter: { id }, limit: 1 })).items;
    if (!record) return;
    const now = new Date();
    try {
      await tryPlace(await readConnection(id, context), context);
      await context.write(connectionIs('works', null, now, record));
    } catch (error) {
      const issues = issuesBy(error);
      if (issues === null) throw error;
      const state = issues.some(({ code }) => code === 'exchange.host-key') ? 'stopped' : 'failing';
      await context.write(connectionIs(state, issues, now, record));
    }
  },
};

/** Removes the record of a connection whose sign-in has been thrown away. */
export const removeJob: ModuleJob = {
  label: { de: 'Verbindung entfernen', en: 'Remove a connection' },
  run: async (id, context) => {
    if ((await context.list(CONNECTION, { filter: { id }, fields: ['id'], limit: 1 })).items.length > 0)
      await context.write([{ action: 'purge', entity: CONNECTION, id }]);
  },
};
