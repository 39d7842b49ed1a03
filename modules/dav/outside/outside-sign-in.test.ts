import { CLIENT } from '@leitwerk/platform/testing/start-provider';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event } from '../testing/device.ts';
import { HOUSE_USER as SALES, startHouseCalendar } from '../testing/start-house-calendar.ts';
import { noRadicale } from '../testing/start-radicale.ts';

const ADMIN = 'admin@example.com';
const SERVICE = 'service@example.com';
const REDIRECT = 'https://crm.example/settings/calendars';

type Body = Readonly<Record<string, unknown>>;

describe.skipIf(noRadicale !== null)(
  `a calendar for which one signs in at its provider${noRadicale === null ? '' : ` (skipped: ${noRadicale})`}`,
  () => {
    let server: TestServer;
    let house: Awaited<ReturnType<typeof startHouseCalendar>>;

    beforeAll(async () => {
      house = await startHouseCalendar();
      await house.radicale.makeCalendar('work');
      await house.radicale.makeBook('people');
      server = await startTestServer(house.documents, undefined, false);
    });
    afterAll(async () => {
      await server?.close();
      await house?.drop();
    });

    const act = (verb: string, body: Body, as = SALES) => server.ask(as, 'POST', `/api/actions/dav.${verb}`, body);
    const list = async (entity: string, filter: Body, as = SALES): Promise<readonly Body[]> => {
      const query = `limit=50&filter=${encodeURIComponent(JSON.stringify(filter))}`;
      return ((await server.ask(as, 'GET', `/api/records/${entity}?${query}`)).body as { items: readonly Body[] })
        .items;
    };
    const begin = async (wanted: Body, as = SALES): Promise<string> => {
      const begun = await act('beginSignIn', { provider: 'house', redirect: REDIRECT, ...wanted }, as);
      expect(begun.status, begun.text).toBe(200);
      const back = (await fetch((begun.body as { url: string }).url, { redirect: 'manual' })).headers.get('location');
      return new URL(back ?? '').search;
    };
    const keepClientSecret = async (): Promise<void> => {
      const kept = await act('setProviderSecret', { provider: 'house', secret: CLIENT.secret }, ADMIN);
      expect(kept.status, kept.text).toBe(200);
    };
    const connected = async (): Promise<string> => {
      await keepClientSecret();
      const done = await act('finishSignIn', { answer: await begin({ address: SALES }) });
      expect(done.status, done.text).toBe(200);
      await doModuleJobs(server);
      return (done.body as { id: string }).id;
    };
    const disconnected = async (account: string): Promise<void> => {
      expect((await act('disconnect', { account })).status).toBe(200);
      await doModuleJobs(server);
    };

    it('is kept in step both ways by a token, which nobody sees', async () => {
      const account = await connected();
      expect(await list('outside-account', { id: account })).toMatchObject([
        { userName: SALES, provider: 'house', owner: server.users.get(SALES), problem: null },
      ]);
      const found = await list('outside-collection', { account });
      expect(found.map((one) => one['name']).sort()).toEqual(['people', 'work']);
      const calendar = found.find((one) => one['name'] === 'work')?.['id'];
      await house.radicale.ask(
        'PUT',
        'work/a.ics',
        event('there-1', 'SUMMARY:Dort', 'DTSTART:20261210T090000Z', 'DTEND:20261210T100000Z'),
        { 'content-type': 'text/calendar' },
      );
      const made = await server.ask(SALES, 'POST', '/api/records/appointment', {
        subject: 'Hier',
        start: '2026-12-11T09:00:00Z',
        end: '2026-12-11T10:00:00Z',
        owner: server.users.get(SALES),
      });
      expect(made.status, made.text).toBe(201);
      expect((await act('chooseDirection', { collection: calendar, direction: 'both' })).status).toBe(200);
      await doModuleJobs(server);
      expect(await list('outside-collection', { id: calendar })).toMatchObject([{ healthy: true, missingCount: 0 }]);
      expect(await list('appointment', { subject: 'Dort' })).toHaveLength(1);
      expect([...(await house.radicale.entries('work')).values()].join()).toContain('SUMMARY:Hier');
      expect([...house.proxy.came]).toEqual(['Bearer']);
      const { rows } = await server.database.pool.query(`
        select (select string_agg(t::text, '') from data.outside_account t) || (select string_agg(h::text, '') from leitwerk.history h)
          || (select string_agg(encode(sealed, 'escape'), '') from leitwerk.secret) as all`);
      for (const secret of [CLIENT.secret, ...house.provider.asked.map((one) => one['code_verifier'] ?? '?')])
        expect(rows[0].all).not.toContain(secret);
      const password = await act('setPassword', { account, password: 'x' });
      expect(password.body).toMatchObject({ status: 422, issues: [{ code: 'dav.outside-signs-in' }] });
      const moved = await server.ask(SALES, 'PATCH', `/api/records/outside-account/${account}`, { provider: null });
      expect(moved.body).toMatchObject({ issues: [{ path: 'provider', code: 'dav.outside-stays' }] });
      await disconnected(account);
    });

    it('gets a new token before the old one ends; when there is none any more, its owner signs in anew', async () => {
      const account = await connected();
      house.provider.setLife(60);
      expect((await act('finishSignIn', { answer: await begin({ account }) })).status).toBe(200);
      house.provider.setLife(3600);
      const before = house.provider.asked.length;
      const look = async (): Promise<Body | undefined> => {
        expect((await act('synchronise', { account })).status).toBe(200);
        await doModuleJobs(server);
        return (await list('outside-account', { id: account }))[0];
      };
      expect(await look()).toMatchObject({ problem: null });
      expect(await look()).toMatchObject({ problem: null });
      expect(house.provider.asked.slice(before).map((one) => one['grant_type'])).toEqual(['refresh_token']);
      house.provider.setLife(60);
      expect((await act('finishSignIn', { answer: await begin({ account }) })).status).toBe(200);
      house.provider.revoke();
      expect(await look()).toMatchObject({
        state: 'failing',
        problem: expect.stringContaining('House calendar does not allow'),
      });
      house.provider.setLife(3600);
      expect((await act('finishSignIn', { answer: await begin({ account }) })).status).toBe(200);
      expect(await look()).toMatchObject({ problem: null });
      expect(await list('outside-account', {})).toHaveLength(1);
      await disconnected(account);
    });

    it('is offered to whom the role allows it, and takes only the answer of who began', async () => {
      await keepClientSecret();
      expect((await server.ask(SALES, 'GET', '/api/dav/providers')).body).toEqual({
        items: [
          { id: 'house', label: { de: 'Hauskalender', en: 'House calendar' }, mayKeepSecret: false, hasSecret: true },
        ],
      });
      expect((await act('setProviderSecret', { provider: 'house', secret: 'x' })).status).toBe(403);
      const answer = await begin({ address: SALES });
      const other = await act('finishSignIn', { answer }, SERVICE);
      expect(other.body).toMatchObject({ issues: [{ code: 'sign-in.not-begun' }] });
      const forged = await act('finishSignIn', { answer: answer.replace(/state=[^&]*/, 'state=forged') });
      expect(forged.body).toMatchObject({ status: 422, issues: [{ code: 'sign-in.refused' }] });
      const evil = await act('beginSignIn', { provider: 'evil', address: SALES, redirect: REDIRECT });
      expect(evil.body).toMatchObject({ issues: [{ path: 'provider', code: 'sign-in.no-provider' }] });
      const account = await connected();
      const foreign = await act('beginSignIn', { provider: 'house', account, redirect: REDIRECT }, SERVICE);
      expect(foreign.body).toMatchObject({ status: 422, issues: [{ code: 'dav.outside-unknown' }] });
      await disconnected(account);
    });
  },
);
