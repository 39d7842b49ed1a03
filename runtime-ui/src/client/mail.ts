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

export const retryMailbox = (mailbox: string): Promise<void> => call('retry', { mailbox });

export const removeMailbox = (mailbox: string): Promise<void> => call('remove', { mailbox });

/** The HTML of a message for a sandboxed frame; null when it has none. */
export const readMailPage = async (id: string): Promise<string | null> =>
  (await sendRequest<{ page: string | null }>('GET', `/mail/messages/${id}/page`)).body.page;
