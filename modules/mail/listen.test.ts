import type { Server, Socket } from 'node:net';
import { createServer, connect as dial } from 'node:net';
import type { Watches } from '@leitwerk/platform/module/keep-watches';
import { startWatches } from '@leitwerk/platform/module/keep-watches';
import { freePort } from '@leitwerk/platform/testing/free-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenWatch } from './listen.ts';
import { noDovecot } from './testing/start-dovecot.ts';
import type { TestMail } from './testing/start-mail.ts';
import { message, startMail } from './testing/start-mail.ts';

/** Keeps the tests short; between two looks at which mailboxes there are. */
const LOOK_MS = 300;

describe.skipIf(noDovecot !== null)(`listening${noDovecot === null ? '' : ` (skipped: ${noDovecot})`}`, () => {
  let mail: TestMail;
  let watches: Watches;
  let way: Way;
  let mailbox: string;

  beforeAll(async () => {
    const port = await freePort();
    mail = await startMail([port]);
    way = await wayTo(mail.dovecot.port, port);
    mailbox = await mail.connect('sales', undefined, port);
    const { runtime, database } = mail.server;
    const current = () => {
      const model = runtime.models.current();
      return { ...model, modules: model.modules.map((one) => (one.name === 'mail' ? listening : one)) };
    };
    const [used] = runtime.models.current().modules.filter(({ name }) => name === 'mail');
    if (!used) throw new Error('the module is not used');
    const listening = { ...used, watches: { listen: listenWatch(LOOK_MS) } };
    watches = startWatches(
      database,
      { current },
      (error) => {
        throw error;
      },
      LOOK_MS,
    );
  });
  afterAll(async () => {
    await watches?.stop();
    for (const socket of way?.open ?? []) socket.destroy();
    way?.server.close();
    await mail?.close();
  });

  /** What is here, after the jobs that somebody asked for; nobody asks by the clock. */
  const subjects = async () => {
    await mail.work();
    return (await mail.list('mail-message', { mailbox })).map((one) => one['subject']);
  };
  const listened = () => expect.poll(() => way.open.size).toBe(1);

  it('a mail that comes is here without waiting for the clock', async () => {
    await listened();
    // What begins to listen looks once by itself: a mail that comes after that is told by the server only.
    await mail.dovecot.deliver('sales', message('zero', { subject: 'Davor' }));
    await expect.poll(subjects).toContain('Davor');
    await mail.dovecot.deliver('sales', message('one', { subject: 'Zählerstand' }));
    await expect.poll(subjects).toContain('Zählerstand');
  });

  it('so is what another program does to one', async () => {
    await mail.dovecot.deliver('sales', message('two', { subject: 'Umzug' }));
    await expect.poll(subjects).toContain('Umzug');
    const state = async () => {
      await mail.work();
      return (await mail.list('mail-message', { mailbox, subject: 'Umzug' }))[0];
    };
    const other = await mail.client();
    try {
      await other.messageFlagsAdd({ header: { 'Message-ID': '<two@kunde.example>' } }, ['\\Flagged']);
      await expect.poll(async () => (await state())?.['flagged']).toBe(true);
      await other.messageDelete({ header: { 'Message-ID': '<two@kunde.example>' } });
      await expect.poll(async () => (await state())?.['goneAt']).not.toBeNull();
    } finally {
      await other.logout();
    }
  });

  it('a swarm of them begins few syncs', async () => {
    const before = way.made();
    for (let index = 0; index < 20; index += 1) await mail.dovecot.deliver('sales', message(`swarm-${index}`));
    await expect
      .poll(async () => (await subjects()).filter((one) => String(one).startsWith('Frage swarm')))
      .toHaveLength(20);
    // Each sync opens a connection of its own.
    expect(way.made() - before).toBeLessThan(10);
  });

  it('a connection that is lost is opened again', async () => {
    const lost = new Set(way.open);
    for (const socket of lost) socket.destroy();
    // It may be there again before anybody has seen that it was gone.
    await expect.poll(() => [...way.open].filter((one) => !lost.has(one)).length).toBe(1);
    await mail.dovecot.deliver('sales', message('three', { subject: 'Abschlag' }));
    await expect.poll(subjects).toContain('Abschlag');
  });

  it('ends with the mailbox', async () => {
    await listened();
    const { status, text } = await mail.act('remove', { mailbox });
    expect(status, text).toBe(200);
    await mail.work();
    await expect.poll(() => way.open.size).toBe(0);
  });
});

type Way = { readonly server: Server; readonly open: ReadonlySet<Socket>; readonly made: () => number };

/** A way to the IMAP server that can be cut. */
async function wayTo(target: number, port: number): Promise<Way> {
  const open = new Set<Socket>();
  let made = 0;
  const server = createServer((socket) => {
    const there = dial(target, '127.0.0.1');
    open.add(socket);
    made += 1;
    for (const [from, to] of [
      [socket, there],
      [there, socket],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(socket);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return { server, open, made: () => made };
}
