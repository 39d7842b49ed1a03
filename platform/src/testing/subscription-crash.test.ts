import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../storage/database.ts';
import { chromiumPath } from './start-screens.ts';
import type { Server } from './start-server-process.ts';
import { ended, endServers, start } from './start-server-process.ts';
import { makeTestDatabase } from './start-test-server.ts';
import type { TestMailServer } from './work-on-mails.ts';
import { startMailServer } from './work-on-mails.ts';

const RECIPIENTS = 8;
const PATIENCE_MS = 240_000;

/** Another one for each try. */
const newName = (): string => `s${randomBytes(4).toString('hex')}`;

/** Making PDFs takes a browser on the server. */
describe.skipIf(chromiumPath === undefined)('a subscription of a killed server', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let mails: TestMailServer;
  let server: Server;
  beforeAll(async () => {
    ({ database, drop } = await makeTestDatabase());
    mails = await startMailServer();
    server = await startServer();
  });
  afterAll(async () => {
    await endServers();
    await mails?.close();
    await drop?.();
  });

  const startServer = (): Promise<Server> =>
    start({ DATABASE_URL: database.url, LEITWERK_SECRET: 'a secret of the tests only', ...mails.env });
  const killServer = async (): Promise<void> => {
    await ended(server.process, 'SIGKILL');
    // Before the next server begins to send.
    mails.setMood('takes');
    server = await startServer();
  };

  /** @returns the addresses of its recipients, who are there for this subscription alone */
  async function isDue(name: string): Promise<readonly string[]> {
    const made = await database.query<{ id: string; email: string }>(sql`
      insert into data."user" (id, email, name, roles, active, language)
      select gen_random_uuid(), ${name} || n || '@crash.example', ${name} || n, array['admin'], true, 'de'
      from generate_series(1, ${RECIPIENTS}) n returning id::text, email`);
    const people = made.map(({ id }) => id);
    await database.query(sql`
      insert into leitwerk.subscription (id, user_id, name, kind, subject, period, chosen, people, addresses, schedule, next_at)
      values (gen_random_uuid(), ${people[0]}::uuid, ${name}, 'dashboard', 'order-figures', '"this-year"', '{}', ${people}::uuid[], '{}',
        ${JSON.stringify({ every: 'month', day: 1, time: '00:00' })}::jsonb, now() - interval '1 minute')`);
    return made.map(({ email }) => email).sort();
  }

  type Copy = { readonly email: string; readonly state: string };
  /** What the recipients of one are told to have. */
  const copiesOf = (name: string) =>
    database.query<Copy>(sql`
      select u.email, coalesce(m.state, c.state) as state from leitwerk.subscription s
      join leitwerk.subscription_copy c on c.subscription = s.id join data."user" u on u.id::text = c.recipient
      left join leitwerk.mail m on m.id = c.mail where s.name = ${name} order by u.email`);
  const countIn = async (name: string, ...states: readonly string[]): Promise<number> =>
    (await copiesOf(name)).filter(({ state }) => states.includes(state)).length;
  const takenBy = (email: string): number => mails.taken.filter(({ to }) => to === email).length;

  it(
    'reaches everybody once, when it is killed while copies are made',
    async () => {
      const name = newName();
      const people = await isDue(name);
      await expect
        .poll(() => countIn(name, 'handed', 'sending', 'sent'), { timeout: PATIENCE_MS, interval: 10 })
        .toBeGreaterThan(0);
      await killServer();
      // Mails that were on the line then belong to the other promise.
      await expect
        .poll(() => countIn(name, 'sent', 'uncertain'), { timeout: PATIENCE_MS, interval: 100 })
        .toBe(RECIPIENTS);
      const copies = await copiesOf(name);
      expect(copies.map(({ email }) => email)).toEqual(people);
      for (const { email, state } of copies)
        expect([email, takenBy(email)]).toEqual([email, state === 'sent' ? 1 : expect.toBeOneOf([0, 1])]);
      expect(copies.filter(({ state }) => state === 'sent').length).toBeGreaterThanOrEqual(RECIPIENTS - 1);
    },
    2 * PATIENCE_MS,
  );

  it(
    'says that one is uncertain, and sends it no second time, when it is killed while the mail server has not answered',
    async () => {
      mails.setMood('hangs');
      const name = newName();
      const people = await isDue(name);
      await expect.poll(() => people.filter((one) => takenBy(one) > 0).length, { timeout: PATIENCE_MS }).toBe(1);
      await killServer();
      await expect
        .poll(() => countIn(name, 'sent', 'uncertain'), { timeout: PATIENCE_MS, interval: 100 })
        .toBe(RECIPIENTS);
      const copies = await copiesOf(name);
      expect(copies.filter(({ state }) => state === 'uncertain')).toHaveLength(1);
      // The mail server has it, whose answer nobody heard; the others were sent when it was there again.
      expect(people.map((one) => [one, takenBy(one)])).toEqual(people.map((one) => [one, 1]));
    },
    2 * PATIENCE_MS,
  );
});
