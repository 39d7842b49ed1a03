import { CLIENT } from '@leitwerk/platform/testing/start-provider';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDovecot } from '../testing/start-dovecot.ts';
import type { HouseMail } from '../testing/start-house-mail.ts';
import { startHouseMail } from '../testing/start-house-mail.ts';
import type { Body } from '../testing/start-mail.ts';
import { message } from '../testing/start-mail.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';
const REDIRECT = 'https://crm.example/settings/mailboxes';

describe.skipIf(noDovecot !== null)(
  `a mailbox without a password${noDovecot === null ? '' : ` (${noDovecot})`}`,
  () => {
    let server: Awaited<ReturnType<typeof startTestServer>>;
    let mail: HouseMail;
    let mailbox = '';

    beforeAll(async () => {
      mail = await startHouseMail();
      server = await startTestServer(mail.documents);
      await mail.dovecot.deliver(SALES, message('first'));
    });
    afterAll(async () => {
      await server?.close();
      await mail?.close();
    });

    const act = (verb: string, body: Body, as = SALES) => server.ask(as, 'POST', `/api/actions/mail.${verb}`, body);
    const list = async (entity: string, filter: Body): Promise<readonly Body[]> => {
      const query = `limit=50&filter=${encodeURIComponent(JSON.stringify(filter))}`;
      return ((await server.ask(SALES, 'GET', `/api/records/${entity}?${query}`)).body as { items: readonly Body[] })
        .items;
    };
    const begin = async (wanted: Body, as = SALES): Promise<string> => {
      const begun = await act('beginSignIn', { provider: 'house', redirect: REDIRECT, ...wanted }, as);
      expect(begun.status, begun.text).toBe(200);
      const { url } = begun.body as { url: string };
      const back = (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '';
      expect(back).toMatch(/^https:\/\/crm\.example\/settings\/mailboxes\?/);
      return new URL(back).search;
    };
    const look = async (): Promise<Body> => {
      await server.database.pool.query('update data.mailbox set tried_at = null');
      await doModuleJobs(server, ['mail.look']);
      return (await list('mailbox', { id: mailbox }))[0] ?? {};
    };

    it('is refused as long as the provider does not know this installation', async () => {
      const offered = await server.ask(SALES, 'GET', '/api/mail/providers');
      expect(offered.body).toEqual({
        items: [{ id: 'house', label: { de: 'Hauspost', en: 'House mail' }, mayKeepSecret: false, hasSecret: false }],
      });
      const refused = await act('finishSignIn', { answer: await begin({ address: SALES }) });
      expect(refused.body).toMatchObject({ status: 422, issues: [{ code: 'sign-in.refused' }] });
      expect((await act('setProviderSecret', { provider: 'house', secret: 'x' })).status).toBe(403);
      expect((await act('setProviderSecret', { provider: 'house', secret: CLIENT.secret }, ADMIN)).status).toBe(200);
      expect((await act('setProviderSecret', { provider: 'other', secret: 'x' }, ADMIN)).status).toBe(422);
    });

    it('is there when its owner has signed in: read and sent with a token, which nobody sees', async () => {
      const done = await act('finishSignIn', { answer: await begin({ address: SALES }) });
      expect(done.status, done.text).toBe(200);
      mailbox = (done.body as { id: string }).id;
      await doModuleJobs(server);
      expect(await list('mailbox', { id: mailbox })).toMatchObject([
        { address: SALES, provider: 'house', state: 'healthy', owner: server.users.get(SALES) },
      ]);
      expect(await list('mail-message', { mailbox })).toHaveLength(1);
      await server.ask(SALES, 'PATCH', `/api/records/mailbox/${mailbox}`, { undoSeconds: 0 });
      const { id } = (await act('begin', { kind: 'new', to: 'anna@kunde.example' })).body as { id: string };
      await server.ask(SALES, 'PATCH', `/api/records/outgoing-mail/${id}`, {
        subject: 'Angebot',
        text: '<p>Hallo</p>',
      });
      expect((await act('send', { mail: id })).status).toBe(200);
      await doModuleJobs(server);
      expect(await list('outgoing-mail', { id })).toMatchObject([{ state: 'sent', filed: true }]);
      expect(mail.sentBy).toEqual([SALES]);
      const { rows } = await server.database.pool.query(`
      select (select string_agg(t::text, '') from data.mailbox t) || (select string_agg(h::text, '') from leitwerk.history h)
        || (select string_agg(encode(sealed, 'escape'), '') from leitwerk.secret) as all`);
      for (const secret of [CLIENT.secret, ...mail.provider.asked.map((one) => one['code_verifier'] ?? '?')])
        expect(rows[0].all).not.toContain(secret);
      const password = await act('setPassword', { mailbox, password: 'x' });
      expect(password.body).toMatchObject({ status: 422, issues: [{ code: 'mail.signs-in' }] });
      // What a mailbox is reached by stays.
      const moved = await server.ask(SALES, 'PATCH', `/api/records/mailbox/${mailbox}`, { provider: null });
      expect(moved.body).toMatchObject({ issues: [{ path: 'provider', code: 'mail.stays' }] });
    });

    it('takes only its own answer, once, and of whom began', async () => {
      const answer = await begin({ address: SALES });
      const other = await act('finishSignIn', { answer }, SERVICE);
      expect(other.body).toMatchObject({ issues: [{ code: 'sign-in.not-begun' }] });
      const forged = answer.replace(/state=[^&]*/, 'state=forged');
      const wrong = await act('finishSignIn', { answer: forged });
      expect(wrong.body).toMatchObject({ status: 422, issues: [{ code: 'sign-in.refused' }] });
      const denied = new URLSearchParams(answer);
      denied.delete('code');
      denied.set('error', 'access_denied');
      denied.set('error_description', 'the user said no');
      const said = await act('finishSignIn', { answer: `?${denied}` });
      expect(said.body).toMatchObject({ status: 422, issues: [{ code: 'sign-in.refused' }] });
      expect(said.text).toContain('the user said no');
      expect(await list('mailbox', {})).toHaveLength(1);
      const elsewhere = await act('beginSignIn', { provider: 'evil', address: SALES, redirect: REDIRECT });
      expect(elsewhere.body).toMatchObject({ issues: [{ path: 'provider', code: 'sign-in.no-provider' }] });
    });

    it('gets a new token before the old one ends; when there is none any more, its owner signs in anew', async () => {
      mail.provider.setLife(60);
      expect((await act('finishSignIn', { answer: await begin({ mailbox }) })).status).toBe(200);
      await doModuleJobs(server);
      const before = mail.provider.asked.length;
      mail.provider.setLife(3600);
      expect(await look()).toMatchObject({ state: 'healthy' });
      expect(await look()).toMatchObject({ state: 'healthy' });
      expect(mail.provider.asked.slice(before).map((one) => one['grant_type'])).toEqual(['refresh_token']);

      mail.provider.setLife(60);
      expect((await act('finishSignIn', { answer: await begin({ mailbox }) })).status).toBe(200);
      mail.provider.revoke();
      expect(await look()).toMatchObject({
        state: 'failing',
        problem: expect.stringContaining('not allowed any more'),
      });
      mail.provider.setLife(3600);
      expect((await act('finishSignIn', { answer: await begin({ mailbox }) })).status).toBe(200);
      expect(await look()).toMatchObject({ state: 'healthy', problem: null });
      expect(await list('mailbox', {})).toHaveLength(1);
    });
  },
);
