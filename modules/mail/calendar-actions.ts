import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { readAll } from '@leitwerk/platform/module/read-all';
import { MAIL, MAILBOX } from './connection.ts';
import { mailIssue } from './mail-issue.ts';
import { OUTGOING } from './send/outgoing.ts';

const FIELDS = [
  'id',
  'mailbox',
  'fromName',
  'fromAddress',
  'receivedAt',
  'calendarMethod',
  'calendar',
  'recipients',
  'copies',
];

/** The calendar that a message brings for its receiver to act on, with who sent it and to which mailbox. For the module that knows calendars. */
export const readCalendarAction: Action = {
  label: { de: 'Einladung einer E-Mail lesen', en: 'Read the invitation of an e-mail' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['message'],
    properties: { message: { type: 'string', format: 'uuid' } },
  },
  run: async ({ message }, context) => {
    const { items } = await context.list(MAIL, { filter: { id: message }, fields: FIELDS, limit: 1 });
    const [mail] = items;
    if (!mail) throw new ActionRefused([mailIssue('message', 'mail.unknown-message')]);
    const found = await context.list(MAILBOX, {
      filter: { id: mail['mailbox'] },
      fields: ['id', 'address', 'senderName'],
      limit: 1,
    });
    const [mailbox] = found.items;
    return {
      method: mail['calendarMethod'] ?? null,
      text: mail['calendar'] ?? null,
      from: mail['fromAddress'] ?? null,
      fromName: mail['fromName'] ?? null,
      receivedAt: mail['receivedAt'] ?? null,
      // Null where somebody sees the message only with a record that it is filed to.
      mailbox: mailbox ? { id: mailbox.id, address: mailbox['address'], name: mailbox['senderName'] ?? null } : null,
    };
  },
};

/** Under which key an invitation goes out: by it, nothing else is taken for one of this record. */
export const invitationKey = (record: string): string => `invitation:${record}:`;

/**
 * The invitation, or its cancellation, that went out last for a record of the calendar: by which mailbox, to whom, and its text; null when
 * none did.
 */
export const lastInvitationAction: Action = {
  label: { de: 'Zuletzt gesendete Einladung', en: 'Invitation that was sent last' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['record'],
    properties: { record: { type: 'string', format: 'uuid' } },
  },
  run: async ({ record }, context) => {
    const { items } = await context.list(OUTGOING, {
      filter: { onceKey: { startsWith: invitationKey(String(record)) }, state: { ne: 'draft' } },
      fields: ['id', 'mailbox', 'recipients', 'subject', 'calendarMethod', 'calendar', 'state', 'sentAt', 'owner'],
      sort: ['-createdAt'],
      limit: 1,
    });
    const [mail] = items;
    if (!mail) return null;
    const { id, mailbox, recipients, subject, calendarMethod, calendar, state, sentAt, owner } = mail;
    return { id, mailbox, recipients, subject, method: calendarMethod, text: calendar, state, sentAt, owner };
  },
};

/** Who a mail comes from that goes out by a mailbox of the actor. */
export const senderAction: Action = {
  label: { de: 'Absender eines Postfachs', en: 'Sender of a mailbox' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['mailbox'],
    properties: { mailbox: { type: 'string', format: 'uuid' } },
  },
  run: async ({ mailbox }, context) => {
    const fields = ['id', 'address', 'senderName'];
    const { items } = await context.list(MAILBOX, { filter: { id: mailbox }, fields, limit: 1 });
    const [found] = items;
    if (!found) throw new ActionRefused([mailIssue('mailbox', 'mail.unknown-mailbox')]);
    // Whoever may not write from it is told so before anything is written elsewhere.
    const [attempt] = await context.tryOut([{ action: 'create', entity: OUTGOING, values: { mailbox } }]);
    if (attempt && 'issues' in attempt) throw new ActionRefused(attempt.issues, attempt.status === 403 ? 403 : 422);
    return { address: found['address'], name: found['senderName'] ?? null };
  },
};

const MOST_ADDRESSES = 200;

/** Those of some addresses from which the actor can send: his mailboxes, and those of his teams. */
export const sendersOfAction: Action = {
  label: { de: 'Eigene Absender unter Adressen', en: 'Own senders among addresses' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['addresses'],
    properties: {
      addresses: { type: 'array', maxItems: MOST_ADDRESSES, items: { type: 'string', maxLength: 254 } },
    },
  },
  run: async ({ addresses }, context) => {
    const wanted = new Set((addresses as readonly string[]).map((one) => one.toLowerCase()));
    const found: object[] = [];
    for await (const { id, address, senderName } of readAll(MAILBOX, {}, ['address', 'senderName'], context)) {
      if (!wanted.has(String(address).toLowerCase())) continue;
      const [attempt] = await context.tryOut([{ action: 'create', entity: OUTGOING, values: { mailbox: id } }]);
      if (attempt && !('issues' in attempt)) found.push({ id, address, name: senderName ?? null });
    }
    return found;
  },
};
