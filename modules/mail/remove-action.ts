import type { Action } from '@leitwerk/platform/module/module';
import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import { ownMailbox } from './connect-action.ts';
import { FOLDER, GAP, MAIL, MAILBOX, MODULE } from './connection.ts';
import { OUTGOING } from './send/outgoing.ts';

const REMOVE_JOB = 'mail.remove';

/** Takes a mailbox out of Leitwerk, with all that was copied from it. On the mail server nothing changes. */
export const removeAction: Action = {
  label: { de: 'Postfach entfernen', en: 'Remove a mailbox' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['mailbox'],
    properties: { mailbox: { type: 'string', format: 'uuid' } },
  },
  run: async (input, context) => {
    const id = String(input['mailbox']);
    await ownMailbox(id, context);
    await context.keepSecret(MODULE, id, null);
    await context.startJob(REMOVE_JOB, id);
    return { id };
  },
};

/** Removes what was copied for good, the mailbox last: cut off in the middle it goes on where it was. */
export const removeJob: ModuleJob = {
  label: { de: 'Postfach entfernen', en: 'Remove a mailbox' },
  run: async (mailbox, context) => {
    for (const entity of [OUTGOING, GAP, MAIL, FOLDER]) {
      const commands = [];
      for await (const { id } of readAll(entity, { mailbox }, [], context))
        commands.push({ action: 'purge', entity, id: String(id) } as const);
      await writeAll(commands, context);
    }
    const { items } = await context.list(MAILBOX, { filter: { id: mailbox }, limit: 1 });
    if (items.length > 0) await context.write([{ action: 'purge', entity: MAILBOX, id: mailbox }]);
  },
};
