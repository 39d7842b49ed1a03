import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import type { TestMailServer } from '@leitwerk/platform/testing/work-on-mails';
import { markSending, sendMails, startMailServer } from '@leitwerk/platform/testing/work-on-mails';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endFilling } from './fill-beside.ts';
import { endPdfThreads } from './pdf-beside.ts';
import { endPrinting } from './printer.ts';

const ADMIN = 'admin@example.com';
const FOLDER = process.env['LETTERS'];

type Body = Readonly<Record<string, unknown>>;
let server: TestServer;
let mails: TestMailServer;
let offer: string;
let bare: string;

const made = async (entity: string, values: Body): Promise<string> => {
  const reply = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const send = (record = offer, as = ADMIN, more: Body = {}, headers: Record<string, string> = {}) =>
  server.ask(
    as,
    'POST',
    '/api/actions/documents.mail',
    { template: 'offer', entity: 'offer', record, ...more },
    headers,
  );
const look = (record = offer, as = ADMIN) =>
  server.ask(as, 'POST', '/api/documents/mail-preview', { template: 'offer', entity: 'offer', record });
const filed = async (reply: { readonly body: unknown }) =>
  (await server.ask(ADMIN, 'GET', `/api/records/document/${(reply.body as { document: string }).document}`))
    .body as Body;
const codesOf = (body: unknown) => (body as { issues: { code: string }[] }).issues.map((one) => one.code);
const setUp = (): void => void Object.assign(process.env, mails.env);
const countDocuments = async () =>
  ((await server.ask(ADMIN, 'GET', '/api/records/document?count=exact&limit=1')).body as { count: number }).count;

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  mails = await startMailServer();
  const address = { street: 'Postweg', houseNumber: '1', postalCode: '50667', city: 'Köln', country: 'DE' };
  const lead = await made('lead', {
    kind: 'person',
    salutation: 'mr',
    firstName: 'Bernd',
    lastName: 'Brief<b>mann</b>',
    email: 'bernd@example.org',
    address,
  });
  const values = {
    division: 'electricity',
    product: server.keys.get('product/strom-natur'),
    annualConsumption: 2500,
    energyPrice: '34.6',
    basePrice: '144.00',
  };
  offer = await made('offer', { subject: 'Ökostrom', lead });
  await made('offer-item', { offer, ...values });
  const unknown = await made('lead', { kind: 'person', lastName: 'Ohne', phone: '+49 221 5550100', address });
  bare = await made('offer', { subject: 'x', lead: unknown });
  await made('offer-item', { offer: bare, ...values });
});
afterEach(() => {
  for (const name of Object.keys(mails.env)) delete process.env[name];
  mails.setMood('takes');
});
afterAll(async () => {
  await Promise.all([endPrinting(), endFilling(), endPdfThreads()]);
  await mails.close();
  await server.close();
});

describe('a letter as an e-mail', () => {
  it('is looked at with nothing sent or stored, and says when no mail server has been set up', async () => {
    const before = await countDocuments();
    const reply = await look();
    expect(reply.status, reply.text).toBe(200);
    const mail = reply.body as Record<'from' | 'to' | 'subject' | 'html' | 'text' | 'attached', string>;
    expect(mail).toMatchObject({ from: null, to: 'bernd@example.org', attached: ['Angebot A-2026-00001.pdf'] });
    expect(mail.subject).toBe('Ihr Angebot A-2026-00001');
    // Values of records are text; nothing is loaded; the company shows.
    expect(mail.html).toContain('Brief&lt;b&gt;mann&lt;/b&gt;');
    expect(mail.html).toContain("default-src 'none'");
    expect(mail.html).toContain('Auenwerke');
    expect(mail.html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(mail.text).toContain('Sehr geehrter Herr Brief<b>mann</b>,');
    expect(mail.text).toContain('Musterbank');
    expect(mail.text).not.toMatch(/<p|<td|&nbsp;/);
    expect(await countDocuments()).toBe(before);
    if (FOLDER) await writeFile(join(FOLDER, 'mail.html'), mail.html);
    // The same without a server: nothing is filed that never goes out.
    const refused = await send();
    expect(refused.status).toBe(422);
    expect(codesOf(refused.body)).toEqual(['documents.no-mail-server']);
    expect(await countDocuments()).toBe(before);
  });

  it('goes out after it has been filed, with the letter, and its record says so', async () => {
    setUp();
    const reply = await send();
    expect(reply.status, reply.text).toBe(200);
    expect(mails.taken).toHaveLength(0);
    expect(await filed(reply)).toMatchObject({
      name: 'Ihr Angebot A-2026-00001',
      direction: 'generated',
      template: 'offer',
      templateVersion: 1,
      offer,
      mailTo: 'bernd@example.org',
      mailState: 'waiting',
      file: { name: 'Angebot A-2026-00001.pdf' },
    });
    expect(await sendMails(server, mails.server)).toEqual([null]);
    const [mail] = mails.taken;
    expect(mail?.to).toBe('bernd@example.org');
    expect(mail?.source).toContain('From: service@auenwerke.example');
    expect(mail?.source).toContain('multipart/alternative');
    expect(mail?.source).toContain('Content-Type: application/pdf');
    expect(mail?.source).toMatch(/filename="?Angebot A-2026-00001\.pdf/);
    const document = await filed(reply);
    expect(document['mailState']).toBe('sent');
    const { document: id } = reply.body as unknown as { document: string };
    for (const values of [{ mailTo: 'x@example.org' }, { mailText: 'x' }, { file: null }, { direction: 'received' }])
      expect(codesOf((await server.ask(ADMIN, 'PATCH', `/api/records/document/${id}`, values)).body)).toEqual([
        'documents.frozen',
      ]);
    // A job that comes again sends nothing.
    expect(await sendMails(server, mails.server)).toEqual([]);
    expect(mails.taken).toHaveLength(1);
  });

  it('waits for a server that is busy, away or not set, is refused for good by another, and is not sent twice', async () => {
    setUp();
    const first = await send();
    mails.setMood('is busy');
    expect(await sendMails(server, mails.server)).toEqual([expect.stringContaining('try again later')]);
    expect(await sendMails(server, { ...mails.server, port: 1 })).toEqual([expect.stringContaining('ECONNREFUSED')]);
    expect(await sendMails(server, null)).toEqual([expect.stringContaining('LEITWERK_SMTP_URL')]);
    // One that is not named as private is not reached inside, and nothing goes out without TLS.
    expect(await sendMails(server, { ...mails.server, isPrivate: false })).toEqual([
      expect.stringContaining('not a public address'),
    ]);
    expect((await filed(first))['mailState']).toBe('waiting');
    mails.setMood('takes');
    expect(await sendMails(server, mails.server)).toEqual([null]);
    expect((await filed(first))['mailState']).toBe('sent');

    const second = await send();
    mails.setMood('refuses');
    expect(await sendMails(server, mails.server)).toEqual([null]);
    expect((await filed(second))['mailState']).toBe('failed');

    const third = await send();
    const before = mails.taken.length;
    mails.setMood('silent');
    expect(await sendMails(server, mails.server)).toEqual([null]);
    expect((await filed(third))['mailState']).toBe('uncertain');

    // The process was killed while it sent.
    const fourth = await send();
    await markSending(server);
    mails.setMood('takes');
    expect(await sendMails(server, mails.server)).toEqual([null]);
    expect((await filed(fourth))['mailState']).toBe('uncertain');
    expect(mails.taken).toHaveLength(before + 1);
  });

  it('goes once for one key of a person, also when the answer is lost or both calls come at once', async () => {
    setUp();
    const before = await countDocuments();
    const once = { 'idempotency-key': 'opening-1' };
    const [first, meanwhile] = await Promise.all([send(offer, ADMIN, {}, once), send(offer, ADMIN, {}, once)]);
    expect(first.status, first.text).toBe(200);
    expect(meanwhile.body).toEqual(first.body);
    // The process has ended between the mail and the answer.
    await server.database.query(sql`delete from leitwerk.idempotency`);
    expect((await send(offer, ADMIN, {}, once)).body).toEqual(first.body);
    expect(await countDocuments()).toBe(before + 1);
    expect((await send(offer, ADMIN, { language: 'de' }, once)).status).toBe(422);
    expect((await send(offer, ADMIN, {}, { 'idempotency-key': '' })).status).toBe(400);
    // The same key of somebody else is another one.
    const other = await send(offer, 'consultant@example.com', {}, once);
    expect(other.status, other.text).toBe(200);
    expect(other.body).not.toEqual(first.body);
    const taken = mails.taken.length;
    await sendMails(server, mails.server);
    expect(mails.taken).toHaveLength(taken + 2);
  });

  it('is refused where an address or a right is missing, and to those who may not read what it says', async () => {
    setUp();
    const before = await countDocuments();
    const refused = await send(bare);
    expect(codesOf(refused.body)).toEqual(['documents.missing']);
    expect(refused.text).toContain('E-Mail');
    const other = { template: 'product-offer', entity: 'offer', record: offer };
    expect(codesOf((await server.ask(ADMIN, 'POST', '/api/actions/documents.mail', other)).body)).toEqual([
      'documents.other-entity',
    ]);
    for (const email of ['consultant', 'lead', 'sales', 'service', 'viewer'].map((name) => `${name}@example.com`)) {
      // The offer is the administrator's own: salespeople do not see it, viewers may not send.
      const expected = email.startsWith('viewer') ? 403 : /^(sales|lead)@/.test(email) ? 422 : 200;
      expect((await look(offer, email)).status, email).toBe(expected);
      if (expected !== 200) expect((await send(offer, email)).status, email).toBe(expected);
    }
    expect(await countDocuments()).toBe(before);
  });
});
