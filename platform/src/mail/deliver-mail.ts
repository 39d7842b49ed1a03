import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect, isIP } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isPublicAddress } from '../outbound/is-public-address.ts';
import { publicLookup } from '../outbound/public-lookup.ts';
import type { MailServer } from './mail-server.ts';

/** A mail as it goes over the line. */
export type RawMail = { readonly to: string; readonly bytes: Buffer };

/** What an attempt to send has come to. */
export type Delivery =
  | { readonly is: 'sent' }
  | {
      /** `later`: nobody has it, it may be tried again. `failed`: refused for good. `uncertain`: it may have been taken. */
      readonly is: 'later' | 'failed' | 'uncertain';
      readonly text: string;
      /** Whether the mail server said so, or nothing was to be heard of it. */
      readonly isAnswered: boolean;
    };

const CONNECT_MS = 10_000;
/** From the connection until the text is asked for: a few short answers. */
const BEFORE_TEXT_MS = 20_000;
/** Between two signs of life; a server may look for viruses before it answers. */
const SILENCE_MS = 60_000;

/**
 * Hands a mail to the mail server, over TLS unless that stands in the own network. What ends before the text is on its way has been
 * taken by nobody; when the connection ends after that without an answer, nobody knows (RFC 5321, 4.5.3.2 and 6.1).
 */
export async function deliverMail(
  { to, bytes }: RawMail,
  server: MailServer,
  beforeTextMs = BEFORE_TEXT_MS,
): Promise<Delivery> {
  let isUnderWay = false;
  let patience: NodeJS.Timeout | undefined;
  const text = Readable.from(
    (function* () {
      isUnderWay = true;
      clearTimeout(patience);
      yield bytes;
    })(),
    { objectMode: false },
  );
  let line: SMTPConnection | null = null;
  try {
    line = lineTo(server, await open(server));
    const giveUp = new Promise<never>((_, fail) => {
      const { host, port } = server;
      patience = setTimeout(() => fail(new Error(`${host}:${port} does not answer`)), beforeTextMs);
    });
    await Promise.race([talk(line, server, { from: server.from, to: [to] }, text), giveUp]);
    return { is: 'sent' };
  } catch (error) {
    return judge(error, isUnderWay);
  } finally {
    clearTimeout(patience);
    line?.close();
    text.destroy();
  }
}

/**
 * Signs in to the mail server as for a mail, and sends none.
 * @param patienceMs for the connection, and again for all that is said over it
 * @returns what keeps it from being used, as the server or the network says it; null when nothing does
 */
export async function tryMailServer(server: MailServer, patienceMs: number): Promise<string | null> {
  let patience: NodeJS.Timeout | undefined;
  let line: SMTPConnection | null = null;
  try {
    line = lineTo(server, await open(server, patienceMs));
    const giveUp = new Promise<never>((_, fail) => {
      const { host, port } = server;
      patience = setTimeout(() => fail(new Error(`${host}:${port} does not answer`)), patienceMs);
    });
    await Promise.race([signIn(line, server), giveUp]);
    line.quit();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(patience);
    line?.close();
  }
}

/** One in the own network may have any address; others only such as lie in the open. */
async function open({ host, port, isPrivate }: MailServer, connectMs = CONNECT_MS): Promise<Socket> {
  // An address in place of a name is not looked up.
  if (!isPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw new Error(`${host} is not a public address`);
  const socket = connect({ host, port, ...(!isPrivate && { lookup: publicLookup }) });
  socket.setTimeout(connectMs, () => socket.destroy(new Error(`${host}:${port} does not answer`)));
  await once(socket, 'connect');
  socket.setTimeout(0);
  return socket;
}

const lineTo = ({ host, port, isSecure, isPrivate, user }: MailServer, connection: Socket): SMTPConnection =>
  new SMTPConnection({
    host,
    port,
    connection,
    secure: isSecure,
    requireTLS: !isSecure && !isPrivate,
    // A password goes in the clear to nobody who offers better.
    ignoreTLS: isPrivate && user === null,
    tls: { servername: host },
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });

async function signIn(line: SMTPConnection, { user, password }: MailServer): Promise<void> {
  await new Promise<void>((done, fail) => {
    // It tells of a lost connection here, whatever was being done.
    line.on('error', fail);
    const step = (next: () => void) => (error?: Error | null) => (error ? fail(error) : next());
    line.connect(
      step(() => (user === null ? done() : line.login({ credentials: { user, pass: password } }, step(done)))),
    );
  });
}

async function talk(
  line: SMTPConnection,
  server: MailServer,
  envelope: { readonly from: string; readonly to: string[] },
  text: Readable,
): Promise<void> {
  await signIn(line, server);
  await new Promise<void>((done, fail) => {
    line.on('error', fail);
    line.send(envelope, text, (error?: Error | null) => (error ? fail(error) : done()));
  });
  line.quit();
}

function judge(error: unknown, isUnderWay: boolean): Delivery {
  const text = error instanceof Error ? error.message : String(error);
  const { responseCode, permanent, command } = (error ?? {}) as {
    readonly responseCode?: unknown;
    readonly permanent?: unknown;
    readonly command?: unknown;
  };
  // Of the mail itself are its recipient and its text. What is said before, a wrong password or sender, is mended by whoever runs the
  // server; the mail waits for that.
  const isAnswered = typeof responseCode === 'number';
  const isOfMail = isUnderWay || command === 'RCPT TO' || command === 'DATA';
  if (permanent === true && isOfMail) return { is: 'failed', text, isAnswered };
  return { is: isUnderWay && !isAnswered ? 'uncertain' : 'later', text, isAnswered };
}
