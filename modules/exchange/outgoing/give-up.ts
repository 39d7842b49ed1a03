import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { exchangeIssue } from '../exchange-issue.ts';
import { readStates, STATE } from '../pick-up/interface-state.ts';
import { GIVE_UP_JOB, PACKAGE, SEND_JOB, stateNameOf } from './outgoing.ts';

/** Gives up a package that the other side does not take, so that those after it can go out. It stays, and can be sent again. */
export const giveUpAction: Action = {
  label: { de: 'Sendung aufgeben', en: 'Give up a package' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['package'],
    properties: { package: { type: 'string', format: 'uuid' } },
  },
  run: async (given, context) => {
    const filter = { id: given['package'] };
    const [found] = (await context.list(PACKAGE, { filter, fields: ['state'], limit: 1 })).items;
    if (!found) throw new ActionRefused([exchangeIssue('package', 'exchange.unknown-package')]);
    if (found['state'] !== 'waiting') throw new ActionRefused([exchangeIssue('package', 'exchange.not-waiting')]);
    await context.startJob(GIVE_UP_JOB, found.id);
    return { id: found.id };
  },
};

/** Notes it, and lets what waits behind it go on. One that has gone out meanwhile stays sent. */
export const giveUpJob: ModuleJob = {
  label: { de: 'Sendung aufgeben', en: 'Give up a package' },
  run: async (id, context) => {
    const [found] = (await context.list(PACKAGE, { filter: { id, state: 'waiting' }, limit: 1 })).items;
    if (!found) return;
    const name = stateNameOf(String(found['interface']));
    const state = (await readStates([name], context)).get(name);
    await context.write([
      { action: 'update', entity: PACKAGE, id, version: Number(found['version']), values: { state: 'givenUp' } },
      ...(state ? [{ action: 'update', entity: STATE, id: state.id, values: { asked: true } } as const] : []),
    ]);
    await context.startJob(SEND_JOB, String(found['interface']));
  },
};
