import type { WireJobs } from '@leitwerk/metadata/wire/jobs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGraphileQueue } from '../job/graphile-queue.ts';
import type { Job, JobQueue } from '../job/job-queue.ts';
import { readDeadJobs } from '../job/read-dead-jobs.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import { findActorById } from '../session/find-actor.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { makeServer } from './server.ts';

const ADMIN = 'admin@example.com';
let server: TestServer;
/** Its jobs are dead after one attempt. */
let queue: JobQueue;
let isFixed = false;
const seen: unknown[] = [];
let task: { id: string };

beforeAll(async () => {
  server = await startTestServer();
  queue = await openGraphileQueue(server.database, { log: () => undefined, attempts: 1 });
  const work = async (payload: unknown): Promise<void> => {
    if (!isFixed) throw new Error('the door is locked\ninsert into data.lead values (secret)');
    seen.push(payload);
  };
  await queue.start({ react: work, 'workflow-follow': work, notify: work, 'of-a-newer-version': work }, []);
  const made = await server.ask(ADMIN, 'POST', '/api/records/task', { subject: 'Call back', priority: 'normal' });
  expect(made.status, made.text).toBe(201);
  task = made.body;
});
afterAll(async () => {
  await queue.stop();
  await server.close();
});
beforeEach(async () => {
  isFixed = false;
  seen.length = 0;
  await queue.discard((await queue.dead()).map(({ id }) => id));
  await server.database.query(sql`truncate leitwerk.job_decision`);
});

const jobs = async (language = 'en'): Promise<WireJobs> => {
  const reply = await server.ask(ADMIN, 'GET', '/api/jobs', undefined, { 'accept-language': language });
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};
const die = async (...given: readonly Job[]): Promise<WireJobs> => {
  await queue.enqueue(given);
  await expect.poll(async () => (await queue.dead()).length, { timeout: 20_000 }).toBe(given.length);
  return jobs();
};
const reaction = (): Job => ({
  name: 'react',
  payload: {
    reaction: 'blacklist-recheck',
    event: { id: 'x', name: 'task.created', entity: 'task', recordId: task.id },
  },
});

describe('dead jobs', () => {
  it('are told in words, with the record that they were about, and nothing else of their payload', async () => {
    const { dead, counts } = await die(reaction());
    expect(counts).toMatchObject({ dead: 1, waiting: 0, running: 0 });
    expect(dead).toEqual([
      {
        id: expect.any(String),
        text: 'Reaction: blacklist-recheck',
        records: [{ entity: 'task', id: task.id, title: 'Call back' }],
        count: 1,
        error: 'the door is locked',
        attempts: 1,
        at: expect.any(String),
      },
    ]);
    expect((await jobs('de')).dead[0]?.text).toBe('Reaktion: blacklist-recheck');
  });

  it('name records of a batch of events, of those that the reader may open the first ones', async () => {
    const history = await server.database.query<{ id: string }>(
      sql`select id from leitwerk.history where record_id = ${task.id}::uuid`,
    );
    const gone = '01900000-0000-7000-8000-000000000000';
    const event = { event: 'x', entity: 'task', recordId: task.id, word: 'created' };
    const { dead } = await die(
      { name: 'notify', payload: { events: { task: history.map(({ id }) => id) } } },
      { name: 'workflow-follow', payload: { events: [event, event, { ...event, recordId: gone }] } },
      { name: 'of-a-newer-version', payload: { secret: 1 } },
    );
    const told = Object.fromEntries(dead.map(({ text, records, count }) => [text, [records.length, count]]));
    expect(told).toEqual({ 'Notify people': [1, 1], 'Take processes on': [1, 2], 'of-a-newer-version': [0, 0] });
    expect(JSON.stringify(dead)).not.toContain('secret');
  });

  it('do not give away a record that the reader may not read', async () => {
    const owner = server.users.get(ADMIN);
    const made = await server.ask(ADMIN, 'POST', '/api/records/lead', { kind: 'person', lastName: 'Secret', owner });
    expect(made.status, made.text).toBe(201);
    const { id } = made.body as { id: string };
    await die({ name: 'react', payload: { reaction: 'some', event: { entity: 'lead', recordId: id } } });
    const titlesFor = async (email: string) => {
      const actor = await findActorById(server.database, server.users.get(email) ?? '', null);
      const context = makeContext(server.runtime.models.current(), actor ?? SYSTEM_ACTOR, null);
      const [dead] = await readDeadJobs(server.database, await queue.dead(), 'en', context);
      return [dead?.records.length, dead?.count];
    };
    expect(await titlesFor(ADMIN)).toEqual([1, 1]);
    // Whoever manages jobs need not read everything.
    expect(await titlesFor('sales@example.com')).toEqual([0, 1]);
  });

  it('are tried again, one of them, and it is noted who did that', async () => {
    const { dead } = await die(reaction(), { name: 'of-a-newer-version', payload: {} });
    isFixed = true;
    const one = dead.find(({ text }) => text.startsWith('Reaction'));
    const reply = await server.ask(ADMIN, 'POST', '/api/jobs/retry', { ids: [one?.id, '999999'] });
    expect(reply.body).toEqual({ count: 1 });
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBe(1);
    const after = await jobs();
    expect(after.dead.map(({ text }) => text)).toEqual(['of-a-newer-version']);
    expect(after.decisions).toMatchObject([
      { decision: 'retried', text: 'Reaction', error: 'the door is locked', by: { id: server.users.get(ADMIN) } },
    ]);
    expect(after.decisions[0]?.by.title).toEqual(expect.any(String));
    // Nobody is told of what was not done.
    expect((await server.ask(ADMIN, 'POST', '/api/jobs/retry', { ids: [one?.id] })).body).toEqual({ count: 0 });
    expect((await jobs()).decisions).toHaveLength(1);
  });

  it('are discarded, all of them', async () => {
    await die(reaction(), { name: 'notify', payload: {} });
    expect((await server.ask(ADMIN, 'POST', '/api/jobs/discard', { all: true })).body).toEqual({ count: 2 });
    const after = await jobs();
    expect(after).toMatchObject({ dead: [], counts: { dead: 0 } });
    expect(after.decisions.map(({ decision }) => decision)).toEqual(['discarded', 'discarded']);
    expect((await server.ask(ADMIN, 'POST', '/api/jobs/discard', { all: true })).body).toEqual({ count: 0 });
  });

  it.each([{}, { ids: [] }, { ids: 'x' }, { ids: [1] }, { all: false }, { all: true, ids: ['1'] }, { some: 1 }, []])(
    'are not chosen by %j',
    async (body) => {
      for (const word of ['retry', 'discard'])
        expect((await server.ask(ADMIN, 'POST', `/api/jobs/${word}`, body)).status).toBe(400);
    },
  );
});

describe('the queue', () => {
  it('tells its schedules in words with their next time', async () => {
    const { schedules } = await jobs();
    const due = schedules.find(({ name }) => name === 'notify-due');
    expect(due).toMatchObject({ text: 'Remind of what is due', last: null });
    expect(Date.parse(due?.next ?? '')).toBeGreaterThan(Date.now());
    expect(Date.parse(due?.next ?? '')).toBeLessThanOrEqual(Date.now() + 60_000);
  });

  it('is said to be away when it is, to people and to machines', async () => {
    const away = async () => {
      throw new Error('ECONNREFUSED');
    };
    const runtime = {
      ...server.runtime,
      jobs: { ...server.runtime.jobs, state: away, dead: away, fired: away, retry: away },
    };
    const app = await makeServer(runtime, { logLevel: 'silent', screensFolder: null, designerFolder: null });
    const ready = await app.inject({ method: 'GET', url: '/health/ready' });
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready', jobs: 'away' }]);
    const hanging = await makeServer(
      { ...runtime, jobs: { ...runtime.jobs, state: () => new Promise(() => undefined) } },
      { logLevel: 'silent', screensFolder: null, designerFolder: null },
    );
    const answer = await hanging.inject({ method: 'GET', url: '/health/ready' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ready', jobs: 'away' }]);
    await hanging.close();
    const metrics = await app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).not.toMatch(/^leitwerk_jobs/m);
    const session = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: ADMIN, password: 'leitwerk' },
    });
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? '';
    for (const [method, url] of [
      ['GET', '/api/jobs'],
      ['GET', '/api/jobs/counts'],
      ['POST', '/api/jobs/retry'],
    ] as const) {
      const reply = await app.inject({
        method,
        url,
        headers: { cookie },
        ...(method === 'POST' && { payload: { all: true } }),
      });
      expect([reply.statusCode, (reply.json() as { code: string }).code], url).toEqual([503, 'job.queue-away']);
    }
    await app.close();
  });

  it('is counted for health and metrics', async () => {
    await die(reaction());
    const app = await makeServer(server.runtime, { logLevel: 'silent', screensFolder: null, designerFolder: null });
    expect((await app.inject({ method: 'GET', url: '/health/ready' })).json()).toMatchObject({
      status: 'ready',
      jobs: { dead: 1, waiting: 0, oldestSeconds: null },
    });
    const { body } = await app.inject({ method: 'GET', url: '/metrics' });
    expect(body).toContain('leitwerk_jobs{state="dead"} 1');
    expect(body).toContain('leitwerk_jobs_oldest_waiting_seconds 0');
    await app.close();
  });
});
