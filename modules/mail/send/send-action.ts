import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { MAILBOX } from '../connection.ts';
import { mailIssue } from '../mail-issue.ts';
import { OUTGOING, UNDO_SECONDS } from './outgoing.ts';
import { SEND_JOB } from './send-job.ts';

const YEAR_MS = 366 * 86_400_000;
const INSTANT = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$';

/**
 * Lets a draft go: after the seconds in which it can be called back, or at the time that is named. To call it back, its state is set
 * to `draft` again; who is first, that or the sending, wins.
 */
export const sendAction: Action = {
  label: { de: 'E-Mail senden', en: 'Send an e-mail' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['mail'],
    properties: {
      mail: { type: 'string', format: 'uuid' },
      version: { type: 'integer', minimum: 1, description: 'Refused when it has another one meanwhile' },
      at: { type: 'string', maxLength: 40, pattern: INSTANT, description: 'RFC 3339: not before; at once when absent' },
    },
  },
  run: async (input, context) => {
    const id = String(input['mail']);
    const { items } = await context.list(OUTGOING, { filter: { id }, fields: ['id', 'mailbox', 'state'], limit: 1 });
    const [mail] = items;
    if (!mail) throw new ActionRefused([mailIssue('mail', 'mail.unknown-outgoing')]);
    const { items: mailboxes } = await context.list(MAILBOX, {
      filter: { id: mail['mailbox'] },
      fields: ['id', 'undoSeconds'],
      limit: 1,
    });
    const now = Date.now();
    const at = input['at'] === undefined ? null : Date.parse(String(input['at']));
    if (at !== null && (at < now || at > now + YEAR_MS))
      throw new ActionRefused([mailIssue('at', 'mail.sent-in-past')]);
    const seconds = Number(mailboxes[0]?.['undoSeconds'] ?? UNDO_SECONDS);
    const sendAt = new Date(at ?? now + seconds * 1000);
    const [sent] = await context.write([
      {
        action: 'update',
        entity: OUTGOING,
        id,
        ...(input['version'] !== undefined && { version: Number(input['version']) }),
        values: { state: 'waiting', sendAt: sendAt.toISOString() },
      },
    ]);
    // Lost in between, it goes with the clock, a minute later at most.
    await context.startJob(SEND_JOB, id, sendAt);
    return { id, version: sent?.['version'], sendAt: sendAt.toISOString() };
  },
};
