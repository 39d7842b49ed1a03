import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { ImapFlow } from 'imapflow';
import type { Connection } from './connection.ts';
import { mailIssue } from './mail-issue.ts';
import { imapSignIn } from './sign-in/sign-in-with.ts';

const CONNECT_MS = 10_000;
/** Between two signs of life. */
const SILENCE_MS = 20_000;
/** One that is listened to is asked for one after so long; RFC 2177 wants IDLE begun anew every 29 minutes at least. */
const LISTENING_SILENCE_MS = 120_000;
/** What one answer of a server may bring; a message is fetched up to 2 MB. */
const MOST_ANSWER_BYTES = 8_000_000;
/** A list of 300,000 messages is read line by line, each a response of its own. */
const MOST_LINE_BYTES = 4_000_000;

/**
 * Signs in at the IMAP server of a mailbox, at an address that was checked. Whoever gets it closes it.
 * @param isToListen whether it says by IDLE (RFC 2177) what happens in the folder that is opened
 * Throws `ActionRefused` with the server's reason: 422 when it says no, 503 when it does not answer
 */
export async function openImap(
  connection: Connection,
  context: Pick<ModuleContext, 'lineTo'>,
  isToListen = false,
): Promise<ImapFlow> {
  const { host, port, security } = connection.imap;
  const line = context.lineTo(host, port);
  if (security === 'none' && !line.isPrivate) throw new ActionRefused([mailIssue('imapSecurity', 'mail.plain-text')]);
  const refusal = { text: '' };
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: imapSignIn(connection),
    logger: {
      debug: nothing,
      info: nothing,
      error: nothing,
      warn: ({ err }: Warning): void => {
        refusal.text = reasonOf(err);
      },
    },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: isToListen ? LISTENING_SILENCE_MS : SILENCE_MS,
    maxLiteralSize: MOST_ANSWER_BYTES,
    maxResponseSize: 2 * MOST_ANSWER_BYTES,
    maxLineLength: MOST_LINE_BYTES,
    disableAutoIdle: !isToListen,
    ...(line.lookup && { tls: { lookup: line.lookup } }),
  });
  // Told to whoever waits for an answer; without a listener it would end the process.
  client.on('error', () => undefined);
  refusals.set(client, refusal);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    const params = { host: `${host}:${port}`, reason: reasonOf(error) };
    if (isRefusal(error)) throw new ActionRefused([mailIssue('password', 'mail.imap-refused', params)]);
    throw new ActionRefused([mailIssue('imapHost', 'mail.imap-away', params)], 503);
  }
}

type Warning = { readonly err?: unknown };
const nothing = (): void => undefined;

/** The library says of a refused command only that it was refused; the server's words it writes into the log. */
const refusals = new WeakMap<ImapFlow, { readonly text: string }>();

/** What the server said last when it refused something. */
export const refusalBy = (client: ImapFlow): string => refusals.get(client)?.text || '–';

const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'authenticationFailed' in error && error.authenticationFailed === true;

/** What a server or the connection said, in one line. */
export function reasonOf(error: unknown): string {
  const { responseText, message, code } = (error ?? {}) as Partial<
    Record<'responseText' | 'message' | 'code', unknown>
  >;
  const text = [responseText, message, code].find((one) => typeof one === 'string' && one !== '') ?? String(error);
  return oneLine(String(text), 300);
}

/** A text in one line, without characters that nobody can see. */
export const oneLine = (text: string, most: number): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .toWellFormed()
    .trim()
    .slice(0, most)
    .toWellFormed()
    .trim();
