import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Connection } from './connection.ts';
import { mailIssue } from './mail-issue.ts';
import { reasonOf } from './open-imap.ts';
import { smtpSignIn } from './sign-in/sign-in-with.ts';

const GREETING_MS = 10_000;
const SILENCE_MS = 15_000;

/** Signs in at the SMTP server of a mailbox and leaves. Throws `ActionRefused` with the server's reason. */
export async function testSmtp(connection: Connection, context: ModuleContext): Promise<void> {
  const { host, port, security } = connection.smtp;
  const line = context.lineTo(host, port);
  if (security === 'none' && !line.isPrivate) throw new ActionRefused([mailIssue('smtpSecurity', 'mail.plain-text')]);
  const away = (error: unknown): never => {
    const params = { host: `${host}:${port}`, reason: reasonOf(error) };
    if (typeof (error as { responseCode?: unknown }).responseCode === 'number')
      throw new ActionRefused([mailIssue('password', 'mail.smtp-refused', params)]);
    throw new ActionRefused([mailIssue('smtpHost', 'mail.smtp-away', params)], 503);
  };
  const socket = await line.open().catch(away);
  const smtpLine = new SMTPConnection({
    host,
    port,
    connection: socket,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: host },
    greetingTimeout: GREETING_MS,
    socketTimeout: SILENCE_MS,
  });
  try {
    await new Promise<void>((done, fail) => {
      smtpLine.on('error', fail);
      smtpLine.connect((error) =>
        error ? fail(error) : smtpLine.login(smtpSignIn(connection), (no) => (no ? fail(no) : done())),
      );
    });
    smtpLine.quit();
  } catch (error) {
    smtpLine.close();
    away(error);
  }
}
