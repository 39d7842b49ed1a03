import type { Action } from '@leitwerk/platform/module/module';
import { ownMailbox } from './connect-action.ts';
import { MAILBOX } from './connection.ts';
import { RETRY_JOB } from './retry-job.ts';

/** Tries all messages of a mailbox again that could not be fetched, or one of them, and compares every folder anew. */
export const retryAction: Action = {
  label: { de: 'Fehlende E-Mails noch einmal holen', en: 'Fetch missing e-mails again' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: [MAILBOX],
    properties: {
      mailbox: { type: 'string', format: 'uuid' },
      gap: { type: 'string', format: 'uuid', description: 'Only this one' },
    },
  },
  run: async (input, context) => {
    const id = String(input['mailbox']);
    await ownMailbox(id, context);
    const { gap } = input;
    await context.startJob(RETRY_JOB, gap === undefined ? id : `${id}/${String(gap)}`);
    return { id };
  },
};
