import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { validateDocuments } from '@leitwerk/metadata/validate';
import { smallPdf } from '@leitwerk/platform/testing/small-files';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { finishRun, problemsOf, uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endFilling, fillBeside } from './fill-beside.ts';
import { fillTexts } from './fill-texts.ts';
import type { LetterNode } from './letter-node.ts';
import { letterheadHtml } from './letter-pages.ts';
import { endPdfThreads } from './pdf-beside.ts';
import { endPrinting, printPage } from './printer.ts';
import { textOfPdf } from './testing/text-of-pdf.ts';

const ADMIN = 'admin@example.com';
const SERVICE = 'service@example.com';
const VIEWER = 'viewer@example.com';
/** Where the letters of this test are kept to be looked at, if anywhere. */
const FOLDER = process.env['LETTERS'];

/** A picture of one dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

type Body = Readonly<Record<string, unknown>>;
let server: TestServer;
let contract: string;
let offer: string;
let priceChange = '';
let mandate: string;

const made = async (entity: string, values: Body, as = ADMIN): Promise<string> => {
  const reply = await server.ask(as, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
};
const key = (name: string): string => server.keys.get(name) ?? `no ${name}`;
const preview = (template: string, entity: string, record: string, more: Body = {}, as = ADMIN) =>
  server.ask(as, 'POST', '/api/documents/preview', { template, entity, record, ...more });
const make = (input: Body, as = ADMIN) => server.ask(as, 'POST', '/api/actions/documents.make', input);
const codesOf = (body: unknown) => (body as { issues: { code: string }[] }).issues.map((one) => one.code);

beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  const address = { street: 'Große Budengasse', houseNumber: '12a', postalCode: '50667', city: 'Köln', country: 'DE' };
  const lead = await made('lead', {
    kind: 'person',
    salutation: 'mrs',
    title: 'Dr.',
    firstName: 'Zoë',
    lastName: 'Wiśniewska-Groß',
    email: 'zoe@example.com',
    address,
  });
  const account = await made('bank-account', {
    lead,
    holder: 'Zoë Wiśniewska-Groß',
    iban: 'DE02120300000000202051',
    bankName: 'DKB',
  });
  contract = await made('contract', {
    lead,
    division: 'electricity',
    processType: 'switch',
    product: key('product/strom-natur'),
    priceSheet: key('price-sheet/strom-natur-2025'),
    newPriceSheet: key('price-sheet/strom-natur-2026'),
    newProduct: key('product/strom-basis'),
    deliveryAddress: address,
    meterNumber: '1ESY1160123456',
    annualConsumption: 3500,
    previousSupplier: 'Stadtwerke Auental',
    signedAt: '2026-11-20',
    desiredStart: '2027-01-01',
    supplyStart: '2027-01-01',
    supplyEnd: '2027-12-31',
    initialTermEnd: '2028-12-31',
    withdrawalUntil: '2026-12-04',
    withdrawalReceivedAt: '2026-12-09',
    terminationReceivedAt: '2027-11-02',
    terminationReason: 'move',
    cancellationReason: 'duplicate',
    changeFrom: '2027-03-01',
    instalment: '98.00',
    newInstalment: '112.50',
    newInstalmentFrom: '2027-03-01',
    paymentMethod: 'sepa-direct-debit',
    bankAccount: account,
    newBankAccount: account,
    newBankAccountFrom: '2027-03-01',
    mandateSignedOn: '2027-02-10',
  });
  offer = await made('offer', {
    subject: 'Ökostrom für Ihr Zuhause',
    lead,
    bindingUntil: '2027-01-15',
  });
  await made('offer-item', {
    offer,
    division: 'electricity',
    product: key('product/strom-natur'),
    priceSheet: key('price-sheet/strom-natur-2026'),
    annualConsumption: 3500,
    energyPrice: '34.6',
    basePrice: '144.00',
  });
  priceChange = await made('price-change-line', {
    contractNumber: 'V-1',
    priceChange: await made('price-change', { name: '2026', keyDate: '2026-01-01' }),
    contract,
    lead,
    consumption: 3500,
    oldPriceSheet: key('price-sheet/strom-natur-2025'),
    newPriceSheet: key('price-sheet/strom-natur-2026'),
    oldCost: '1405.00',
    newCost: '1355.00',
    difference: '-50.00',
    oldShare: '480.10',
    newShare: '412.30',
    shareDifference: '-67.80',
  });
  mandate = await made('sepa-mandate', {
    lead,
    bankAccount: account,
    mandateReference: 'V-2026-00001-1',
    creditorId: 'DE98ZZZ09999999999',
    type: 'core',
    sequence: 'recurring',
    signedOn: '2026-11-20',
    status: 'active',
  });
});
afterAll(async () => {
  await Promise.all([endPrinting(), endFilling(), endPdfThreads()]);
  await server.close();
});

const EVERY: readonly (readonly [template: string, entity: string, ...texts: string[]])[] = [
  [
    'order-confirmation',
    'contract',
    'Auftragsbestätigung',
    'Sehr geehrte Frau Dr. Wiśniewska-Groß,',
    '36,20 ct/kWh',
    '3.500 kWh',
    'Widerrufsbelehrung',
    '4. Dezember 2026',
  ],
  ['contract-confirmation', 'contract', '1. Januar 2027', '98,00 €', 'Abschlagsplan'],
  ['welcome', 'contract', 'Willkommen', 'Vertragsnummer'],
  ['cancellation-notice', 'contract', 'storniert'],
  ['withdrawal-receipt', 'contract', '9. Dezember 2026'],
  ['withdrawal-refusal', 'contract', '4. Dezember 2026', 'Schlichtungsstelle'],
  ['termination-confirmation', 'contract', '31. Dezember 2027', 'Sie ziehen um?'],
  ['termination-refusal', 'contract', '31. Dezember 2028'],
  ['termination-notice', 'contract', 'Grundversorger'],
  ['instalment-plan', 'contract', '112,50 €', '14,50 €', 'bis 28.02.2027'],
  ['mandate-confirmation', 'contract', 'DE02 … 2051', 'Vorankündigung'],
  ['mandate-revocation', 'contract', 'DE02 … 2051'],
  ['product-offer', 'contract', 'Strom Basis'],
  ['change-confirmation', 'contract', 'Strom Natur', 'Strom Basis'],
  [
    'price-change',
    'price-change-line',
    '36,20',
    '34,60',
    '-1,60',
    '+6,00',
    '31. Dezember 2025',
    '§ 41 Abs. 5 EnWG',
    'darin unser eigener Anteil, ohne Umsatzsteuer 480,10 € 412,30 € -67,80 €',
    '§ 41b Abs. 4 EnWG',
  ],
  ['meter-reading-request', 'contract', '1ESY1160123456'],
  ['offer', 'offer', 'Ökostrom für Ihr Zuhause', '1.355,00 €', '34,60 ct/kWh'],
  ['sepa-mandate-form', 'sepa-mandate', 'DE02 1203 0000 0000 2020 51', 'DE98ZZZ09999999999'],
];

describe('letters of the default application', () => {
  it.each(EVERY)('%s is right', async (template, entity, ...texts) => {
    const record = { contract, offer, 'sepa-mandate': mandate, 'price-change-line': priceChange }[entity] ?? '';
    const reply = await preview(template, entity, record);
    expect(reply.status, reply.text.slice(0, 400)).toBe(200);
    expect(reply.headers['content-type']).toBe('application/pdf');
    if (FOLDER) await writeFile(join(FOLDER, `${template}.pdf`), reply.bytes);
    const pages = await textOfPdf(reply.bytes);
    const all = pages
      .join('\n')
      .replace(/\u00a0/g, ' ')
      .replace(/\s+/g, ' ');
    for (const text of texts) expect(all).toContain(text);
    expect(all).toContain('Große Budengasse 12a 50667 Köln');
    expect(pages.every((page) => page.includes('Auenwerke Energie GmbH'))).toBe(true);
    expect(all).not.toMatch(/\{\{|undefined|null|\[object/);
    if (pages.length > 1) expect(pages[1]).toContain(`Seite 2 von ${pages.length}`);
  });

  it('come out the same twice, byte by byte', async () => {
    const [one, other] = [await preview('offer', 'offer', offer), await preview('offer', 'offer', offer)];
    if (FOLDER) await writeFile(join(FOLDER, 'x1.pdf'), one.bytes);
    if (FOLDER) await writeFile(join(FOLDER, 'x2.pdf'), other.bytes);
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });
});

describe('a letter that is issued', () => {
  it('is filed at its record with what it was made of, and stays as it is', async () => {
    const reply = await make({ template: 'termination-confirmation', entity: 'contract', record: contract }, SERVICE);
    expect(reply.status, reply.text).toBe(200);
    const issued = reply.body as { document: string; file: string; name: string };
    const stored = (await server.ask(ADMIN, 'GET', `/api/records/document/${issued.document}`)).body as Body;
    expect(stored).toMatchObject({
      kind: 'termination',
      direction: 'generated',
      template: 'termination-confirmation',
      templateVersion: 1,
      contract,
    });
    expect(JSON.stringify(stored['content'])).toContain('Große Budengasse');
    const file = await server.ask(SERVICE, 'GET', `/api/files/${issued.file}`);
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await textOfPdf(file.bytes)).join().replace(/\s/g, ' ')).toContain('31. Dezember 2027');

    const change = (values: Body) => server.ask(ADMIN, 'PATCH', `/api/records/document/${issued.document}`, values);
    for (const values of [{ file: null }, { template: 'offer' }, { content: null }, { templateVersion: 7 }]) {
      const refused = await change(values);
      expect(refused.status, JSON.stringify(values)).toBe(422);
      expect(codesOf(refused.body)).toEqual(['documents.frozen']);
    }
    expect((await change({ notes: 'Zugestellt' })).status).toBe(200);

    // The record goes on, the letter does not: it is read from the store, not made again.
    await server.ask(ADMIN, 'PATCH', `/api/records/contract/${contract}`, { notes: 'später' });
    const again = await server.ask(SERVICE, 'GET', `/api/files/${issued.file}`);
    expect(again.bytes.equals(file.bytes)).toBe(true);
  });

  it('takes its attachments along as they were, and only such as can be printed', async () => {
    const terms = async (name: string, content: Buffer | string) => {
      const id = await uploadFile(server, ADMIN, name, content);
      const reply = await server.ask(ADMIN, 'PATCH', `/api/records/product/${key('product/strom-natur')}`, {
        terms: { id },
      });
      expect(reply.status, reply.text).toBe(200);
    };
    const letter = { template: 'order-confirmation', entity: 'contract', record: contract };
    await terms('Bedingungen.pdf', smallPdf(['Bedingungen von gestern']));
    const reply = await make(letter);
    expect(reply.status, reply.text).toBe(200);
    const { document } = reply.body as { document: string };
    const read = async () => (await server.ask(ADMIN, 'GET', `/api/records/document/${document}`)).body as Body;
    const [copy] = (await read())['attachments'] as { id: string; name: string }[];
    expect(copy?.name).toBe('Bedingungen.pdf');
    // The product's terms change, those of the letter do not; they cannot be taken out of it.
    await terms('Neu.pdf', smallPdf(['Bedingungen von heute']));
    const file = await server.ask(ADMIN, 'GET', `/api/files/${copy?.id}`);
    expect((await textOfPdf(file.bytes)).join()).toContain('Bedingungen von gestern');
    const refused = await server.ask(ADMIN, 'PATCH', `/api/records/document/${document}`, { attachments: null });
    expect(codesOf(refused.body)).toEqual(['documents.frozen']);

    // In the file to be printed each letter is followed by what goes along with it.
    const run = await finishRun(
      server,
      ADMIN,
      await server.ask(ADMIN, 'POST', '/api/documents/letters', {
        template: 'order-confirmation',
        entity: 'contract',
        ids: [contract],
      }),
    );
    expect(run).toMatchObject({ state: 'done', counts: { issued: 1 } });
    const printed = await server.ask(ADMIN, 'GET', `/api/files/${run.files.find((one) => one.as === 'result')?.id}`);
    const pages = await textOfPdf(printed.bytes);
    expect(pages[0]).toContain('Auftragsbestätigung');
    expect(pages.at(-1)).toContain('Bedingungen von heute');

    const broken = Buffer.from(smallPdf(['x']).toString('latin1').replaceAll('/Pages', '/Nages'), 'latin1');
    await terms('Kaputt.pdf', broken);
    const answer = await make(letter);
    expect(codesOf(answer.body)).toEqual(['documents.attachment-no-pdf']);
    expect(answer.text).toContain('Kaputt.pdf');
    expect(
      (await server.ask(ADMIN, 'PATCH', `/api/records/product/${key('product/strom-natur')}`, { terms: null })).status,
    ).toBe(200);
  });

  it('is refused where a right, a value, a record or a template is missing, before anything is stored', async () => {
    const count = async () =>
      ((await server.ask(ADMIN, 'GET', '/api/records/document?count=exact&limit=1')).body as { count: number }).count;
    const before = await count();
    const letter = { template: 'offer', entity: 'offer', record: offer };
    expect((await make(letter, VIEWER)).status).toBe(403);
    expect(codesOf((await make({ ...letter, template: 'nothing' })).body)).toEqual(['documents.no-template']);
    expect(codesOf((await make({ ...letter, template: '__proto__' })).body)).toEqual(['documents.no-template']);
    expect(codesOf((await make({ ...letter, entity: 'contract' })).body)).toEqual(['documents.other-entity']);
    expect(codesOf((await make({ ...letter, record: contract })).body)).toEqual(['documents.no-record']);
    expect(codesOf((await make({ template: 'offer' })).body)).toEqual(['documents.about-nothing']);
    expect((await make({ ...letter, extra: 1 })).status).toBe(422);
    const bare = await made('offer', {
      lead: await made('lead', { kind: 'person', lastName: 'Ohne' }),
      subject: 'x',
    });
    expect(codesOf((await make({ ...letter, record: bare })).body)).toEqual(['documents.missing']);
    const unknown = await made('price-change-line', {
      contractNumber: 'V-2',
      priceChange: await made('price-change', { name: '2027', keyDate: '2027-01-01' }),
      contract,
      newCost: '1.00',
    });
    const shareless = await make({ template: 'price-change', entity: 'price-change-line', record: unknown });
    expect(codesOf(shareless.body)).toEqual(Array.from({ length: 7 }, () => 'documents.missing'));
    expect(shareless.text).toContain('Lieferantenanteil bisher (netto)');
    expect(await count()).toBe(before);
  });

  it('is looked at by those who may make it; a draft of its template by those who may work on drafts', async () => {
    const draft = {
      definitions: [
        {
          kind: 'text-block',
          id: 'closing',
          name: 'closing',
          label: { de: 'Gruß', en: 'Closing' },
          status: 'draft',
          body: { de: '<p>Bis bald</p>' },
        },
      ],
    };
    const status = async (as: string, more: Body = {}) => (await preview('offer', 'offer', offer, more, as)).status;
    expect(await status(VIEWER)).toBe(403);
    expect(await status(VIEWER, draft)).toBe(403);
    expect(await status(SERVICE)).toBe(200);
    expect(await status(SERVICE, draft)).toBe(403);
    expect(await status(ADMIN, draft)).toBe(200);
  });

  it('is offered to those who may make it, for entities whose letters are filed', async () => {
    const offered = async (as: string, entity: string) =>
      ((await server.ask(as, 'GET', `/api/documents/templates/${entity}`)).body as { id: string }[]).map(
        (one) => one.id,
      );
    expect(await offered(SERVICE, 'contract')).toContain('welcome');
    expect(await offered(SERVICE, 'price-change-line')).toEqual(['price-change']);
    expect(await offered(SERVICE, 'offer')).toEqual(['offer']);
    expect(await offered(VIEWER, 'contract')).toEqual([]);
    expect(await offered(ADMIN, 'task')).toEqual([]);
  });
});

const plainContract = async (): Promise<string> =>
  made('contract', {
    lead: await made('lead', { kind: 'company', companyName: 'Bär & Söhne <script>alert(1)</script> GmbH' }),
    division: 'gas',
    processType: 'switch',
    product: key('product/strom-basis'),
  });

describe('a letter about a record that is made up', () => {
  const sampled = async (template: string, entity: string, sample: string) => {
    const reply = await server.ask(ADMIN, 'POST', '/api/documents/preview', { template, entity, sample });
    expect(reply.status, reply.text.slice(0, 300)).toBe(200);
    return (await textOfPdf(reply.bytes)).join('\n').replace(/\s+/g, ' ');
  };

  it.each(EVERY)('%s bears the longest and the emptiest case', async (template, entity) => {
    const [longest, emptiest] = [
      await sampled(template, entity, 'longest'),
      await sampled(template, entity, 'emptiest'),
    ];
    expect(longest).toContain('Freifrau von Wiśniewska-Großmannsdörfer');
    expect(longest.length).toBeGreaterThan(emptiest.length);
    for (const text of [longest, emptiest]) expect(text).not.toMatch(/\{\{|undefined|null|\[object/);
  });

  it('has 40 rows in each list, and one record is asked for, not none or two', async () => {
    const longest = await sampled('contract-confirmation', 'contract', 'longest');
    expect(
      longest.split('1.234.567,89').length - 1 + (longest.split('1.234.567,88').length - 1),
    ).toBeGreaterThanOrEqual(40);
    const both = { template: 'offer', entity: 'offer', record: offer, sample: 'longest' };
    expect((await server.ask(ADMIN, 'POST', '/api/documents/preview', both)).status).toBe(422);
    const none = { template: 'offer', entity: 'offer' };
    expect((await server.ask(ADMIN, 'POST', '/api/documents/preview', none)).status).toBe(422);
    expect((await server.ask(VIEWER, 'POST', '/api/documents/preview', { ...none, sample: 'longest' })).status).toBe(
      403,
    );
  });
});

describe('letters of people who mean harm', () => {
  const draft = (body: string, more: Body = {}) => ({
    definitions: [
      {
        kind: 'template',
        id: 'draft',
        name: 'draft',
        label: { de: 'Entwurf', en: 'Draft' },
        entity: 'contract',
        layout: 'company',
        subject: { de: 'Probe' },
        body: { de: body },
        ...more,
      },
    ],
  });
  const tried = (body: string, record = contract) => preview('draft', 'contract', record, draft(body));

  it('show record values as text, whatever they hold', async () => {
    const record = await plainContract();
    const reply = await tried('{{lead.displayName}} {{#if (is division "gas")}}Gas{{/if}}', record);
    expect(reply.status, reply.text.slice(0, 300)).toBe(200);
    expect((await textOfPdf(reply.bytes)).join()).toContain('Bär & Söhne <script>alert(1)</script> GmbH Gas');
  });

  it('reach no address, no file and no script', async () => {
    const asked: string[] = [];
    const listener = createServer((request, response) => {
      asked.push(String(request.url));
      response.end('x');
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    const at = `http://127.0.0.1:${port}`;
    const hostile = [
      `<script>fetch("${at}/script")</script>`,
      `<img src="${at}/img">`,
      `<iframe src="${at}/frame"></iframe><iframe src="file:///etc/passwd"></iframe>`,
      `<link rel="stylesheet" href="${at}/css">`,
      `<style>@import url(${at}/import); p { background: url(${at}/bg) }</style>`,
      `<object data="file:///etc/passwd"></object><embed src="${at}/embed">`,
      `<svg><image href="${at}/svg"/></svg><meta http-equiv="refresh" content="0;url=${at}/refresh">`,
      `<base href="${at}/"><a href="javascript:alert(1)">x</a>`,
      `<p style="background:url(${at}/style)" onclick="x()">y</p>`,
    ].join('');
    // What the check stops is set all the same here: the printer does not rely on it.
    const bytes = await printPage(`<!doctype html><html><body>${hostile}<p>Ende</p></body></html>`);
    const text = (await textOfPdf(bytes)).join();
    expect(text).toContain('Ende');
    expect(text).not.toContain('root:');
    const filled = fillTexts({
      language: 'de',
      texts: { body: hostile },
      blocks: {},
      record: {},
      today: '2027-01-01',
      zone: 'Europe/Berlin',
      user: '',
    });
    expect(filled).toEqual({
      html: {
        body: expect.not.stringMatching(/<(script|img|iframe|link|style|object|embed|svg|meta|base|a)\b|url\(|onclick/),
      },
    });
    expect(asked).toEqual([]);
    await new Promise((resolve) => listener.close(resolve));
  });

  it('name no prototype, no function and nothing that is not on the list', async () => {
    for (const body of [
      '{{constructor}}',
      '{{lead.__proto__}}',
      '{{lookup this "x"}}',
      '{{{lead}}}',
      '{{#with lead}}x{{/with}}',
      '{{> x}}',
    ]) {
      const reply = await tried(body);
      expect(reply.status, body).toBe(422);
    }
    const record = { fields: { a: { raw: 'x', text: 'x' } } };
    const ask = (body: string) =>
      fillTexts({
        language: 'de',
        texts: { body },
        blocks: {},
        record,
        today: '2027-01-01',
        zone: 'Europe/Berlin',
        user: '',
      });
    for (const body of [
      '{{constructor}}',
      '{{a.constructor}}',
      '{{toString}}',
      '{{__proto__}}',
      '{{a.toHTML.constructor}}',
    ])
      expect(ask(body), body).toEqual({ html: { body: '' } });
    expect(ask('{{lookup a "constructor"}}')).toHaveProperty('reason');
  });

  it('that do not end are given up, and nobody else waits: twenty are set meanwhile', async () => {
    const rows = Array.from(
      { length: 400 },
      (_, at): LetterNode => ({ raw: at, fields: { n: { raw: at, text: String(at) } } }),
    );
    const loop = '{{#each a}}{{#each ../a}}{{#each ../../a}}{{n}}{{/each}}{{/each}}{{/each}}';
    const hanging = fillBeside({
      language: 'de',
      texts: { body: loop },
      blocks: {},
      record: { fields: { a: { rows } } },
      today: '2027-01-01',
      zone: 'Europe/Berlin',
      user: '',
    });
    const refused = expect(hanging).rejects.toMatchObject({ issues: [{ code: 'documents.too-long' }] });
    const replies = await Promise.all(Array.from({ length: 20 }, () => preview('offer', 'offer', offer)));
    expect(replies.map((one) => one.status)).toEqual(Array.from({ length: 20 }, () => 200));
    await refused;
  });

  it('end at 200 pages', async () => {
    const reply = await tried('<p class="new-page">x</p>'.repeat(201));
    expect(codesOf(reply.body)).toEqual(['documents.too-many-pages']);
  });

  it('of a letterhead: its picture stays a picture, and is there once for all sheets', async () => {
    const label = { de: 'x', en: 'x' };
    const logo = { image: 'data:image/png;base64,"><script src="http://127.0.0.1/">', x: 0, y: 0, width: 10 };
    const margins = { top: 20, right: 20, bottom: 20, left: 20 };
    const layout = { kind: 'layout', id: 'a', name: 'a', label, page: 'A4', margins, logo } as const;
    expect(letterheadHtml(layout, 'de', 1, {})).not.toContain('<script');
    const dot = `data:image/png;base64,${DOT}`;
    const sheets = letterheadHtml({ ...layout, logo: { ...logo, image: dot, pages: 'every' } }, 'de', 3, {});
    expect(sheets.split(DOT)).toHaveLength(2);
    expect((await printPage(sheets)).toString('latin1')).toContain('/Subtype /Image');
    const { issues } = validateDocuments([{ file: 'a.json', document: layout }]);
    expect(issues.map((one) => one.path)).toEqual(['logo.image']);
  });

  it('refuse definitions of the wrong shape', async () => {
    const reply = await preview('draft', 'contract', contract, draft('x', { onload: 'x' }));
    expect(reply.status).toBe(422);
    expect(codesOf(reply.body)).toEqual(['document.unknown-key']);
    const odd = await preview('draft', 'contract', contract, draft('x', { layout: 'nothing' }));
    expect(codesOf(odd.body)).toEqual(['documents.no-template']);
  });
});

describe('a run of letters', () => {
  it('files each at its record, joins them by postal code and reports those that cannot be made', async () => {
    const places = ['80331', '04109', '50667', '10115'];
    const contracts = await Promise.all(
      places.map(async (postalCode, at) => {
        const address = { street: 'Weg', houseNumber: String(at + 1), postalCode, city: `Ort ${at}`, country: 'DE' };
        const lead = await made('lead', { kind: 'person', salutation: 'mr', lastName: `Lauf${at}`, address });
        return made('contract', {
          lead,
          division: 'electricity',
          processType: 'switch',
          product: key('product/strom-basis'),
        });
      }),
    );
    const bare = await plainContract();
    const GONE = '00000000-0000-7000-8000-000000000000';
    const body = { template: 'welcome', entity: 'contract', ids: [...contracts, bare, GONE] };
    expect((await server.ask(VIEWER, 'POST', '/api/documents/letters', body)).status).toBe(403);
    const begun = await server.ask(SERVICE, 'POST', '/api/documents/letters', body);
    const run = await finishRun(server, SERVICE, begun);
    expect(run).toMatchObject({ state: 'done', done: 6, total: 6, counts: { issued: 4, refused: 2 } });
    expect(await problemsOf(server, SERVICE, run)).toMatchObject([
      { recordId: bare, issues: [{ code: 'documents.missing' }] },
      { recordId: GONE, issues: [{ code: 'documents.no-record' }] },
    ]);
    const { items } = (
      await server.ask(ADMIN, 'GET', `/api/records/document?filter=${JSON.stringify({ template: 'welcome' })}&limit=50`)
    ).body as { items: { contract: string; file: { id: string } }[] };
    expect(items.map((one) => one.contract).toSorted()).toEqual(contracts.toSorted());

    // All that a filter finds, too.
    const filter = { 'lead.lastName': 'Lauf2' };
    const some = await server.ask(SERVICE, 'POST', '/api/documents/letters', {
      template: 'welcome',
      entity: 'contract',
      filter,
    });
    expect(await finishRun(server, SERVICE, some)).toMatchObject({ done: 1, counts: { issued: 1, refused: 0 } });

    const file = await server.ask(SERVICE, 'GET', `/api/files/${run.files?.find((one) => one.as === 'result')?.id}`);
    expect(file.status, file.text.slice(0, 200)).toBe(200);
    const order = (await textOfPdf(file.bytes)).map((page) => /\b\d{5} Ort \d/.exec(page.replace(/\s+/g, ' '))?.[0]);
    expect(order).toEqual(['04109 Ort 1', '10115 Ort 3', '50667 Ort 2', '80331 Ort 0']);
  });
});
