import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../new-id.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import type { TestMailServer } from '../testing/work-on-mails.ts';
import { secondsUntilMails, sendMails, startMailServer } from '../testing/work-on-mails.ts';
import { workshop } from '../testing/workshop.ts';
import { deliverMail } from './deliver-mail.ts';
import { makeMailLine } from './mail-line.ts';
import { storeMail } from './store-mails.ts';

let server: TestServer;
let mails: TestMailServer;

beforeAll(async () => {
  server = await startTestServer(workshop);
  mails = await startMailServer();
});
afterEach(async () => {
  mails.setMood('takes');
  await server.database.query(sql`delete from leitwerk.mail`);
  await server.database.query(sql`delete from leitwerk.job_outbox`);
});
afterAll(async () => {
  await mails.close();
  await server.close();
});

async function put(count: number, files: readonly string[] = []): Promise<void> {
  const mail = {
    to: 'bernd@example.org',
    subject: 'Angebot',
    html: '<p>Angebot</p>',
    text: 'Angebot',
    pictures: [],
    of: 0,
  };
  for (let at = 0; at < count; at += 1) {
    const holder = { entity: 'gone', recordId: newId(), field: null };
    await storeMail(server.database, { ...mail, files }, holder, SYSTEM_USER_ID);
  }
  // The jobs by which they were asked for have come.
  await server.database.query(sql`delete from leitwerk.job_outbox`);
}

const states = async () =>
  server.database.query<{ state: string; error: string | null }>(
    sql`select state, error from leitwerk.mail order by created_at, id`,
  );
const countOf = async (state: string) => (await states()).filter((one) => one.state === state).length;

describe('mails of one process', () => {
  it('go one at a time; others come again soon, one after the other, and lose no try', async () => {
    await put(3);
    const line = makeMailLine();
    const before = mails.taken.length;
    expect(await sendMails(server, mails.server, { line, atOnce: true, tries: 5 })).toEqual([null, null, null]);
    expect(mails.taken).toHaveLength(before + 1);
    expect([await countOf('sent'), await countOf('waiting')]).toEqual([1, 2]);
    const [first = 0, second = 0, ...more] = await secondsUntilMails(server);
    expect(more).toEqual([]);
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThan(10);
    const jobs = await server.database.query(sql`select payload->>'tries' as tries from leitwerk.job_outbox`);
    expect(jobs).toEqual([{ tries: '5' }, { tries: '5' }]);
    expect(await sendMails(server, mails.server, { line })).toEqual([null, null]);
    expect(mails.taken).toHaveLength(before + 3);
  });

  it('do not connect for a minute to a server that gave no answer', async () => {
    await put(2);
    const line = makeMailLine();
    const before = mails.taken.length;
    expect(await sendMails(server, { ...mails.server, port: 1 }, { line })).toEqual([
      expect.stringContaining('ECONNREFUSED'),
      null,
    ]);
    expect(await sendMails(server, mails.server, { line })).toEqual([null, null]);
    expect(mails.taken).toHaveLength(before);
    expect(await countOf('waiting')).toBe(2);
    const turns = await secondsUntilMails(server);
    expect(Math.min(...turns.slice(1))).toBeGreaterThan(50);
    // One that answers, whatever it says, is not away.
    mails.setMood('is busy');
    const again = expect.stringContaining('try again later');
    expect(await sendMails(server, mails.server, { line: makeMailLine() })).toEqual([again, again]);
  });
});

describe('a mail that cannot be sent', () => {
  it('is failed with the reason after its last try, and waits longer each time before', async () => {
    await put(1);
    await sendMails(server, null, { tries: 19 });
    expect(await states()).toEqual([{ state: 'waiting', error: expect.stringContaining('LEITWERK_SMTP_URL') }]);
    expect((await secondsUntilMails(server))[0]).toBeGreaterThan(6 * 3600);
    expect(await sendMails(server, null, { tries: 20 })).toEqual([expect.stringContaining('LEITWERK_SMTP_URL')]);
    expect(await states()).toEqual([{ state: 'failed', error: expect.stringContaining('LEITWERK_SMTP_URL') }]);
    expect(await secondsUntilMails(server)).toHaveLength(1);
  });

  it('is failed at once when a file of it is gone', async () => {
    await put(1, [newId()]);
    await sendMails(server, mails.server);
    expect(await states()).toEqual([{ state: 'failed', error: 'a file of the mail is gone' }]);
  });
});

it('a server that falls silent before the text holds nothing up for long', async () => {
  const silent = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 here\r\n');
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  try {
    const mail = { to: 'a@example.org', bytes: Buffer.from('x') };
    expect(await deliverMail(mail, { ...mails.server, port }, 300)).toEqual({
      is: 'later',
      text: `127.0.0.1:${port} does not answer`,
      isAnswered: false,
    });
  } finally {
    silent.close();
  }
});
