import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/**
 * What the next mails meet. `refuses one`: whoever's address begins with `nobody`. `drops after the text`: the text is taken and the
 * connection ends without an answer. `is slow`: the answer comes after a while.
 */
export type SmtpMood =
  | 'takes'
  | 'refuses'
  | 'refuses one'
  | 'is busy'
  | 'refuses the text'
  | 'drops before the text'
  | 'drops after the text'
  | 'is slow'
  | 'says nothing';

export type TakenMail = { readonly to: readonly string[]; readonly from: string; readonly source: string };

export type TestSmtp = {
  readonly port: number;
  /** Mails whose text came, whatever was answered. */
  readonly taken: TakenMail[];
  readonly setMood: (mood: SmtpMood) => void;
  readonly close: () => Promise<void>;
};

const SLOW_MS = 150;

const answer = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/** An SMTP server on this machine that fails as it is told to. */
export async function startSmtp(password: string): Promise<TestSmtp> {
  const taken: TakenMail[] = [];
  let mood: SmtpMood = 'takes';
  const sockets = new Set<Socket>();
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: 'x' }) : done(answer(535, 'wrong password')),
    onMailFrom: (_address, _session, done) => {
      if (mood === 'says nothing') return;
      if (mood === 'drops before the text') drop();
      else done();
    },
    onRcptTo: ({ address }, _session, done) => {
      if (mood === 'refuses' || (mood === 'refuses one' && address.startsWith('nobody')))
        done(answer(550, 'no such mailbox'));
      else if (mood === 'is busy') done(answer(451, 'try again later'));
      else done();
    },
    onData: (stream, session, done) => {
      void buffer(stream).then((bytes) => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source: bytes.toString(),
        });
        if (mood === 'drops after the text') drop();
        else if (mood === 'refuses the text') done(answer(554, 'this looks like spam'));
        else if (mood === 'is slow') setTimeout(done, SLOW_MS);
        else done();
      });
    },
  });
  smtp.server.on('connection', (socket: Socket) => sockets.add(socket));
  smtp.on('error', () => undefined);
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  return {
    port: (smtp.server.address() as AddressInfo).port,
    taken,
    setMood: (next) => {
      mood = next;
    },
    close: async () => {
      drop();
      await new Promise<void>((done) => smtp.close(() => done()));
    },
  };
}
