import type { Values } from '../model/definitions.ts';
import type { WireFile } from './files.ts';
import { sendRequest } from './send-request.ts';

export type Security = 'tls' | 'starttls' | 'none';

export type MailboxInput = {
  readonly address: string;
  readonly password: string;
  readonly userName?: string;
  /** Makes it a shared mailbox of this team. */
  readonly team?: string;
  readonly imapHost: string;
  readonly imapPort: number;
  readonly imapSecurity: Security;
  readonly smtpHost: string;
  readonly smtpPort: number;
  readonly smtpSecurity: Security;
};

const call = async (verb: string, body: unknown): Promise<void> => {
  await sendRequest('POST', `/actions/mail.${verb}`, { body });
};

/** Both sign-ins are tried; refused with the server's reason when one fails. */
export const connectMailbox = (input: MailboxInput): Promise<void> => call('connect', input);

export const setMailboxPassword = (mailbox: string, password: string): Promise<void> =>
  call('setPassword', { mailbox, password });

/** @param gap only this missing message; all of them when absent */
export const retryMailbox = (mailbox: string, gap?: string): Promise<void> =>
  call('retry', { mailbox, ...(gap !== undefined && { gap }) });

export const removeMailbox = (mailbox: string): Promise<void> => call('remove', { mailbox });

/** Read or unread, flagged or not: here at once, on the mail server a moment later. */
export const markMails = (
  messages: readonly string[],
  marks: { readonly seen?: boolean; readonly flagged?: boolean },
): Promise<void> => call('mark', { messages, ...marks });

/** To a folder of their mailbox, by its id or by what it is used for. */
export const moveMails = (
  messages: readonly string[],
  where: { readonly folder: string } | { readonly to: 'archive' | 'trash' },
): Promise<void> => call('move', { messages, ...where });

export type MailFiling = {
  /** References of the message that hold a record to which it may be filed. */
  readonly fields: readonly string[];
  readonly suggestions: readonly {
    readonly field: string;
    readonly entity: string;
    readonly id: string;
    readonly title: string;
  }[];
  readonly makes: readonly {
    readonly id: string;
    readonly entity: string;
    readonly preset: Values;
    /** A file field: it is made of an attachment, whose name the fields in `named` take. */
    readonly attachment?: string;
    readonly named?: readonly string[];
  }[];
};

/** Where a message may belong, and what can be made of it. */
export const readMailFiling = async (id: string): Promise<MailFiling> =>
  (await sendRequest<MailFiling>('GET', `/mail/messages/${id}/filing`)).body;

/** Says where a message belongs, with its thread. @param remember for what its address writes later, too */
export const fileMail = (
  message: string,
  values: Readonly<Record<string, string | null>>,
  remember: boolean,
): Promise<void> => call('file', { message, values, ...(remember && { remember: 'address' }) });

/** Fetches an attachment from the mail server. @param inner which file of a `winmail.dat` */
export const fetchAttachment = async (message: string, part: string, inner?: number): Promise<WireFile> =>
  (
    await sendRequest<WireFile>('POST', '/actions/mail.attachment', {
      body: { message, part, ...(inner !== undefined && { inner }) },
    })
  ).body;

/** `pictures`: how many it brings along that its text shows. */
export type MailPage = { readonly page: string | null; readonly pictures: number };

/** The HTML of a message for a sandboxed frame; null when it has none. */
export const readMailPage = async (id: string): Promise<MailPage> =>
  (await sendRequest<MailPage>('GET', `/mail/messages/${id}/page`)).body;

/** The same with the pictures that the message brings along; they are fetched from the mail server. */
export const readMailPictures = async (id: string): Promise<MailPage> =>
  (await sendRequest<MailPage>('GET', `/mail/messages/${id}/page`, { query: { pictures: 'true' } })).body;
