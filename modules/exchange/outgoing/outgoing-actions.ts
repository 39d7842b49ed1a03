import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { exchangeIssue } from '../exchange-issue.ts';
import { changeState } from '../pick-up/interface-state.ts';
import { AGAIN_JOB, outgoingNamed, PACKAGE, SEND_JOB, stateNameOf } from './outgoing.ts';

const input = {
  type: 'object',
  additionalProperties: false,
  required: ['outgoing'],
  properties: { outgoing: { type: 'string', maxLength: 48, description: 'Technical name of the outgoing interface' } },
} as const;

/** Sends now what has changed, whatever the clock says. */
export const sendAction: Action = {
  label: { de: 'Jetzt senden', en: 'Send now' },
  input,
  run: async ({ outgoing }, context) => {
    const { id } = outgoingNamed(outgoing, context);
    await changeState(stateNameOf(id), { asked: true, paused: false }, context);
    await context.startJob(SEND_JOB, id);
    return { id };
  },
};

/** Stops an outgoing interface: nothing goes out until it is sent by hand. */
export const stopSendingAction: Action = {
  label: { de: 'Ausgehende Schnittstelle anhalten', en: 'Pause an outgoing interface' },
  input,
  run: async ({ outgoing }, context) => {
    const { id } = outgoingNamed(outgoing, context);
    await changeState(stateNameOf(id), { paused: true }, context);
    return { id };
  },
};

/** Sends a package once more, under another number and another key: whoever has lost it gets it again. */
export const sendAgainAction: Action = {
  label: { de: 'Sendung noch einmal senden', en: 'Send a package again' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['package'],
    properties: { package: { type: 'string', format: 'uuid' } },
  },
  run: async (given, context) => {
    const id = String(given['package']);
    const [found] = (await context.list(PACKAGE, { filter: { id }, limit: 1 })).items;
    const definition = found && context.outgoing[String(found['interface'])];
    if (!definition) throw new ActionRefused([exchangeIssue('package', 'exchange.unknown-package')]);
    if (!found['file']) throw new ActionRefused([exchangeIssue('package', 'exchange.file-gone')]);
    await changeState(stateNameOf(definition.id), { asked: true }, context);
    await context.startJob(AGAIN_JOB, id);
    return { id };
  },
};
