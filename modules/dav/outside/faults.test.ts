import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, event } from '../testing/device.ts';
import type { Fault, Passed, TestProxy } from '../testing/start-proxy.ts';
import { startProxy } from '../testing/start-proxy.ts';
import type { TestRadicale } from '../testing/start-radicale.ts';
import { noRadicale, startRadicale } from '../testing/start-radicale.ts';

/** Appointments, and as many contacts; half of each begin on either side. `LEITWERK_DAV_ENTRIES=1000` takes some minutes. */
const ENTRIES = Number(process.env['LEITWERK_DAV_ENTRIES'] ?? 80);
const PASSES = 6;
/** Of a hundred requests, and of a hundred entries of an answer. */
const FAULTS = 5;
/** She may delete contacts, too. */
const WHO = 'admin@example.com';
const PASSWORD = 'right-Password-1';
const LONG_MS = 120_000 + ENTRIES * 2_000;

type Row = Readonly<Record<string, unknown>>;

/** The same numbers in every run. */
function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.skipIf(noRadicale !== null)(
  `a bad way to another server${noRadicale === null ? '' : ` (skipped: ${noRadicale})`}`,
  () => {
    let server: TestServer;
    let radicale: TestRadicale;
    let proxy: TestProxy;
    let isBad = false;
    const chance = makeChance(20261127);
    const happened = { cut: 0, stale: 0, refused: 0, undelivered: 0 };

    beforeAll(async () => {
      process.env['LEITWERK_SECRET'] = 'a secret of the tests only';
      radicale = await startRadicale('sales', PASSWORD);
      proxy = await startProxy(radicale.port, (passed) => (isBad ? faultOf(passed) : null));
      process.env['LEITWERK_PRIVATE_HOSTS'] = `127.0.0.1:${proxy.port}`;
      await radicale.makeCalendar('work');
      await radicale.makeBook('people');
      server = await startTestServer(undefined, undefined, false);
    });
    afterAll(async () => {
      await server?.close();
      await proxy?.drop();
      await radicale?.drop();
    });

    function faultOf({ method, body }: Passed): Fault | null {
      const roll = chance() * 100;
      if (roll < FAULTS) {
        happened.cut += 1;
        return { cut: roll < FAULTS / 2 ? 'before' : 'after' };
      }
      if (method === 'PUT' && roll < 2 * FAULTS) {
        happened.stale += 1;
        return { status: 412 };
      }
      if (roll < 3 * FAULTS && method !== 'PROPFIND') {
        happened.refused += 1;
        return { status: 503 };
      }
      // Of the entries of an answer some are left out, and some have the ETag that they had before.
      if (method === 'REPORT' && body.includes('multiget'))
        return {
          change: (answer) =>
            answer.body.replace(/<response>(?:(?!<\/response>).)*<\/response>/gs, (response) => {
              const lot = chance() * 100;
              if (lot < FAULTS) happened.undelivered += 1;
              else if (lot < 2 * FAULTS) happened.stale += 1;
              if (lot < FAULTS) return '';
              return lot < 2 * FAULTS ? response.replace(/(<getetag>)[^<]*/, '$1"stale"') : response;
            }),
        };
      return null;
    }

    const rows = async (text: string): Promise<readonly Row[]> => (await server.database.pool.query<Row>(text)).rows;
    const send = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: Row): Promise<Row> => {
      const reply = await server.ask(WHO, method, path, body);
      expect(reply.status, reply.text).toBeLessThan(300);
      return reply.body as Row;
    };
    const put = async (path: string, text: string, type: string): Promise<void> => {
      const reply = await radicale.ask('PUT', path, text, { 'content-type': type });
      expect(reply.status, reply.text).toBeLessThan(300);
    };
    const meeting = (name: string, day: number, location: string): string =>
      event(
        name,
        `SUMMARY:${name}`,
        `LOCATION:${location}`,
        `X-UNKNOWN;A=b:of ${name}`,
        `DTSTART:202612${10 + (day % 20)}T090000Z`,
        `DTEND:202612${10 + (day % 20)}T100000Z`,
      );
    const person = (name: string, note: string): string =>
      card(
        name,
        `FN:Person ${name}`,
        `N:${name};Person;;;`,
        'ORG:Mühle GmbH',
        `X-UNKNOWN;A=b:of ${name}`,
        `NICKNAME:${note}`,
      );

    /** What lies on both sides, in one line an entry. */
    async function sides(): Promise<Record<'here' | 'there', { events: string[]; people: string[] }>> {
      const texts = async (name: string) =>
        [...(await radicale.entries(name)).values()].map((text) => text.replaceAll('\r\n ', ''));
      const line = (text: string, name: string): string =>
        new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
      const events = await rows(
        `select subject, location from data.appointment where deleted_at is null and owner = '${server.users.get(WHO)}'`,
      );
      const people = await rows('select last_name from data.contact_person where deleted_at is null');
      return {
        here: {
          events: events.map((one) => `${one['subject']} ${one['location'] ?? ''}`).sort(),
          people: people.map((one) => String(one['last_name'])).sort(),
        },
        there: {
          events: (await texts('work')).map((text) => `${line(text, 'SUMMARY')} ${line(text, 'LOCATION')}`).sort(),
          people: (await texts('people')).map((text) => String(line(text, 'N').split(';')[0])).sort(),
        },
      };
    }

    it(
      'loses nothing and doubles nothing, says what is missing meanwhile, and is healthy only when both are equal',
      async () => {
        const half = ENTRIES / 2;
        const { id: lead } = await send('POST', '/api/records/lead', {
          kind: 'company',
          companyName: 'Mühle GmbH',
          email: 'info@muehle.example.com',
          owner: server.users.get(WHO),
        });
        for (let index = 0; index < half; index += 1) {
          await put(`work/t${index}.ics`, meeting(`there-${index}`, index, 'Bonn'), 'text/calendar');
          await put(`people/t${index}.vcf`, person(`There${index}`, 'dort'), 'text/vcard');
          await send('POST', '/api/records/appointment', {
            subject: `here-${index}`,
            kind: 'customer',
            location: 'Aachen',
            start: '2026-12-11T09:00:00Z',
            end: '2026-12-11T10:00:00Z',
            owner: server.users.get(WHO),
          });
          await send('POST', '/api/records/contact-person', { lead, firstName: 'Person', lastName: `Here${index}` });
        }
        const { id: account } = await send('POST', '/api/actions/dav.connect', {
          address: `http://127.0.0.1:${proxy.port}/`,
          userName: 'sales',
          password: PASSWORD,
        });
        await doModuleJobs(server);
        for (const { id } of await rows('select id from data.outside_collection'))
          await send('POST', '/api/actions/dav.chooseDirection', { collection: id, direction: 'both' });
        isBad = true;
        const ledgers: string[] = [];
        let named = 0;
        const pass = async (): Promise<void> => {
          await send('POST', '/api/actions/dav.synchronise', { account });
          await doModuleJobs(server);
          const found = await rows(`
            select c.name, a.state, c.healthy, c.there_count as there, c.here_count as here, c.missing_count as missing,
              (select count(*)::int from data.outside_gap g where g.collection = c.id and g.kind <> 'lost' and g.deleted_at is null) as gaps,
              (select count(*)::int from data.outside_gap g where g.collection = c.id and coalesce(g.reason, '') = '') as unnamed
            from data.outside_collection c join data.outside_account a on a.id = c.account order by c.name`);
          const { here, there } = await sides();
          for (const one of found) {
            ledgers.push(
              `${one['name']}: ${one['there']} there, ${one['here']} here, ${one['missing']} missing, healthy ${one['healthy']}`,
            );
            expect(one['unnamed']).toBe(0);
            if (one['missing'] !== null) expect(one['gaps'], ledgers.at(-1)).toBe(one['missing']);
            named += Number(one['gaps']);
            const which = one['name'] === 'work' ? 'events' : 'people';
            // Of a pass that did not get as far as the collections its account says that it has failed.
            if (one['healthy'] === true && one['state'] !== 'failing') expect(here[which]).toEqual(there[which]);
            if (one['state'] === 'healthy') expect(one['healthy']).toBe(true);
          }
        };
        for (let turn = 0; turn < PASSES; turn += 1) {
          await pass();
          // People go on working on both sides meanwhile.
          await put(`work/t${turn}.ics`, meeting(`there-${turn}`, turn, `Köln ${turn}`), 'text/calendar');
          await put(`work/new${turn}.ics`, meeting(`new-${turn}`, turn, 'Trier'), 'text/calendar');
          await put(`people/new${turn}.vcf`, person(`New${turn}`, 'neu'), 'text/vcard');
          await radicale.ask('DELETE', `people/t${turn}.vcf`);
          const own = await rows(
            `select id from data.appointment where subject = 'here-${turn}' and deleted_at is null`,
          );
          for (const { id } of own)
            await send('PATCH', `/api/records/appointment/${id}`, { location: `Jülich ${turn}` });
          const gone = await rows(
            `select id from data.appointment where subject = 'here-${turn + PASSES}' and deleted_at is null`,
          );
          for (const { id } of gone) await send('DELETE', `/api/records/appointment/${id}`);
        }
        isBad = false;
        await pass();
        await pass();
        const left = await rows('select kind, subject, reason, tries from data.outside_gap where deleted_at is null');
        expect(left.filter(({ kind }) => kind !== 'lost')).toEqual([]);
        const { here, there } = await sides();
        expect(here).toEqual(there);
        expect(new Set(here.events).size).toBe(here.events.length);
        expect(here.events).toHaveLength(ENTRIES);
        expect(new Set(here.people).size).toBe(here.people.length);
        expect(here.people).toHaveLength(ENTRIES);
        const healthy = await rows(
          'select name, healthy, missing_count as missing, there_count as there from data.outside_collection order by name',
        );
        expect(healthy).toEqual([
          { name: 'people', healthy: true, missing: 0, there: ENTRIES },
          { name: 'work', healthy: true, missing: 0, there: ENTRIES },
        ]);
        expect(named, ledgers.join('\n')).toBeGreaterThan(0);
        for (const [fault, times] of Object.entries(happened)) expect(times, fault).toBeGreaterThan(0);
        if (process.env['LEITWERK_DAV_ENTRIES']) console.info(ledgers.join('\n'), happened);
        // What no field holds has gone through it all, both ways.
        for (const name of ['work', 'people'])
          for (const [file, text] of await radicale.entries(name))
            if (/^(t|new)\d/.test(file)) expect(text, file).toMatch(/X-UNKNOWN;A=b:of /);
      },
      LONG_MS,
    );

    it(
      'takes changes of contacts both ways, field by field, with what no field holds',
      async () => {
        const [account] = await rows('select id from data.outside_account');
        const name = `There${ENTRIES / 2 - 1}`;
        const path = `people/t${ENTRIES / 2 - 1}.vcf`;
        const [record] = await rows(`select id from data.contact_person where last_name = '${name}'`);
        await send('PATCH', `/api/records/contact-person/${record?.['id']}`, { firstName: 'Petra' });
        await put(
          path,
          (await radicale.ask('GET', path)).text.replace('NICKNAME:dort', 'NICKNAME:Perle\r\nX-OTHER:neu'),
          'text/vcard',
        );
        await send('POST', '/api/actions/dav.synchronise', { account: account?.['id'] });
        await doModuleJobs(server);
        const { text } = await radicale.ask('GET', path);
        for (const line of [`N:${name};Petra`, 'NICKNAME:Perle', 'X-OTHER:neu', `X-UNKNOWN;A=b:of ${name}`])
          expect(text).toContain(line);
        expect(await rows(`select first_name from data.contact_person where id = '${record?.['id']}'`)).toEqual([
          { first_name: 'Petra' },
        ]);
        expect(await rows('select distinct healthy from data.outside_collection')).toEqual([{ healthy: true }]);
      },
      LONG_MS,
    );
  },
);
