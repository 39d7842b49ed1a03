import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { TAKE_JOB } from '../exchange.ts';
import { exchangeIssue } from '../exchange-issue.ts';
import { interfaceNamed } from '../interface-named.ts';
import { changeState } from './interface-state.ts';
import { PICK_UP_JOB } from './pick-up-job.ts';

const input = {
  type: 'object',
  additionalProperties: false,
  required: ['interface'],
  properties: { interface: { type: 'string', maxLength: 48, description: 'Technical name of the interface' } },
} as const;

/** Picks up now what lies ready, whatever the clock says. */
export const pickUpAction: Action = {
  label: { de: 'Lieferungen jetzt abholen', en: 'Pick up deliveries now' },
  input,
  run: async ({ interface: name }, context) => {
    const { id, pickUp } = interfaceNamed(String(name), context);
    if (!pickUp) throw new ActionRefused([exchangeIssue('interface', 'exchange.no-pick-up', { name: String(name) })]);
    await changeState(id, { asked: true }, context);
    await context.startJob(PICK_UP_JOB, id);
    return { id };
  },
};

/** Stops an interface: nothing is picked up, and what is delivered waits. */
export const pauseAction: Action = {
  label: { de: 'Schnittstelle anhalten', en: 'Pause an interface' },
  input,
  run: async ({ interface: name }, context) => {
    const { id } = interfaceNamed(String(name), context);
    await changeState(id, { paused: true }, context);
    return { id };
  },
};

/** Lets an interface go on; what has waited is done now. */
export const resumeAction: Action = {
  label: { de: 'Schnittstelle fortsetzen', en: 'Resume an interface' },
  input,
  run: async ({ interface: name }, context) => {
    const { id } = interfaceNamed(String(name), context);
    await changeState(id, { paused: false }, context);
    await context.startJob(TAKE_JOB, id);
    return { id };
  },
};
