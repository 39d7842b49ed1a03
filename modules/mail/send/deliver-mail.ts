import { Readable } from 'node:stream';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { refusalOf } from '@leitwerk/platform/module/refusal-of';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Connection } from '../connection.ts';
import { mailIssue } from '../mail-issue.ts';
import { oneLine } from '../open-imap.ts';
import { smtpSignIn } from '../sign-in/sign-in-with.ts';

/** What goes to whom: the addresses of the envelope, and the bytes. `from` is empty where no report is wanted (RFC 5321, 4.5.5). */
export type Letter = { readonly from: string; readonly to: readonly string[]; readonly bytes: Buffer };

/** What an attempt to send has come to, in the server's words. */
export type Delivery =
  /** @param unreached whom the server refused while it took the others */
  | { readonly is: 'sent'; readonly unreached: readonly string[] }
  /** `later`: nobody has it, it may be tried again. `refused`: for good. `uncertain`: it may have been taken. */
  | { readonly is: 'later' | 'refused' | 'uncertain'; readonly text: string };

export type Patience = {
  /** From the connection until the text is asked for: a few short answers. */
  readonly beforeTextMs: number;
  /** From there to the end: large ones take their time over a slow line, and servers look for viruses before they answer. */
  readonly textMs: number;
};

const GREETING_MS = 10_000;
const SILENCE_MS = 60_000;
const PATIENCE: Patience = { beforeTextMs: 20_000, textMs: 240_000 };

/**
 * Hands a mail to the SMTP server of a mailbox. What ends before its text is under way nobody has taken; when the connection ends
 * after that without an answer, nobody knows (RFC 5321, 4.5.3.2 and 6.1).
 */
export async function deliverMail(
  { from, to, bytes }: Letter,
  connection: Connection,
  context: ModuleContext,
  { beforeTextMs, textMs }: Patience = PATIENCE,
): Promise<Delivery> {
  const { host, port, security } = connection.smtp;
  let isUnderWay = false;
  let line: SMTPConnection | null = null;
  let end: NodeJS.Timeout | undefined;
  let giveUp: (error: Error) => void = () => undefined;
  const isOver = new Promise<never>((_, fail) => {
    giveUp = fail;
  });
  isOver.catch(() => undefined);
  const waitFor = (ms: number): void => {
    clearTimeout(end);
    end = setTimeout(() => giveUp(new Error(`${host}:${port} does not answer`)), ms);
  };
  const text = Readable.from(
    (function* () {
      isUnderWay = true;
      waitFor(textMs);
      yield bytes;
    })(),
    { objectMode: false },
  );
  try {
    const way = context.lineTo(host, port);
    if (security === 'none' && !way.isPrivate) throw new ActionRefused([mailIssue('smtpSecurity', 'mail.plain-text')]);
    waitFor(beforeTextMs);
    line = new SMTPConnection({
      host,
      port,
      connection: await way.open(),
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { servername: host },
      greetingTimeout: GREETING_MS,
      socketTimeout: SILENCE_MS,
    });
    const { rejectedErrors } = await Promise.race([talk(line, connection, { from, to: [...to] }, text), isOver]);
    return { is: 'sent', unreached: (rejectedErrors ?? []).map(rejectionText) };
  } catch (error) {
    return judge(error, isUnderWay);
  } finally {
    clearTimeout(end);
    line?.close();
    text.destroy();
  }
}

async function talk(
  line: SMTPConnection,
  connection: Connection,
  envelope: { readonly from: string; readonly to: string[] },
  text: Readable,
): Promise<SMTPConnection.SentMessageInfo> {
  const info = await new Promise<SMTPConnection.SentMessageInfo>((done, fail) => {
    // It tells of a lost connection here, whatever was being done.
    line.on('error', fail);
    line.connect((noLine) => {
      if (noLine) return fail(noLine);
      line.login(smtpSignIn(connection), (noLogin) => {
        if (noLogin) return fail(noLogin);
        line.send(envelope, text, (error, sent) => (error ? fail(error) : done(sent)));
      });
    });
  });
  line.quit();
  return info;
}

type SmtpError = {
  readonly message?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
  readonly recipient?: unknown;
};

/** Address and reason, in a line. */
function rejectionText(error: unknown): string {
  const { recipient, response, message } = error as SmtpError;
  return oneLine(`${String(recipient ?? '?')}: ${String(response ?? message ?? '')}`, 500);
}

function judge(error: unknown, isUnderWay: boolean): Delivery {
  if (refusalOf(error) !== null) throw error;
  const { response, responseCode, message, command } = (error ?? {}) as SmtpError;
  const text = oneLine(String(response ?? message ?? error), 500);
  if (typeof responseCode !== 'number') return { is: isUnderWay ? 'uncertain' : 'later', text };
  // A wrong password is mended by whoever owns the mailbox: the mail waits for that.
  const isOfMail = isUnderWay || command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
  return { is: responseCode >= 500 && isOfMail ? 'refused' : 'later', text };
}
