import type { WireRun } from '@leitwerk/metadata/wire';
import type { WireAccessPage, WirePersonOverview } from '@leitwerk/metadata/wire/privacy';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_USERS } from '../demo/demo-users.ts';
import { newId } from '../new-id.ts';
import { findText } from '../testing/find-text.ts';
import type { Reply, TestServer } from '../testing/start-test-server.ts';
import { loadSeedRecords, seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import { finishRun, uploadFile, workOn } from '../testing/work-on-runs.ts';
import { eraseDue } from './erase-due.ts';

/** May report, and may not read everything. */
const REPORTER = {
  kind: 'role',
  id: 'reporter',
  name: 'reporter',
  label: { de: 'Auskunft', en: 'Reports' },
  permissions: ['privacy.report'],
  grants: [
    { entity: 'lead', actions: ['read'], hiddenFields: ['birthDate'] },
    { entity: 'task', actions: ['read'] },
  ],
};

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';

let server: TestServer;
let keys: ReadonlyMap<string, string>;
beforeAll(async () => {
  const documents = [...(await seedDocuments(false)), { file: 'reporter.json', document: REPORTER }];
  server = await startTestServer(documents, undefined, false);
  keys = await loadSeedRecords(server);
});
afterAll(() => server.close());

const ok = (reply: Reply, status: number): Reply => {
  if (reply.status !== status) throw new Error(`${reply.status} instead of ${status}: ${reply.text}`);
  return reply;
};
const create = async (entity: string, values: object, headers = {}): Promise<string> =>
  (ok(await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values, headers), 201).body as { id: string }).id;
const read = (as: string, entity: string, id: string) => server.ask(as, 'GET', `/api/records/${entity}/${id}`);
const person = (id: string) => `/api/privacy/persons/lead/${id}`;
const overview = async (id: string): Promise<WirePersonOverview> =>
  ok(await server.ask(ADMIN, 'GET', person(id)), 200).body as WirePersonOverview;
const erase = async (id: string): Promise<WireRun> =>
  finishRun(server, ADMIN, await server.ask(ADMIN, 'POST', `${person(id)}/erase`));

const WORDS = [
  'last',
  'old',
  'note',
  'person',
  'journal',
  'task',
  'meeting',
  'document',
  'content',
  'offer',
  'draft',
  'street',
] as const;
type Marks = Readonly<Record<(typeof WORDS)[number], string>>;
let persons = 0;

/** Texts that stand nowhere else, not even at another person. Of letters only: search folds and cuts everything else. */
function makeMarks(): Marks {
  persons += 1;
  const own = [...String(persons)].map((digit) => 'bdfghklmpr'[Number(digit)]).join('');
  return Object.fromEntries(WORDS.map((word) => [word, `zq${word}x${own}`])) as Marks;
}

/** A number of a market location with its check digit (BDEW). */
function maloId(): string {
  const digits = `5123${String(100000 + persons)}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 2), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

type Made = { readonly lead: string; readonly marks: Marks; readonly ids: Readonly<Record<string, string>> };

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes }).promise;
  let text = '';
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  return text;
}

/** Another system has been told of a record. */
async function tellOthers(record: string, body: string): Promise<void> {
  const [webhook, owner] = [newId(), server.users.get(ADMIN)];
  await server.database.query(sql`
    insert into leitwerk.webhook (id, name, address, roles, owner) values (${webhook}::uuid, 'Portal', 'https://portal.example/', '{admin}', ${owner}::uuid)`);
  await server.database.query(sql`
    insert into leitwerk.webhook_delivery (id, webhook_id, event_id, entity, happening, record_id, version, at, state, body, answer)
    values (${newId()}::uuid, ${webhook}::uuid, ${newId()}::uuid, 'lead', 'created', ${record}::uuid, 1, now(), 'sent', ${body}, ${body})`);
}

/** Somebody with data in more than ten entities, none of which the law keeps. */
async function makePerson(): Promise<Made> {
  const marks = makeMarks();
  const lead = await create(
    'lead',
    {
      kind: 'person',
      lastName: marks.old,
      notes: marks.note,
      birthDate: '1980-03-14',
      email: `${marks.last}@example.org`,
    },
    { 'idempotency-key': `make-${Math.random()}` },
  );
  ok(await server.ask(ADMIN, 'PATCH', `/api/records/lead/${lead}`, { lastName: marks.last }), 200);
  const contact = await create('contact-person', { lead, lastName: marks.person, birthDate: '1981-01-02' });
  const account = await create('bank-account', { lead, holder: marks.last, iban: 'DE89370400440532013000' });
  const journal = await create('journal-entry', {
    lead,
    contactPerson: contact,
    journal: 'note',
    subject: marks.journal,
    text: marks.journal,
    happenedAt: '2026-01-02T10:00:00Z',
  });
  const task = await create('task', { lead, subject: marks.task });
  const appointment = await create('appointment', {
    lead,
    subject: marks.meeting,
    start: '2026-05-01T10:00:00Z',
    end: '2026-05-01T11:00:00Z',
    attendees: [{ id: contact }],
  });
  const file = await uploadFile(server, ADMIN, `${marks.document}.txt`, `a letter to ${marks.content}`);
  const document = await create('document', { lead, name: marks.document, kind: 'other', file: { id: file } });
  const offer = await create('offer', { lead, subject: marks.offer, offerDate: '2026-01-01', notes: marks.offer });
  const location = await create('market-location', {
    lead,
    maloId: maloId(),
    division: 'electricity',
    energyDirection: 'consumption',
    balancingMethod: 'standard-load-profile',
    address: { street: marks.street, houseNumber: '1', postalCode: '10115', city: 'Berlin', country: 'DE' },
  });
  const metering = await create('metering-location', {
    meloId: `DE00056266802${String(10_000_000_000_000_000_000n + BigInt(persons))}`,
    marketLocation: location,
  });
  await tellOthers(lead, `{"lastName":"${marks.last}"}`);
  const ids = { metering, contact, account, journal, task, appointment, document, offer, location, file };
  ok(
    await server.ask(ADMIN, 'PUT', `/api/drafts/lead/${lead}`, { baseVersion: 2, values: { notes: marks.draft } }),
    204,
  );
  return { lead, marks, ids };
}

describe('the data of a person', () => {
  it('are found over ten entities, with purpose, legal basis and what an erasure would do', async () => {
    const { lead, marks } = await makePerson();
    const seen = await overview(lead);
    expect(seen.person).toMatchObject({
      entity: 'lead',
      id: lead,
      title: marks.last,
      isRestricted: false,
      isHeld: false,
    });
    const entities = seen.categories.flatMap((one) => one.entities.map(({ entity }) => entity));
    for (const entity of [
      'lead',
      'contact-person',
      'bank-account',
      'journal-entry',
      'task',
      'appointment',
      'document',
      'offer',
      'market-location',
    ])
      expect(entities, entity).toContain(entity);
    expect(seen.counts).toEqual({ delete: seen.count });
    expect(seen.categories[0]).toMatchObject({ id: 'master-data', legalBasis: 'contract' });
    await erase(lead);
  });

  it('are nowhere in the database after an erasure, not in former values, indexes, drafts, answers or files', async () => {
    const { lead, marks, ids } = await makePerson();
    for (const mark of Object.values(marks))
      expect((await findText(server.database, mark)).length, mark).toBeGreaterThan(0);
    const exported = await finishRun(
      server,
      ADMIN,
      await server.ask(ADMIN, 'POST', '/api/records/lead/export', {
        selection: { ids: [lead] },
        format: 'csv',
        fields: ['lastName', 'notes'],
      }),
    );
    expect(exported.files).toHaveLength(1);
    const run = await erase(lead);
    expect(run).toMatchObject({ state: 'done', problems: 0 });
    for (const mark of Object.values(marks)) expect(await findText(server.database, mark), mark).toEqual([]);
    expect((await read(ADMIN, 'lead', lead)).status).toBe(404);
    for (const [word, entity] of [
      ['contact', 'contact-person'],
      ['account', 'bank-account'],
      ['document', 'document'],
    ] as const)
      expect((await read(ADMIN, entity, String(ids[word]))).status, entity).toBe(404);
    expect((await server.ask(ADMIN, 'GET', `/api/files/${ids['file']}`)).status).toBe(404);
    // That it was done, by whom and when stays.
    const events = await server.database.query(
      sql`select action from leitwerk.privacy_event where record_id = ${lead}::uuid`,
    );
    expect(events).toEqual([{ action: 'erase' }]);
    const history = await server.database.query(
      sql`select action from leitwerk.history where record_id = ${lead}::uuid order by at, id`,
    );
    expect(history.map((row) => (row as { action: string }).action)).toEqual(['create', 'update', 'purge']);
  });

  it('leave the records of others, which let go of them', async () => {
    const other = await create('lead', { kind: 'person', lastName: 'Andere' });
    const { lead, ids } = await makePerson();
    const journal = await create('journal-entry', {
      lead: other,
      contactPerson: ids['contact'],
      journal: 'note',
      subject: 'Bleibt',
      text: 'Bleibt',
      happenedAt: '2026-01-02T10:00:00Z',
    });
    const meeting = await create('appointment', {
      lead: other,
      subject: 'Bleibt',
      start: '2026-05-01T10:00:00Z',
      end: '2026-05-01T11:00:00Z',
      attendees: [{ id: ids['contact'] }],
    });
    await erase(lead);
    expect((await read(ADMIN, 'journal-entry', journal)).body).toMatchObject({
      contactPerson: null,
      subject: 'Bleibt',
    });
    expect((await read(ADMIN, 'appointment', meeting)).body).toMatchObject({ attendees: [] });
    expect((await read(ADMIN, 'lead', other)).status).toBe(200);
  });

  it('of a duplicate that was merged go along', async () => {
    const marks = makeMarks();
    const lead = await create('lead', { kind: 'person', lastName: marks.last });
    const other = await create('lead', { kind: 'person', lastName: marks.old });
    ok(await server.ask(ADMIN, 'POST', `/api/records/lead/${lead}/merge`, { other, values: {} }), 200);
    await erase(lead);
    expect(await findText(server.database, marks.old)).toEqual([]);
  });
});

describe('the report', () => {
  it('names everything that was planted, in JSON, in pages and with the files, with origin, period, recipients and reads', async () => {
    const { lead, marks, ids } = await makePerson();
    await read(ADMIN, 'bank-account', String(ids['account']));
    const run = await finishRun(server, ADMIN, await server.ask(ADMIN, 'POST', `${person(lead)}/report`));
    expect(run).toMatchObject({ state: 'done', files: [{ as: 'result' }] });
    const zip = unzipSync(ok(await server.ask(ADMIN, 'GET', `/api/files/${run.files[0]?.id}`), 200).bytes);
    const text = strFromU8(zip['data.json'] ?? new Uint8Array());
    // What was typed and not saved is nobody's data yet.
    const { draft: _draft, content, ...stored } = marks;
    for (const mark of Object.values(stored)) expect(text, mark).toContain(mark);
    const report = JSON.parse(text) as {
      person: object;
      records: { entity: string; id: string; origin: { by: object }; kept: object; facts: { value: string }[] }[];
      reads: { entity: string; via: string }[];
      recipients: { webhooks: object[] };
      categories: object[];
    };
    expect(report.records.map(({ id }) => id)).toEqual(
      expect.arrayContaining([lead, ...Object.entries(ids).flatMap(([word, id]) => (word === 'file' ? [] : [id]))]),
    );
    expect(report.records.every(({ origin }) => origin !== null)).toBe(true);
    expect(report.reads).toContainEqual(expect.objectContaining({ entity: 'bank-account', via: 'record' }));
    expect(report.recipients.webhooks).toMatchObject([
      { name: 'Portal', address: 'https://portal.example/', count: 1 },
    ]);
    expect(report.categories[0]).toMatchObject({ id: 'master-data', legalBasis: 'contract' });
    const file = Object.keys(zip).find((name) => name.startsWith('files/')) ?? '';
    expect(strFromU8(zip[file] ?? new Uint8Array())).toContain(content);
    const pages = await textOfPdf(
      zip[Object.keys(zip).find((name) => name.endsWith('.pdf')) ?? ''] ?? new Uint8Array(),
    );
    for (const mark of [marks.last, marks.note, marks.task, marks.offer, marks.street])
      expect(pages, mark).toContain(mark);
    expect((await overview(lead)).events[0]).toMatchObject({ action: 'report', counts: { written: 10 } });
    await erase(lead);
    expect(await findText(server.database, marks.last)).toEqual([]);
    expect((await server.ask(ADMIN, 'GET', `/api/files/${run.files[0]?.id}`)).status).toBe(404);
  });
});

it('reports with the rights of who asks: the rest is counted, and he may do nothing else', async () => {
  const { lead, marks } = await makePerson();
  const viewer = 'viewer@example.com';
  await server.database.query(sql`update data."user" set roles = '{reporter}' where email = ${viewer}`);
  const run = await finishRun(server, viewer, await server.ask(viewer, 'POST', `${person(lead)}/report`));
  expect(run.counts).toEqual({ written: 2, withheld: 8 });
  const { bytes } = ok(await server.ask(viewer, 'GET', `/api/files/${run.files[0]?.id}`), 200);
  const text = strFromU8(unzipSync(bytes)['data.json'] ?? new Uint8Array());
  expect(text).toContain(marks.task);
  for (const hidden of [marks.journal, marks.offer, marks.street, '1980-03-14']) expect(text).not.toContain(hidden);
  for (const word of ['erase', 'restrict', 'lift', 'hold', 'release'])
    expect((await server.ask(viewer, 'POST', `${person(lead)}/${word}`, { reason: 'x' })).status, word).toBe(403);
  expect((await server.ask(viewer, 'GET', `${person(lead)}/access`)).status).toBe(403);
  await server.database.query(sql`update data."user" set roles = '{viewer}' where email = ${viewer}`);
  await erase(lead);
});

describe('what the law keeps', () => {
  const makeKept = async () => {
    const made = await makePerson();
    const invoice = await create('document', {
      lead: made.lead,
      name: 'Rechnung',
      kind: 'invoice',
      documentDate: '2025-03-15',
    });
    return { ...made, invoice };
  };

  it('is restricted until the end of its period, with the person, and all else goes', async () => {
    const { lead, marks, ids, invoice } = await makeKept();
    const before = await overview(lead);
    const told = before.categories.flatMap(({ records }) => records).find(({ id }) => id === invoice);
    expect(told).toMatchObject({ outcome: 'restrict', until: '2033-12-31' });
    expect(told?.reason).toContain('§ 147');
    const run = await erase(lead);
    expect(run.counts).toMatchObject({ restricted: 2 });
    // The document goes by its customer: he stays as long as it does.
    const after = await overview(lead);
    expect(after.counts).toEqual({ restrict: 2 });
    expect(after.person.isRestricted).toBe(true);
    expect((await read(ADMIN, 'task', String(ids['task']))).status).toBe(404);
    // Not visible and not usable for ordinary roles, on any surface.
    for (const email of DEMO_USERS.map((one) => one.email)) {
      for (const [entity, id] of [
        ['lead', lead],
        ['document', invoice],
      ] as const) {
        expect([403, 404], email).toContain((await read(email, entity, id)).status);
        expect([403, 404], email).toContain(
          (await server.ask(email, 'PATCH', `/api/records/${entity}/${id}`, { notes: 'x' })).status,
        );
        expect([403, 404], email).toContain(
          (await server.ask(email, 'GET', `/api/records/${entity}/${id}/history`)).status,
        );
        expect([403, 404], email).toContain((await server.ask(email, 'DELETE', `/api/records/${entity}/${id}`)).status);
      }
      const found = (await server.ask(email, 'GET', `/api/search?q=${marks.last}`)).text;
      expect(found, email).not.toContain(lead);
      const list = await server.ask(
        email,
        'GET',
        `/api/records/lead?count=exact&filter=${encodeURIComponent(JSON.stringify({ lastName: marks.last }))}`,
      );
      if (list.status === 200) expect(list.body).toMatchObject({ items: [], count: 0 });
      const used = await server.ask(email, 'POST', '/api/records/task', { lead, subject: 'x' });
      expect([403, 422], email).toContain(used.status);
    }
  });

  it('goes in the night after its period', async () => {
    const { lead, marks } = await makeKept();
    await erase(lead);
    const model = server.runtime.models.current();
    const night = async (at: string) => {
      await eraseDue(server.database, model, new Date(at));
      const runs = await server.database.query<{ id: string }>(
        sql`select id from leitwerk.run where state = 'waiting' and kind = 'erase-person'`,
      );
      for (const { id } of runs) await workOn(server, id);
      return runs.length;
    };
    expect(await night('2033-12-31T01:00:00Z')).toBe(0);
    await server.database.query(
      sql`update leitwerk.restriction set until = '2020-12-31' where person_id = ${lead}::uuid`,
    );
    await server.database.query(sql`update data.document set document_date = '2010-01-01' where lead = ${lead}::uuid`);
    ok(await server.ask(ADMIN, 'POST', `${person(lead)}/hold`, { reason: 'Klage' }), 200);
    expect(await night('2026-12-01T01:00:00Z')).toBe(0);
    ok(await server.ask(ADMIN, 'POST', `${person(lead)}/release`, { reason: 'zqvergleich' }), 200);
    expect(await night('2026-12-01T01:00:00Z')).toBe(1);
    expect(await findText(server.database, marks.last)).toEqual([]);
    expect(await findText(server.database, 'zqvergleich')).toEqual([]);
  });

  it('is what is in use, too: a running contract keeps its customer open', async () => {
    const marks = makeMarks();
    const lead = await create('lead', { kind: 'person', lastName: marks.last });
    const product = [...keys].find(([key]) => key.startsWith('product/'))?.[1];
    const contract = await create('contract', { lead, division: 'electricity', processType: 'switch', product });
    await server.database.query(sql`update data.contract set status = 'active' where id = ${contract}::uuid`);
    const seen = await overview(lead);
    expect(seen.counts).toEqual({ keep: 2 });
    await erase(lead);
    expect((await read(SALES, 'lead', lead)).status === 403 || (await read(ADMIN, 'lead', lead)).status === 200).toBe(
      true,
    );
    expect((await read(ADMIN, 'contract', contract)).status).toBe(200);
    await server.database.query(sql`update data.contract set status = 'draft' where id = ${contract}::uuid`);
    await erase(lead);
    expect(await findText(server.database, marks.last)).toEqual([]);
  });
});

describe('a legal hold', () => {
  it('stops every erasure, also one that has begun, and is recorded', async () => {
    const { lead } = await makePerson();
    const began = await server.ask(ADMIN, 'POST', `${person(lead)}/erase`);
    ok(await server.ask(ADMIN, 'POST', `${person(lead)}/hold`, { reason: 'Klage' }), 200);
    const run = await finishRun(server, ADMIN, began);
    expect(run.state).toBe('failed');
    expect((await read(ADMIN, 'lead', lead)).status).toBe(200);
    const seen = await overview(lead);
    expect(seen.hold).toMatchObject({ reason: 'Klage' });
    expect(seen.counts).toEqual({ hold: seen.count });
    expect((await server.ask(ADMIN, 'POST', `${person(lead)}/erase`)).status).toBe(409);
    expect((await server.ask(ADMIN, 'POST', `${person(lead)}/hold`, { reason: 'x' })).status).toBe(409);
    expect((await server.ask(ADMIN, 'POST', `${person(lead)}/release`, { reason: ' ' })).status).toBe(422);
    const free = ok(await server.ask(ADMIN, 'POST', `${person(lead)}/release`, { reason: 'erledigt' }), 200);
    expect((free.body as WirePersonOverview).events.map(({ action }) => action)).toEqual(['release', 'hold']);
    await erase(lead);
  });
});

describe('a restriction on request', () => {
  it('hides all that there is until it is lifted', async () => {
    const { lead, marks, ids } = await makePerson();
    ok(await server.ask(ADMIN, 'POST', `${person(lead)}/restrict`), 200);
    for (const [entity, id] of [
      ['lead', lead],
      ['task', ids['task']],
      ['bank-account', ids['account']],
    ] as const)
      expect((await read(ADMIN, entity, String(id))).status, entity).toBe(404);
    expect((await server.ask(ADMIN, 'GET', `/api/files/${ids['file']}`)).status).toBe(404);
    const seen = await overview(lead);
    expect(seen).toMatchObject({ isRequested: true, person: { title: marks.last, isRestricted: true } });
    ok(await server.ask(ADMIN, 'POST', `${person(lead)}/lift`), 200);
    expect((await read(ADMIN, 'lead', lead)).status).toBe(200);
    expect((await server.ask(ADMIN, 'POST', `${person(lead)}/lift`)).status).toBe(409);
    await erase(lead);
  });
});

describe('an erasure that is killed', () => {
  it('goes on where it was, and does nothing twice', async () => {
    const { lead, marks } = await makePerson();
    for (let at = 0; at < 150; at += 1) await create('task', { lead, subject: marks.task });
    const began = ok(await server.ask(ADMIN, 'POST', `${person(lead)}/erase`), 202).body as WireRun;
    // The process ends as the second batch is to begin.
    await expect(
      workOn(server, began.id, async (step) => {
        if (step === 2) throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    const half = ok(await server.ask(ADMIN, 'GET', `/api/runs/${began.id}`), 200).body as WireRun;
    expect(half.counts).toEqual({ erased: 100 });
    await workOn(server, began.id);
    const run = ok(await server.ask(ADMIN, 'GET', `/api/runs/${began.id}`), 200).body as WireRun;
    expect(run).toMatchObject({ state: 'done', counts: { erased: half.total } });
    for (const mark of Object.values(marks)) expect(await findText(server.database, mark), mark).toEqual([]);
  });
});

describe('the log of reads', () => {
  it('says who has seen which sensitive field where, and who has exported what', async () => {
    const { lead, ids } = await makePerson();
    await read(ADMIN, 'bank-account', String(ids['account']));
    await server.ask(ADMIN, 'GET', `/api/records/lead/${lead}?fields=lastName`);
    await server.ask(
      ADMIN,
      'GET',
      `/api/records/contact-person?filter=${encodeURIComponent(JSON.stringify({ lead }))}`,
    );
    await finishRun(
      server,
      ADMIN,
      await server.ask(ADMIN, 'POST', '/api/records/lead/export', {
        selection: { ids: [lead] },
        format: 'csv',
        fields: ['lastName', 'status'],
      }),
    );
    ok(await server.ask(ADMIN, 'POST', '/api/contacts/export', { entity: 'lead', ids: [lead], version: '4.0' }), 201);
    const log = ok(await server.ask(ADMIN, 'GET', `${person(lead)}/access`), 200).body as WireAccessPage;
    const told = log.items.map(({ entity, via, fields }) => [entity, via, fields.join()]);
    expect(told).toContainEqual(['bank-account', 'record', 'Kontoinhaber,IBAN']);
    expect(told).toContainEqual(['contact-person', 'list', 'Geburtsdatum']);
    expect(told).toContainEqual(['lead', 'export', 'Nachname']);
    expect(told).toContainEqual(['lead', 'module', 'Geburtsdatum']);
    // Asked for without the field, nothing was seen.
    expect(told.filter(([entity, via]) => entity === 'lead' && via === 'record')).toEqual([]);
    await erase(lead);
  });
});

describe('attacks', () => {
  it('of everybody without the permission are refused on every address, and nothing happens', async () => {
    const { lead } = await makePerson();
    const count = () =>
      server.database.query(sql`select (select count(*) from leitwerk.run) as runs, (select count(*) from leitwerk.privacy_event) as events,
      (select count(*) from leitwerk.restriction) as restrictions, (select count(*) from leitwerk.legal_hold) as holds`);
    const before = await count();
    for (const { email } of DEMO_USERS.filter((one) => one.role !== 'admin')) {
      for (const path of ['/api/privacy/persons', person(lead), `${person(lead)}/access`])
        expect((await server.ask(email, 'GET', path)).status, `${email} ${path}`).toBe(403);
      for (const word of ['report', 'erase', 'restrict', 'lift', 'hold', 'release'])
        expect(
          (await server.ask(email, 'POST', `${person(lead)}/${word}`, { reason: 'x' })).status,
          `${email} ${word}`,
        ).toBe(403);
    }
    expect(await count()).toEqual(before);
    await erase(lead);
  });

  it('on what is no person find nothing', async () => {
    for (const path of ['task', 'user', 'nothing', 'constructor'])
      expect(
        (await server.ask(ADMIN, 'GET', `/api/privacy/persons/${path}/01900000-0000-7000-8000-000000000000`)).status,
        path,
      ).toBe(404);
    expect(
      (await server.ask(ADMIN, 'POST', `/api/privacy/persons/lead/01900000-0000-7000-8000-000000000000/erase`)).status,
    ).toBe(404);
  });
});
