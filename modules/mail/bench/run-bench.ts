import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '@leitwerk/platform/testing/start-postgres';
import type { Ask } from '@leitwerk/platform/testing/start-server-process';
import { asker, endServers, start, tokenFor } from '@leitwerk/platform/testing/start-server-process';
import { makeTestDatabase } from '@leitwerk/platform/testing/start-test-server';
import { noDovecot, startDovecot } from '../testing/start-dovecot.ts';
import { mailboxInput, message, PASSWORD } from '../testing/start-mail.ts';
import { startSmtp } from '../testing/start-smtp.ts';
import { benchMail, threadOf } from './bench-mails.ts';
import { copyPlainly } from './copy-plainly.ts';

const { values: args } = parseArgs({
  options: { mails: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '4' } },
});
const MAILS = Number(args.mails);
const SECONDS = Number(args.seconds);
const CONNECTIONS = 4;
const PLAIN = Math.min(MAILS, 5000);
/** The fields of the list of messages. */
const FIELDS = 'subject,fromName,fromAddress,receivedAt,seen,flagged,answered,preview,attachmentNames';
const SECRET = 'a secret of the bench only';

async function run(): Promise<void> {
  const stopPostgres = await startPostgres(true);
  const test = await makeTestDatabase();
  const dovecot = await startDovecot({ sales: PASSWORD });
  const smtp = await startSmtp(PASSWORD);
  const { pool } = test.database;
  const one = async (text: string): Promise<Record<string, unknown>> => (await pool.query(text)).rows[0] ?? {};
  const until = async (isThere: () => Promise<boolean>, look: () => void = () => undefined): Promise<number> => {
    const begin = performance.now();
    while (!(await isThere())) {
      look();
      await sleep(50);
    }
    return (performance.now() - begin) / 1000;
  };
  try {
    console.log(`${MAILS.toLocaleString('en')} mails …`);
    await dovecot.fill('sales', MAILS, benchMail);
    const server = await start({
      DATABASE_URL: test.database.url,
      LEITWERK_SECRET: SECRET,
      LEITWERK_PRIVATE_HOSTS: `127.0.0.1:${dovecot.port},127.0.0.1:${smtp.port}`,
    });
    const ask = asker(server.url, await tokenFor(test.database, 'sales'));
    const plain = await copyPlainly(dovecot.port, pool, PLAIN);
    const { id: mailbox } = await json(
      ask,
      'POST',
      '/api/actions/mail.connect',
      mailboxInput('sales', dovecot.port, smtp.port),
    );
    let peak = 0;
    const isHealthy = async () => (await one('select state from data.mailbox'))['state'] === 'healthy';
    const seconds = await until(isHealthy, () => {
      peak = Math.max(peak, memory(server.process.pid));
    });
    const { count } = await one('select count(*)::int as count from data.mail_message');
    if (count !== MAILS) throw new Error(`${count} of ${MAILS} mails are here`);
    const speed = MAILS / seconds;
    tell(
      'O first sync',
      `${round(speed)} mails/s, plainly ${round(plain)}/s, ratio ${(speed / plain).toFixed(2)}; ${round(seconds)} s, ${round(peak)} MB at most`,
    );
    await dovecot.deliver('sales', message('new'));
    const isNewHere = async () =>
      (await one(`select count(*)::int as count from data.mail_message where message_id = '<new@kunde.example>'`))[
        'count'
      ] === 1;
    await json(ask, 'POST', '/api/actions/mail.retry', { mailbox });
    tell('O a new mail', `here after ${(await until(isNewHere)).toFixed(1)} s, every folder compared anew`);
    const { id: folder } = await one(`select id from data.mail_folder where path = 'INBOX'`);
    await compareReads(ask, pool.query.bind(pool), String(folder), String(mailbox));
  } finally {
    await endServers();
    await smtp.close();
    await dovecot.drop();
    await test.drop();
    await stopPostgres();
  }
}

type Query = (text: string, values: unknown[]) => Promise<unknown>;

/** What the screens ask for, beside the statement that somebody would write for it, without rights. */
async function compareReads(ask: Ask, query: Query, folder: string, mailbox: string): Promise<void> {
  const inFolder = { or: [{ folder, target: { isNull: true } }, { target: folder }], goneAt: { isNull: true } };
  const list = (filter: object, more: string): string =>
    `/api/records/mail-message?limit=50&fields=${FIELDS}&filter=${encodeURIComponent(JSON.stringify(filter))}${more}`;
  const columns = 'id, subject, from_name, from_address, received_at, seen, flagged, answered, preview';
  const page = 'and gone_at is null order by received_at desc limit 51';
  const cases: readonly [
    name: string,
    path: (at: number) => string,
    text: string,
    values: (at: number) => unknown[],
  ][] = [
    [
      'O list of a folder',
      () => list(inFolder, '&sort=-receivedAt'),
      `select ${columns} from data.mail_message where folder = $1 ${page}`,
      () => [folder],
    ],
    [
      'O unread of a folder',
      () => list({ ...inFolder, seen: false }, '&sort=-receivedAt'),
      `select ${columns} from data.mail_message where folder = $1 and not seen ${page}`,
      () => [folder],
    ],
    [
      'O search, rare',
      (at) => list(inFolder, `&sort=-receivedAt&search=Muster${(at * 7) % 5000}`),
      `select ${columns} from data.mail_message where folder = $1 and from_name ilike $2 ${page}`,
      (at) => [folder, `%muster${(at * 7) % 5000}%`],
    ],
    [
      'O search, in the text',
      (at) => list(inFolder, `&sort=-receivedAt&search=Wallbox%20${10_000 + ((at * 104_729) % 90_000)}`),
      `select ${columns} from data.mail_message where folder = $1 and text ilike $2 and text ilike '%wallbox%' ${page}`,
      (at) => [folder, `%${10_000 + ((at * 104_729) % 90_000)}%`],
    ],
    [
      'O search, frequent',
      () => list(inFolder, '&sort=-receivedAt&search=Rechnung'),
      `select ${columns} from data.mail_message where folder = $1 and text ilike $2 ${page}`,
      () => [folder, '%rechnung%'],
    ],
    [
      'O open a thread',
      (at) => list({ thread: threadOf((at * 997) % MAILS), mailbox, goneAt: { isNull: true } }, '&sort=receivedAt'),
      `select ${columns} from data.mail_message where thread = $1 and mailbox = $2 ${page}`,
      (at) => [threadOf((at * 997) % MAILS), mailbox],
    ],
  ];
  for (const [name, path, text, values] of cases) {
    const ours = await rate(async (at) => {
      const reply = await ask('GET', path(at));
      await reply.arrayBuffer();
      if (!reply.ok) throw new Error(`${reply.status}`);
    });
    const plain = await rate((at) => query(text, values(at)));
    tell(name, `${ours.toFixed(1)}/s, plain SQL ${plain.toFixed(1)}/s, ratio ${(ours / plain).toFixed(2)}`);
  }
}

/** How often in a second, over several connections that never wait. */
async function rate(work: (at: number) => Promise<unknown>): Promise<number> {
  let done = 0;
  let at = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < begin + SECONDS * 1000) {
        at += 1;
        await work(at);
        done += 1;
      }
    }),
  );
  return (done / (performance.now() - begin)) * 1000;
}

async function json(ask: Ask, method: string, path: string, body: object): Promise<Record<string, unknown>> {
  const reply = await ask(method, path, body);
  if (!reply.ok) throw new Error(await reply.text());
  return (await reply.json()) as Record<string, unknown>;
}

const memory = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const round = (figure: number): string => Math.round(figure).toLocaleString('en');
const tell = (name: string, text: string): void => console.log(`${name.padEnd(24)} ${text}`);

if (noDovecot === null) await run();
else console.log(`O mail                   not measured: ${noDovecot}`);
