import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event } from '../testing/device.ts';
import { startProxy } from '../testing/start-proxy.ts';
import type { TestRadicale } from '../testing/start-radicale.ts';
import { noRadicale, startRadicale } from '../testing/start-radicale.ts';

const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';
const PASSWORD = 'right-Password-1';

type Body = Readonly<Record<string, unknown>>;

describe.skipIf(noRadicale !== null)(
  `a calendar on another server${noRadicale === null ? '' : ` (skipped: ${noRadicale})`}`,
  () => {
    let server: TestServer;
    let radicale: TestRadicale;
    let account = '';
    let calendar = '';

    beforeAll(async () => {
      process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
      radicale = await startRadicale('sales', PASSWORD);
      process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${radicale.port}`;
      await radicale.makeCalendar('work');
      server = await startTestServer(undefined, undefined, false);
    });
    afterAll(async () => {
      await server?.close();
      await radicale?.drop();
    });

    const act = (verb: string, input: Body, as = SALES) => server.ask(as, 'POST', `/api/actions/dav.${verb}`, input);
    const list = async (entity: string, filter: Body, as = SALES): Promise<readonly Body[]> =>
      (
        (
          await server.ask(
            as,
            'GET',
            `/api/records/${entity}?limit=500&filter=${encodeURIComponent(JSON.stringify(filter))}`,
          )
        ).body as { items: readonly Body[] }
      ).items;
    const sync = async (): Promise<void> => {
      expect((await act('synchronise', { account })).status).toBe(200);
      await doModuleJobs(server);
    };
    const ledger = async () => (await list('outside-collection', { id: calendar }))[0];
    const put = async (name: string, text: string): Promise<void> => {
      const reply = await radicale.ask('PUT', `work/${name}`, text, { 'content-type': 'text/calendar' });
      expect(reply.status, reply.text).toBeLessThan(300);
    };
    const appointment = async (subject: string) => (await list('appointment', { subject }))[0];
    const change = async (record: Body | undefined, values: Body) => {
      const changed = await server.ask(SALES, 'PATCH', `/api/records/appointment/${record?.['id']}`, values);
      expect(changed.status, changed.text).toBe(200);
    };
    const textOf = async (uid: string): Promise<string> =>
      [...(await radicale.entries('work')).values()].find((text) => text.includes(`UID:${uid}`)) ?? '';
    /** The account is asked by another way; its secret, where that stands, is sealed for good. */
    const moveTo = async (from: number, to: number): Promise<void> => {
      await server.database.pool.query('delete from data.outside_collection where id <> $1', [calendar]);
      await server.database.pool.query(
        'update data.outside_collection set address = replace(address, $1, $2) where id = $3',
        [`:${from}/`, `:${to}/`, calendar],
      );
    };
    const at = (day: string, ...more: readonly string[]) => [`DTSTART:${day}T090000Z`, `DTEND:${day}T100000Z`, ...more];

    it('is found and signed in to before anything is kept, and says why not', async () => {
      const wrong = await act('connect', { address: radicale.url, userName: 'sales', password: 'wrong' });
      expect(wrong.status, wrong.text).toBe(422);
      expect(wrong.body).toMatchObject({ issues: [{ path: 'password', code: 'dav.outside-refused' }] });
      const inside = await act('connect', { address: 'https://10.0.0.1/', userName: 'sales', password: PASSWORD });
      expect(inside.body).toMatchObject({ status: 422, code: 'outbound.private' });
      expect(await list('outside-account', {})).toEqual([]);
      const made = await act('connect', { address: radicale.url, userName: 'sales', password: PASSWORD });
      expect(made.status, made.text).toBe(200);
      account = (made.body as { id: string }).id;
      await doModuleJobs(server);
      const [found] = await list('outside-collection', {});
      expect(found).toMatchObject({ name: 'work', contents: 'appointments', direction: 'none', here: 'appointments' });
      calendar = String(found?.['id']);
      expect(await list('outside-collection', {}, SERVICE)).toEqual([]);
      expect((await act('chooseDirection', { collection: calendar, direction: 'both' }, SERVICE)).status).toBe(422);
    });

    it('is kept in step both ways, by one UID, with all that is not known here', async () => {
      await put('a.ics', event('there-1', 'SUMMARY:Dort', ...at('20261210', 'X-UNKNOWN;A=b:42', 'CATEGORIES:Kunde')));
      const made = await server.ask(SALES, 'POST', '/api/records/appointment', {
        subject: 'Hier',
        kind: 'customer',
        start: '2026-12-11T09:00:00Z',
        end: '2026-12-11T10:00:00Z',
        owner: server.users.get(SALES),
      });
      expect(made.status, made.text).toBe(201);
      expect((await act('chooseDirection', { collection: calendar, direction: 'both' })).status).toBe(200);
      await doModuleJobs(server);
      expect(await ledger()).toMatchObject({ thereCount: 2, hereCount: 2, missingCount: 0, healthy: true, asked: 0 });
      expect(await list('outside-account', { id: account })).toMatchObject([{ state: 'healthy', problem: null }]);
      expect(await appointment('Dort')).toMatchObject({
        start: '2026-12-10T09:00:00.000Z',
        owner: server.users.get(SALES),
      });
      expect([...(await radicale.entries('work')).values()].join()).toContain('SUMMARY:Hier');
      // A change here keeps what only the other side knows.
      await change(await appointment('Dort'), { location: 'Köln' });
      await sync();
      const text = await textOf('there-1');
      for (const line of ['X-UNKNOWN;A=b:42', 'CATEGORIES:Kunde', 'LOCATION:Köln']) expect(text).toContain(line);
      expect(await ledger()).toMatchObject({ thereCount: 2, hereCount: 2, healthy: true });
    });

    it('takes both changes of different fields; of the same field the later one, and notes the other', async () => {
      const text = await textOf('there-1');
      const stamp = 'LAST-MODIFIED:20990101T000000Z';
      const changed = text.replace('SUMMARY:Dort', 'SUMMARY:Dort neu').replace('LOCATION:Köln', 'LOCATION:Bonn');
      await put('a.ics', changed.replace(/LAST-MODIFIED:.*/, stamp));
      await change(await appointment('Dort'), { description: 'von hier', location: 'Aachen' });
      await sync();
      expect(await appointment('Dort neu')).toMatchObject({ description: 'von hier', location: 'Bonn' });
      expect(await textOf('there-1')).toContain('DESCRIPTION:von hier');
      expect(await list('outside-gap', {})).toMatchObject([
        { kind: 'lost', subject: expect.any(String), reason: expect.stringContaining('Aachen') },
      ]);
      expect(await ledger()).toMatchObject({ healthy: true, missingCount: 0 });
    });

    it('deletes on the other side what was deleted on one: here into the bin', async () => {
      const before = await appointment('Dort neu');
      await radicale.ask('DELETE', 'work/a.ics');
      await sync();
      expect(await appointment('Dort neu')).toBeUndefined();
      const bin = await server.ask(
        SALES,
        'GET',
        `/api/records/appointment?bin=true&filter=${encodeURIComponent(JSON.stringify({ id: before?.['id'] }))}`,
      );
      expect(bin.body, bin.text).toMatchObject({ items: [{ subject: 'Dort neu' }] });
      const here = await appointment('Hier');
      expect((await server.ask(SALES, 'DELETE', `/api/records/appointment/${here?.['id']}`)).status).toBe(204);
      await sync();
      expect((await radicale.entries('work')).size).toBe(0);
      expect(await ledger()).toMatchObject({ thereCount: 0, hereCount: 0, healthy: true });
    });

    it('lists what cannot be taken over, with the reason, and is not healthy meanwhile', async () => {
      await put('rule.ics', event('rule', 'SUMMARY:Regel', ...at('20261210', 'RDATE:20261212T090000Z')));
      await put('good.ics', event('good', 'SUMMARY:Gut', ...at('20261210')));
      await sync();
      expect(await ledger()).toMatchObject({ thereCount: 2, hereCount: 1, missingCount: 1, healthy: false });
      expect(await list('outside-gap', { kind: 'here' })).toMatchObject([
        {
          subject: 'rule.ics',
          reason: expect.stringContaining('RDATE'),
          words: { de: expect.stringContaining('RDATE'), en: expect.stringContaining('RDATE') },
        },
      ]);
      await put('rule.ics', event('rule', 'SUMMARY:Regel', ...at('20261210')));
      await sync();
      expect(await ledger()).toMatchObject({ thereCount: 2, hereCount: 2, missingCount: 0, healthy: true });
      expect(await list('outside-gap', { kind: 'here' })).toEqual([]);
    });

    it('tries a missing entry three times by itself, and again when it is asked to', async () => {
      await put('bad.ics', event('bad', 'SUMMARY:Schlecht', ...at('20261210', 'RDATE:20261212T090000Z')));
      const quietly = async () => {
        await server.database.pool.query('update data.outside_account set tried_at = null');
        await doModuleJobs(server, ['dav.look']);
      };
      for (let times = 0; times < 6; times += 1) await quietly();
      const missing = async () => (await list('outside-gap', { kind: 'here' }))[0];
      expect(await missing()).toMatchObject({ subject: 'bad.ics', tries: 3 });
      expect((await act('retry', { gap: (await missing())?.['id'] }, SERVICE)).status).toBe(422);
      expect((await act('retry', { gap: (await missing())?.['id'] })).status).toBe(200);
      await doModuleJobs(server);
      expect(Number((await missing())?.['tries'])).toBeLessThan(3);
      await radicale.ask('DELETE', 'work/bad.ics');
      await sync();
      expect(await ledger()).toMatchObject({ thereCount: 2, missingCount: 0, healthy: true });
    });

    it('keeps an answer until all is done that it was about, and does not ask again', async () => {
      const days = Array.from({ length: 8 }, (_, day) => `k${day}`);
      for (const [day, name] of days.entries())
        await put(`${name}.ics`, event(name, `SUMMARY:Kurz ${day}`, ...at(`202612${10 + day}`)));
      await sync();
      for (const one of await list('appointment', { subject: { startsWith: 'Kurz' } }))
        await server.ask(SALES, 'DELETE', `/api/records/appointment/${one['id']}`);
      await sync();
      expect(await ledger()).toMatchObject({ asked: 8, answer: null });
      // A server that refuses most deletions, as one does that is overloaded; after some time it does not.
      let isBusy = true;
      const proxy = await startProxy(radicale.port, ({ method, path }) =>
        isBusy && method === 'DELETE' && !/k[26]/.test(path) ? { status: 503 } : null,
      );
      try {
        process.env['LEITWERK_PRIVATE_HOSTS'] += `,127.0.0.1:${proxy.port}`;
        await moveTo(radicale.port, proxy.port);
        expect((await act('answerDeletions', { collection: calendar, answer: 'delete' })).status).toBe(200);
        await doModuleJobs(server);
        expect(await ledger()).toMatchObject({
          thereCount: 8,
          hereCount: 2,
          healthy: false,
          asked: 0,
          answer: 'delete',
        });
        expect(await list('outside-gap', { kind: 'here', tries: 1 })).toHaveLength(6);
        isBusy = false;
        await sync();
        expect(await ledger()).toMatchObject({ thereCount: 2, hereCount: 2, healthy: true, asked: 0, answer: null });
      } finally {
        await moveTo(proxy.port, radicale.port);
        await proxy.drop();
      }
    });

    it('says of a calendar that is gone there what the server says, and keeps the others in step', async () => {
      await radicale.makeCalendar('a-first');
      await sync();
      const first = (await list('outside-collection', { name: 'a-first' }))[0];
      await act('chooseDirection', { collection: first?.['id'], direction: 'in' });
      await doModuleJobs(server);
      expect((await list('outside-collection', { name: 'a-first' }))[0]).toMatchObject({ healthy: true });
      await radicale.ask('DELETE', 'a-first/');
      await put('still.ics', event('still', 'SUMMARY:Noch', ...at('20261210')));
      await sync();
      expect((await list('outside-collection', { name: 'a-first' }))[0]).toMatchObject({
        healthy: false,
        problem: expect.stringContaining('404'),
      });
      expect(await ledger()).toMatchObject({ thereCount: 3, hereCount: 3, healthy: true });
      expect(await list('outside-account', { id: account })).toMatchObject([
        { state: 'failing', words: { en: expect.stringContaining('answers PROPFIND with 404') } },
      ]);
      await act('chooseDirection', { collection: first?.['id'], direction: 'none' });
      await radicale.ask('DELETE', 'work/still.ics');
      await doModuleJobs(server);
      await sync();
      expect(await ledger()).toMatchObject({ thereCount: 2, hereCount: 2, healthy: true });
    });

    it('asks before it does many deletions', async () => {
      for (let at = 0; at < 10; at += 1)
        await put(
          `m${at}.ics`,
          event(
            `many-${at}`,
            `SUMMARY:Viele ${at}`,
            `DTSTART:202612${10 + at}T090000Z`,
            `DTEND:202612${10 + at}T100000Z`,
          ),
        );
      await sync();
      expect(await ledger()).toMatchObject({ thereCount: 12, hereCount: 12, healthy: true });
      for (let at = 0; at < 10; at += 1) await radicale.ask('DELETE', `work/m${at}.ics`);
      await sync();
      expect(await ledger()).toMatchObject({ thereCount: 2, hereCount: 12, healthy: false, asked: 10 });
      expect(await list('outside-account', { id: account })).toMatchObject([{ state: 'asking' }]);
      expect((await act('answerDeletions', { collection: calendar, answer: 'keep' })).status).toBe(200);
      await doModuleJobs(server);
      expect(await ledger()).toMatchObject({ thereCount: 12, hereCount: 12, healthy: true, asked: 0 });
      for (const one of await list('appointment', { subject: { startsWith: 'Viele' } }))
        await server.ask(SALES, 'DELETE', `/api/records/appointment/${one['id']}`);
      await sync();
      expect(await ledger()).toMatchObject({ thereCount: 12, hereCount: 2, healthy: false, asked: 10 });
      expect((await act('answerDeletions', { collection: calendar, answer: 'delete' })).status).toBe(200);
      await doModuleJobs(server);
      expect(await ledger()).toMatchObject({ thereCount: 2, hereCount: 2, healthy: true, asked: 0 });
      expect((await radicale.entries('work')).size).toBe(2);
    });

    it('keeps a series with one time that is different in step, both ways', async () => {
      const series = event(
        'series',
        'SUMMARY:Reihe',
        'DTSTART;TZID=Europe/Berlin:20270104T090000',
        'DTEND;TZID=Europe/Berlin:20270104T100000',
        'RRULE:FREQ=WEEKLY;COUNT=5',
      ).replace(
        'END:VCALENDAR',
        [
          'BEGIN:VEVENT',
          'UID:series',
          'DTSTAMP:20261101T000000Z',
          'RECURRENCE-ID;TZID=Europe/Berlin:20270111T090000',
          'SUMMARY:Reihe verschoben',
          'DTSTART;TZID=Europe/Berlin:20270111T140000',
          'DTEND;TZID=Europe/Berlin:20270111T150000',
          'END:VEVENT',
          'END:VCALENDAR',
        ].join('\r\n'),
      );
      await put('series.ics', series);
      await sync();
      expect(await ledger()).toMatchObject({ thereCount: 3, hereCount: 3, healthy: true });
      await change(await appointment('Reihe verschoben'), { location: 'Raum 2' });
      await sync();
      const text = await textOf('series');
      expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
      expect(text).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20270111T090000');
      expect(text).toContain('LOCATION:Raum 2');
      expect(text).not.toContain('EXDATE');
      expect(await list('appointment', { subject: { startsWith: 'Reihe' } })).toHaveLength(2);
      expect(await ledger()).toMatchObject({ thereCount: 3, hereCount: 3, healthy: true });
    });

    it('is taken out without touching entries; connected again nothing is there twice', async () => {
      const before = (await list('appointment', {})).length;
      // A note that somebody has read lies in the bin, and goes as well.
      const notes = await list('outside-gap', { kind: 'lost' });
      expect(notes.length).toBeGreaterThan(0);
      for (const { id } of notes)
        expect((await server.ask(SALES, 'DELETE', `/api/records/outside-gap/${id}`)).status).toBe(204);
      expect((await act('disconnect', { account })).status).toBe(200);
      await doModuleJobs(server);
      expect(await list('outside-account', {})).toEqual([]);
      expect(await list('outside-collection', {})).toEqual([]);
      const made = await act('connect', { address: radicale.url, userName: 'sales', password: PASSWORD });
      account = (made.body as { id: string }).id;
      await doModuleJobs(server);
      calendar = String((await list('outside-collection', {}))[0]?.['id']);
      await act('chooseDirection', { collection: calendar, direction: 'both' });
      await doModuleJobs(server);
      expect(await ledger()).toMatchObject({ thereCount: 3, hereCount: 3, healthy: true });
      expect(await list('appointment', {})).toHaveLength(before);
      expect((await radicale.entries('work')).size).toBe(3);
    });
  },
);
