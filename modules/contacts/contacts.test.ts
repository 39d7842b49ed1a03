import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const VIEWER = 'viewer@example.com';

let server: TestServer;
let company: string;
beforeAll(async () => {
  server = await startTestServer();
  company = await made('lead', {
    kind: 'company',
    companyName: 'Mühle; Söhne, GmbH',
    email: 'info@muehle.example.com',
  });
});
afterAll(() => server.close());

type Body = Readonly<Record<string, unknown>>;
const made = async (entity: string, values: Body, as = ADMIN): Promise<string> => {
  const reply = await server.ask(as, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const post = (as: string | null, what: string, body: Body) => server.ask(as, 'POST', `/api/contacts/${what}`, body);
type Planned = {
  name: string;
  values: Body;
  same: { id: string; by: string[] } | null;
  issues: { path: string; message: string }[];
};
const preview = async (text: string, body: Body, as = ADMIN) => {
  const file = await uploadFile(server, as, 'karten.vcf', text);
  const reply = await post(as, 'preview', { ...body, file });
  expect(reply.status, reply.text).toBe(200);
  return { file, cards: (reply.body as { cards: Planned[] }).cards };
};
const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');
const fileOf = async (as: string, body: Body) => {
  const reply = await post(as, 'export', body);
  expect(reply.status, reply.text).toBe(201);
  const { id, name, count } = reply.body as { id: string; name: string; count: number };
  return { name, count, file: await server.ask(as, 'GET', `/api/files/${id}`) };
};

it('exports one, some or all, with the customer as organisation and options in words', async () => {
  const id = await made('contact-person', {
    lead: company,
    firstName: 'Jürgen',
    lastName: 'Müller',
    role: 'management',
    mobile: '+49 170 1234567',
    birthDate: '1970-02-03',
    address: { street: 'Hauptstraße', houseNumber: '12a', postalCode: '50667', city: 'Köln' },
  });
  await made('contact-person', { lead: company, firstName: 'Anna', lastName: 'Zweite' });
  const { name, file } = await fileOf(ADMIN, { entity: 'contact-person', ids: [id] });
  expect(name).toBe('Jürgen Müller.vcf');
  expect(String(file.headers['content-disposition'])).toMatch(/^attachment/);
  expect(file.text).toContain('N:Müller;Jürgen;;;\r\n');
  expect(file.text).toContain('ORG:Mühle\\; Söhne\\, GmbH\r\n');
  expect(file.text).toContain('TEL;TYPE=cell:+49 170 1234567\r\n');
  expect(file.text).toContain('ADR;TYPE=work:;;Hauptstraße 12a;Köln;;50667;DE\r\n');
  expect(file.text).toMatch(/ROLE:\S+/);
  const old = await fileOf(ADMIN, { entity: 'contact-person', ids: [id], version: '3.0' });
  expect(old.file.text).toContain('VERSION:3.0\r\n');
  const all = await fileOf(ADMIN, { entity: 'contact-person', search: 'Zweite' });
  expect([all.count, (await fileOf(ADMIN, { entity: 'contact-person' })).count]).toEqual([1, 2]);
});

it('a file has only what its reader may read, and belongs to him', async () => {
  const { file } = await fileOf(VIEWER, { entity: 'contact-person', search: 'Jürgen' });
  expect(file.text).toContain('FN:Jürgen Müller');
  expect(file.text).not.toContain('BDAY');
  expect((await post(null, 'export', { entity: 'lead' })).status).toBe(401);
  expect((await post(ADMIN, 'export', { entity: 'contract' })).status).toBe(422);
  expect((await post(ADMIN, 'export', { entity: 'lead', format: 'x' })).status).toBe(422);
  expect((await server.ask(VIEWER, 'GET', '/api/contacts/entities')).body).toEqual(['contact-person', 'lead']);
  // Sales reads what belongs to its team only: the company is the administrator's.
  expect((await post(SALES, 'export', { entity: 'contact-person' })).status).toBe(422);
});

it('previews what a card would be, finds the record that it is, and then takes it over', async () => {
  const known = await made('contact-person', {
    lead: company,
    lastName: 'Bekannt',
    email: 'b@example.com',
    phone: '+49 221 111111',
    department: 'Einkauf',
  });
  const text = [
    card(
      'FN:Berta Bekannt',
      'N:Bekannt;Berta;;;',
      'EMAIL;TYPE=work:B@example.com',
      'TEL;TYPE=cell:0171 7654321',
      'ROLE:Geschäftsführung',
    ),
    card(
      'FN:Nina Neu',
      'N:Neu;Nina;;Dr.;',
      'ORG:Mühle\\; Söhne\\, GmbH;Technik',
      'ADR;TYPE=work:;Hof;Nebenstr. 3;Bonn;;53111;Deutschland',
      'BDAY:19801231',
    ),
    card('FN:Ohne Nachname', 'EMAIL:keine adresse'),
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN:Alt;A\r\nEND:VCARD\r\n',
  ].join('');
  const body = { entity: 'contact-person', fixed: { lead: company } };
  const { file, cards } = await preview(text, body);
  expect(cards.map(({ same, issues }) => [same?.id ?? null, issues.length > 0])).toEqual([
    [known, false],
    [null, false],
    [null, true],
    [null, true],
  ]);
  expect(cards[0]?.same?.by).toEqual(['email']);
  expect(cards[3]?.issues[0]?.message).toMatch(/vCard 2\.1/);
  const before = await server.ask(ADMIN, 'GET', '/api/records/contact-person?count=exact&limit=1');
  // One bad card: nothing is taken over.
  const refused = await post(ADMIN, 'import', { ...body, file, cards: [{ index: 1 }, { index: 2 }] });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('cards.2.');
  const after = await server.ask(ADMIN, 'GET', '/api/records/contact-person?count=exact&limit=1');
  expect((after.body as { count: number }).count).toBe((before.body as { count: number }).count);
  const done = await post(ADMIN, 'import', { ...body, file, cards: [{ index: 0, record: known }, { index: 1 }] });
  expect(done.body, done.text).toEqual({ created: 1, updated: 1 });
  const changed = (await server.ask(ADMIN, 'GET', `/api/records/contact-person/${known}`)).body as Body;
  // What the card does not say stays.
  expect(changed).toMatchObject({
    firstName: 'Berta',
    mobile: '+49 171 7654321',
    department: 'Einkauf',
    phone: '+49 221 111111',
  });
  const found = await server.ask(ADMIN, 'GET', '/api/records/contact-person?search=Nina');
  expect((found.body as { items: Body[] }).items[0]).toMatchObject({
    title: 'Dr.',
    department: 'Technik',
    birthDate: '1980-12-31',
    address: {
      street: 'Nebenstr.',
      houseNumber: '3',
      addition: 'Hof',
      postalCode: '53111',
      city: 'Bonn',
      country: 'DE',
    },
  });
});

it('a card of a company becomes a company, and names its customer when only one has that name', async () => {
  const { cards } = await preview(
    card('KIND:org', 'FN:Neue Firma AG', 'ORG:Neue Firma AG', 'URL:https://neu.example.com'),
    { entity: 'lead' },
  );
  expect(cards[0]?.values).toMatchObject({ kind: 'company', companyName: 'Neue Firma AG' });
  const { cards: persons } = await preview(card('FN:Otto O', 'N:O;Otto;;;', 'ORG:Mühle\\; Söhne\\, GmbH'), {
    entity: 'contact-person',
  });
  expect(persons[0]).toMatchObject({ values: { lead: company }, issues: [] });
  // A number is one in any spelling.
  const { cards: again } = await preview(card('FN:B', 'N:Anders;B;;;', 'TEL;TYPE=work:0221/111111'), {
    entity: 'contact-person',
  });
  expect(again[0]?.same?.by).toEqual(['phone']);
});

it('imports with the rights of who imports, from his own files', async () => {
  const text = card('FN:Vera Verboten', 'N:Verboten;Vera;;;');
  const own = await uploadFile(server, ADMIN, 'a.vcf', text);
  expect((await post(SALES, 'preview', { entity: 'contact-person', file: own })).status).toBe(422);
  const file = await uploadFile(server, VIEWER, 'a.vcf', text);
  const refused = await post(VIEWER, 'import', { entity: 'contact-person', file, cards: [{ index: 0 }] });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('record.forbidden');
  const empty = await uploadFile(server, ADMIN, 'a.vcf', 'nothing');
  expect((await post(ADMIN, 'preview', { entity: 'contact-person', file: empty })).status).toBe(422);
  expect((await post(ADMIN, 'preview', { entity: 'contact-person', file: own, fixed: { nowhere: 1 } })).status).toBe(
    422,
  );
});
