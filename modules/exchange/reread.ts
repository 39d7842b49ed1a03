import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { DELIVERY, REREAD_JOB, TAKE_JOB } from './exchange.ts';
import { exchangeIssue } from './exchange-issue.ts';

/** Reads a delivery that could not be read once more, after the interface was changed: nothing of it has become a record. */
export const rereadAction: Action = {
  label: { de: 'Lieferung noch einmal lesen', en: 'Read a delivery again' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['delivery'],
    properties: { delivery: { type: 'string', format: 'uuid' } },
  },
  run: async ({ delivery }, context) => {
    const filter = { id: delivery };
    const [found] = (await context.list(DELIVERY, { filter, fields: ['state'], limit: 1 })).items;
    if (found?.['state'] !== 'failed') throw new ActionRefused([exchangeIssue('delivery', 'exchange.not-failed')]);
    await context.startJob(REREAD_JOB, found.id);
    return { id: found.id };
  },
};

/** Lets a delivery wait again. What it has taken before it broke off in the middle is not taken twice. */
export const rereadJob: ModuleJob = {
  label: { de: 'Lieferung noch einmal lesen', en: 'Read a delivery again' },
  run: async (id, context) => {
    const [found] = (await context.list(DELIVERY, { filter: { id, state: 'failed' }, limit: 1 })).items;
    if (!found) return;
    const values = { state: 'waiting', issues: null, startedAt: null, endedAt: null };
    await context.write([{ action: 'update', entity: DELIVERY, id, values }]);
    await context.startJob(TAKE_JOB, String(found['interface']));
  },
};
