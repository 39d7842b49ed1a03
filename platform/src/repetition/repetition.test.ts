import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job, JobQueue } from '../job/job-queue.ts';
import { relayBatch } from '../job/relay-outbox.ts';
import type { ReactPayload } from '../module/run-reaction.ts';
import { reactionsOf, runReaction } from '../module/run-reaction.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const VIEWER = 'viewer@example.com';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Occurrence = { record: { id: string; subject?: string }; start: string; end: string | null; day: string | null };

async function make(entity: string, values: Record<string, unknown>): Promise<string> {
  const made = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
  expect(made.status, made.text).toBe(201);
  return (made.body as { id: string }).id;
}

const read = async (entity: string, id: string) =>
  (await server.ask(ADMIN, 'GET', `/api/records/${entity}/${id}`)).body as Record<string, unknown>;

const between = async (as: string, from: string, to: string, rest = ''): Promise<Occurrence[]> => {
  const path = `/api/records/appointment/occurrences?from=${from}&to=${to}&start=start&end=end${rest}`;
  const answer = await server.ask(as, 'GET', path);
  expect(answer.status, answer.text).toBe(200);
  return (answer.body as { items: Occurrence[] }).items;
};

describe('appointments that come again', () => {
  it('are on every time asked for, at the same hour over a change of the clock, without a record of their own', async () => {
    const id = await make('appointment', {
      subject: 'Montagsrunde',
      start: '2027-03-22T08:00:00Z',
      end: '2027-03-22T09:00:00Z',
      repetition: 'FREQ=WEEKLY;COUNT=4\nEXDATE:20270405',
      owner: server.users.get(ADMIN),
    });
    const found = await between(ADMIN, '2027-03-01', '2027-06-01');
    expect(found.map(({ record, start, end, day }) => [record.id, start, end, day])).toEqual([
      [id, '2027-03-22T08:00:00.000Z', '2027-03-22T09:00:00.000Z', '2027-03-22'],
      [id, '2027-03-29T07:00:00.000Z', '2027-03-29T08:00:00.000Z', '2027-03-29'],
      [id, '2027-04-12T07:00:00.000Z', '2027-04-12T08:00:00.000Z', '2027-04-12'],
    ]);
    const { repetition, repeatsUntil } = await read('appointment', id);
    expect([repetition, repeatsUntil]).toEqual(['RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20270405', '2027-04-12']);
    expect(await between(ADMIN, '2027-04-13', '2027-06-01')).toEqual([]);
    const filter = encodeURIComponent(JSON.stringify({ subject: { contains: 'Dienstag' } }));
    expect(await between(ADMIN, '2027-03-01', '2027-06-01', `&filter=${filter}`)).toEqual([]);
  });

  it('are on when they began before the time that is asked for', async () => {
    const id = await make('appointment', {
      subject: 'Messe',
      start: '2027-07-05T10:00:00Z',
      end: '2027-07-08T10:00:00Z',
    });
    const again = await make('appointment', {
      subject: 'Nachtschicht',
      start: '2027-07-01T20:00:00Z',
      end: '2027-07-02T04:00:00Z',
      repetition: 'RRULE:FREQ=DAILY;UNTIL=20270710',
    });
    const found = await between(ADMIN, '2027-07-07', '2027-07-08');
    expect(found.map(({ record, day }) => [record.id, day])).toEqual([
      [id, null],
      [again, '2027-07-06'],
      [again, '2027-07-07'],
    ]);
  });

  it('are found under the rules of the rows, and are not told to who may not read them', async () => {
    const hidden = await make('appointment', {
      subject: 'Nicht für alle',
      start: '2027-09-06T08:00:00Z',
      end: '2027-09-06T09:00:00Z',
      repetition: 'RRULE:FREQ=DAILY;COUNT=3',
      owner: server.users.get(ADMIN),
      team: server.keys.get('team/service'),
    });
    const own = await make('appointment', {
      subject: 'Eigener',
      start: '2027-09-06T10:00:00Z',
      end: '2027-09-06T11:00:00Z',
      repetition: 'RRULE:FREQ=DAILY;COUNT=3',
      owner: server.users.get(SALES),
    });
    const seen = new Set((await between(SALES, '2027-09-01', '2027-10-01')).map(({ record }) => record.id));
    const listed = await server.ask(SALES, 'GET', `/api/records/appointment/${hidden}`);
    expect([seen.has(own), seen.has(hidden), listed.status]).toEqual([true, false, 404]);
    expect(
      (await between(ADMIN, '2027-09-01', '2027-10-01')).filter(({ record }) => record.id === hidden),
    ).toHaveLength(3);
    const stranger = await server.ask(
      null,
      'GET',
      '/api/records/appointment/occurrences?from=2027-01-01&to=2027-02-01&start=start',
    );
    expect(stranger.status).toBe(401);
    expect(
      (
        await server.ask(
          VIEWER,
          'GET',
          '/api/records/appointment/occurrences?from=2027-01-01&to=2027-02-01&start=start',
        )
      ).status,
    ).toBe(200);
  });

  it('are at most five hundred, and what is asked wrongly is refused', async () => {
    const id = await make('appointment', {
      subject: 'Täglich',
      start: '2000-01-01T08:00:00Z',
      end: '2000-01-01T08:15:00Z',
      repetition: 'RRULE:FREQ=DAILY',
    });
    const found = await between(ADMIN, '2029-01-01', '2030-01-01');
    expect(found.filter(({ record }) => record.id === id)).toHaveLength(365);
    await make('appointment', {
      subject: 'Auch täglich',
      start: '2028-01-01T08:00:00Z',
      end: '2028-01-01T08:15:00Z',
      repetition: 'RRULE:FREQ=DAILY',
    });
    const path = '/api/records/appointment/occurrences';
    const cut = (await server.ask(ADMIN, 'GET', `${path}?from=2029-01-01&to=2030-01-01&start=start`)).body as {
      items: unknown[];
      isCut: boolean;
    };
    expect([cut.items.length, cut.isCut]).toEqual([500, true]);
    for (const query of [
      'from=2027-01-01&to=2029-01-01&start=start',
      'from=2027-01-01&to=2027-01-01&start=start',
      'from=yesterday&to=2027-01-01&start=start',
      'from=2027-01-01&to=2027-02-01&start=subject',
      'from=2027-01-01&to=2027-02-01&start=nothing',
      'from=2027-01-01&to=2027-02-01&start=start&limit=3',
      'from=2027-01-01&to=2027-02-01',
    ])
      expect((await server.ask(ADMIN, 'GET', `${path}?${query}`)).status, query).toBe(400);
    const wrong = await server.ask(ADMIN, 'POST', '/api/records/appointment', {
      subject: 'x',
      start: '2027-01-01T08:00:00Z',
      end: '2027-01-01T09:00:00Z',
      repetition: 'FREQ=SECONDLY',
    });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('value.repetition')]);
  });
});

describe('tasks that come again', () => {
  /** The jobs of what has happened, as the queue would get them. */
  async function jobs(): Promise<ReactPayload[]> {
    const given: Job[] = [];
    const enqueue = async (job: Job | readonly Job[]): Promise<void> => {
      given.push(...[job].flat());
    };
    const queue = { enqueue } as unknown as JobQueue;
    while ((await relayBatch(server.database, queue, reactionsOf(server.runtime.models.current()), () => false)) > 0);
    return given
      .map(({ payload }) => payload as ReactPayload)
      .filter(({ reaction }) => reaction === 'platform.next-task');
  }
  const react = (payload: ReactPayload) => runReaction(server.database, server.runtime.models.current(), payload);
  const named = async (subject: string) => {
    const filter = encodeURIComponent(JSON.stringify({ subject }));
    const page = await server.ask(ADMIN, 'GET', `/api/records/task?filter=${filter}&sort=deadline`);
    return (page.body as { items: Record<string, unknown>[] }).items;
  };

  it('are made anew when one is done, once, however often the job comes', async () => {
    const id = await make('task', {
      subject: 'Zähler ablesen',
      deadline: '2030-01-31',
      reminderAt: '2030-01-30T08:00:00Z',
      priority: 'high',
      assignee: server.users.get(SALES),
      repetition: 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
    });
    await jobs();
    const path = `/api/records/task/${id}/transitions`;
    expect((await server.ask(ADMIN, 'POST', `${path}/start`, {})).status).toBe(200);
    for (const payload of await jobs()) await react(payload);
    expect(await named('Zähler ablesen')).toHaveLength(1);

    expect((await server.ask(ADMIN, 'POST', `${path}/complete`, {})).status).toBe(200);
    const [done] = await jobs();
    if (!done) throw new Error('no job');
    // Twice at once, and later again: whoever comes second finds the record changed, or nothing more to do.
    await Promise.allSettled([react(done), react(done)]);
    await react(done);
    const [first, second, ...more] = await named('Zähler ablesen');
    expect(more).toEqual([]);
    expect(first).toMatchObject({ id, status: 'done', repetition: null });
    expect(second).toMatchObject({
      status: 'open',
      deadline: '2030-02-28',
      reminderAt: '2030-02-27T08:00:00.000Z',
      priority: 'high',
      assignee: server.users.get(SALES),
      completedOn: null,
      repetition: 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2',
    });
    expect(second?.['taskNumber']).not.toBe(first?.['taskNumber']);
  });

  it('need a deadline, and end', async () => {
    const without = await server.ask(ADMIN, 'POST', '/api/records/task', {
      subject: 'Ohne Frist',
      priority: 'low',
      repetition: 'FREQ=DAILY',
    });
    expect([without.status, without.text]).toEqual([422, expect.stringContaining('value.repetition-start')]);
    const id = await make('task', {
      subject: 'Letztes Mal',
      deadline: '2030-05-01',
      priority: 'low',
      repetition: 'FREQ=DAILY;COUNT=1',
    });
    expect((await server.ask(ADMIN, 'POST', `/api/records/task/${id}/transitions/complete`, {})).status).toBe(200);
    for (const payload of await jobs()) await react(payload);
    expect(await named('Letztes Mal')).toHaveLength(1);
  });
});
