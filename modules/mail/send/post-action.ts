import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { LONGEST_CALENDAR } from '../calendar-of.ts';
import { MAIL } from '../connection.ts';
import { mailIssue } from '../mail-issue.ts';
import { OUTGOING } from './outgoing.ts';
import { sendAction } from './send-action.ts';

const id = { type: 'string', format: 'uuid' } as const;

/**
 * Writes a mail and lets it go in one, through the same outbox as what people write: for other modules, which bring its text, and a
 * calendar for its receivers to act on (RFC 6047).
 */
export const postAction: Action = {
  label: { de: 'E-Mail schreiben und senden', en: 'Write an e-mail and send it' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['mailbox', 'recipients', 'subject', 'text'],
    properties: {
      mailbox: id,
      recipients: { type: 'string', minLength: 3, maxLength: 20_000, description: 'Addresses, separated by commas' },
      subject: { type: 'string', maxLength: 255 },
      text: { type: 'string', maxLength: 100_000, description: 'HTML' },
      original: { ...id, description: 'The message that it answers' },
      calendar: {
        type: 'object',
        additionalProperties: false,
        required: ['method', 'uid', 'text'],
        properties: {
          method: { enum: ['REQUEST', 'REPLY', 'CANCEL', 'DECLINECOUNTER'] },
          uid: { type: 'string', minLength: 1, maxLength: 255 },
          text: { type: 'string', maxLength: LONGEST_CALENDAR, description: 'The iCalendar object' },
        },
      },
      automatic: { type: 'boolean', description: 'Written by a program in answer to a message' },
      onceKey: {
        type: 'string',
        minLength: 1,
        maxLength: 200,
        description: 'A second mail with this key is not written',
      },
    },
  },
  run: async (input, context) => {
    const known = await findOnce(input['onceKey'], context);
    if (known && known['state'] !== 'draft') return { id: known['id'] };
    const mail = known ?? (await create(input, context));
    return sendAction.run({ mail: mail['id'] }, context);
  },
};

type Row = Readonly<Record<string, unknown>>;

async function findOnce(onceKey: unknown, context: ModuleContext): Promise<Row | undefined> {
  if (onceKey === undefined) return undefined;
  return (await context.list(OUTGOING, { filter: { onceKey }, fields: ['id', 'state'], limit: 1 })).items[0];
}

async function create(input: Row, context: ModuleContext): Promise<Row> {
  const { mailbox, recipients, subject, text, original, onceKey } = input;
  const calendar = input['calendar'] as
    | { readonly method: string; readonly uid: string; readonly text: string }
    | undefined;
  const answered = original === undefined ? {} : await answerValues(String(original), context);
  const [made] = await context.write([
    {
      action: 'create',
      entity: OUTGOING,
      values: {
        mailbox,
        recipients,
        subject,
        text,
        ...answered,
        ...(input['automatic'] === true && { automatic: true }),
        ...(calendar && { calendarMethod: calendar.method, calendarUid: calendar.uid, calendar: calendar.text }),
        ...(onceKey !== undefined && { onceKey }),
      },
    },
  ]);
  if (!made) throw new Error('a mail was written and is not there');
  return made;
}

async function answerValues(original: string, context: ModuleContext): Promise<Row> {
  const fields = ['id', 'messageId', 'thread'];
  const { items } = await context.list(MAIL, { filter: { id: original }, fields, limit: 1 });
  const [message] = items;
  if (!message) throw new ActionRefused([mailIssue('original', 'mail.unknown-message')]);
  const { messageId, thread } = message;
  return { kind: 'answer', original, inReplyTo: messageId ?? null, thread: thread ?? messageId ?? null };
}
