import { operatorsOf } from '@leitwerk/metadata/shown-types';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommands } from '../command/run-commands.ts';
import { DEMO_USERS } from '../demo/demo-users.ts';
import { ROUTES } from '../http/routes.ts';
import type { GivenDocument } from '../model/publish-model.ts';
import { createApiToken } from '../session/api-tokens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { loadSeedRecords, seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import { finishRun } from '../testing/work-on-runs.ts';
import { SYSTEM_ACTOR } from './actor.ts';
import { makeContext } from './context.ts';

/**
 * A private appointment takes two forms that differ in all that is veiled. Whatever is asked of the server, its answers must be the same for
 * both: then nothing of it can be learned, by whatever way. The owner's answers differ, so the questions are good for something.
 */

type Values = Readonly<Record<string, unknown>>;

const label = (text: string) => ({ de: text, en: text });

/** The seed, with what it lacks: files of appointments, values worked out from them, and records that refer to them. */
async function documents(): Promise<readonly GivenDocument[]> {
  const given = await seedDocuments(false);
  const more = (document: Record<string, unknown>): Record<string, unknown> => {
    const fields = document['fields'] as object[];
    if (document['kind'] === 'entity' && document['id'] === 'appointment')
      return {
        ...document,
        fields: [
          ...fields,
          { id: 'papers', type: 'file', label: label('Papers') },
          { id: 'cost', type: 'money', label: label('Cost') },
          {
            id: 'headline',
            type: 'computed',
            result: 'text',
            label: label('Headline'),
            expression: "subject & ' ' & location",
          },
        ],
      };
    if (document['kind'] === 'entity' && document['id'] === 'lead')
      return {
        ...document,
        fields: [
          ...fields,
          rollUp('appointmentCount', { measure: 'count' }),
          rollUp('fairCount', { measure: 'count', filter: { kind: 'fair' } }),
          rollUp('costs', { measure: 'sum', measureField: 'cost' }),
        ],
      };
    if (document['kind'] !== 'role') return document;
    const grants = document['grants'] as object[];
    return { ...document, grants: [...grants, { entity: 'remark', actions: ['read', 'create'] }] };
  };
  const remark = {
    kind: 'entity',
    id: 'remark',
    name: 'remark',
    label: label('Remark'),
    labelPlural: label('Remarks'),
    titleField: 'text',
    fields: [
      { id: 'text', type: 'text', label: label('Text'), required: true },
      { id: 'on', type: 'reference', entity: 'appointment', label: label('On') },
      { id: 'fair', type: 'reference', entity: 'appointment', label: label('Fair'), filter: { kind: 'fair' } },
    ],
  };
  return [
    ...given.map((one) => ({ ...one, document: more(one.document as Record<string, unknown>) })),
    { file: 'definitions/entity/remark.json', document: remark },
  ];
}

const rollUp = (id: string, more: object) => ({
  id,
  type: 'roll-up',
  entity: 'appointment',
  via: 'lead',
  label: label(id),
  ...more,
});

let server: TestServer;
let keys: ReadonlyMap<string, string>;
/** Whose the veiled records are, and a token of his. */
let owner: string;
let ownerToken: string;
beforeAll(async () => {
  server = await startTestServer(await documents());
  keys = await loadSeedRecords(server);
  for (const { email, team } of DEMO_USERS)
    await system(
      'update',
      'user',
      { language: 'de', teams: [{ id: keys.get(`team/${team}`) }] },
      server.users.get(email),
    );
  const given = { name: 'Olga Ohm', email: 'olga@example.com', roles: ['service'], language: 'de' };
  owner = await system('create', 'user', given);
  const scopes = ['read', 'write'] as const;
  ownerToken = (await createApiToken(server.database, owner, { name: 'test', scopes, expiresAt: null })).token;
});
afterAll(() => server.close());

async function system(action: 'create' | 'update', entity: string, values: Values, id?: string): Promise<string> {
  const context = makeContext(server.runtime.models.current(), SYSTEM_ACTOR, null);
  // What an invitation is called stays once it is made; here it is another one in each form all the same.
  const { invitationUid, invitationSequence, ...changed } = values;
  if (action === 'update' && invitationUid !== undefined)
    await server.database.query(sql`
      update data.appointment set invitation_uid = ${invitationUid}, invitation_sequence = ${invitationSequence} where id = ${id}::uuid`);
  const command =
    action === 'create'
      ? ({ action, entity, values } as const)
      : ({ action, entity, values: changed, id: id ?? '' } as const);
  const [result] = await runCommands(server.database, [command], context, { atomic: true });
  if (!result || 'refusal' in result) throw new Error(JSON.stringify(result));
  return result.done.id;
}

const encode = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const START = '2031-05-05T09:00:00.000Z';
/** A year for each asker: what somebody may well see, of another's case, must not get in the way. */
const yearOf = (email: string): number => 2031 + DEMO_USERS.findIndex((one) => one.email === email);
const startOf = (email: string): string => `${yearOf(email)}-05-05T09:00:00.000Z`;

/** What the entity's record has in both forms, and who may ask. */
type Case = {
  readonly id: string;
  readonly year: number;
  readonly leads: readonly string[];
  readonly forms: readonly Values[];
  readonly remark: string;
  readonly hidden: readonly string[];
};

async function makeCase(attacker: string, team: string): Promise<Case> {
  const year = yearOf(attacker);
  const mine = { owner: server.users.get(attacker), team: keys.get(`team/${team}`) };
  const person = { kind: 'person', birthDate: '1980-01-02', ...mine };
  const leads = [
    await system('create', 'lead', { ...person, lastName: 'Ersterkunde' }),
    await system('create', 'lead', { ...person, lastName: 'Zweiterkunde' }),
  ];
  const contacts = await Promise.all(
    leads.map((lead, index) => system('create', 'contact-person', { lead, lastName: `Kontakt${index}` })),
  );
  const file = async (name: string): Promise<string> => {
    const [row] = await server.database.query<{ id: string }>(sql`
      insert into leitwerk.file (id, name, type, size, sha256, created_by)
      select gen_random_uuid(), ${name}, 'text/plain', 3, sha256(${name}::text::bytea), ${owner}::uuid returning id`);
    return row?.id ?? '';
  };
  const forms: readonly Values[] = [
    {
      subject: 'Geheimnis Anfang',
      kind: 'fair',
      location: 'Ostrand',
      lead: leads[0],
      attendees: [{ id: contacts[0] }],
      participants: [],
      reminderAt: `${year}-05-05T08:00:00.000Z`,
      description: 'Wortlaut Zinnober',
      cost: '48111.50',
      invitation: 'sent',
      organizer: 'Ostrand AG',
      guests: [{ name: 'Karmesin', address: 'ersteakte@example.org', answer: 'declined' }],
      participantAnswers: [{ name: 'Zinnober', address: 'ersteakte@example.org', answer: 'accepted' }],
      invitationUid: 'Geheimnis@x',
      invitationSequence: 1,
      papers: { id: await file('ersteakte.txt') },
    },
    {
      subject: 'Anderes Zitat',
      kind: 'phone',
      location: 'Westrand',
      lead: leads[1],
      attendees: [{ id: contacts[1] }],
      participants: [{ id: owner }],
      reminderAt: `${year}-05-05T08:30:00.000Z`,
      description: 'Satzbau Karmesin',
      cost: '48107.25',
      invitation: 'declined',
      organizer: 'Westrand AG',
      guests: [{ name: 'Zinnober', address: 'zweiteakte@example.org', answer: 'declined' }],
      participantAnswers: [{ name: 'Karmesin', address: 'zweiteakte@example.org', answer: 'declined' }],
      invitationUid: 'Anderes@x',
      invitationSequence: 2,
      papers: { id: await file('zweiteakte.txt') },
    },
  ];
  const base = { start: startOf(attacker), end: `${year}-05-05T10:00:00.000Z`, owner, team: mine.team, private: true };
  const id = await system('create', 'appointment', { ...base, ...forms[0] });
  // Others beside it, so that its place among them could tell something.
  for (const subject of ['Besprechung', 'Mittagessen', 'Zeitplan'])
    await system('create', 'appointment', { ...base, private: false, subject, location: subject, cost: '9.00' });
  const remark = await system('create', 'remark', { text: `Notiz ${attacker}`, on: id });
  const { veils } = accessOf(attacker).entity('appointment');
  return { id, year, leads, forms, remark, hidden: veils.list.flatMap((veil) => [...veil.fields]) };
}

function accessOf(email: string) {
  const role = DEMO_USERS.find((one) => one.email === email)?.role ?? 'service';
  return server.runtime.models.current().accessOf({ ...SYSTEM_ACTOR, isSystem: false, roles: [role] });
}

/** Conditions on one field that tell its two values apart, by each of its operators. */
function conditionsOn(field: string, values: readonly unknown[]): readonly object[] {
  const model = server.runtime.models.current().entities.get('appointment')?.fields.get(field)?.field;
  if (!model) return [];
  const texts = values.flatMap((value) =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value.map((one: { id: string }) => one.id) : [],
  );
  const list = operatorsOf(model).flatMap((operator): object[] => {
    if (operator === 'isNull') return [{ [field]: { isNull: true } }, { [field]: { isNull: false } }];
    if (operator === 'in' || operator === 'notIn') return texts.map((text) => ({ [field]: { [operator]: [text] } }));
    if (operator === 'contains' || operator === 'startsWith')
      return texts.map((text) => ({ [field]: { [operator]: text.slice(0, 4) } }));
    return texts.map((text) => ({ [field]: { [operator]: text } }));
  });
  return [...list, ...list.map((one) => ({ not: one }))];
}

const nearOf = (year: number) => ({ start: { gte: `${year}-05-01T00:00:00.000Z`, lt: `${year}-06-01T00:00:00.000Z` } });

/** Every reading question about the record, its neighbours and what hangs together with it. */
function questions({ id, year, leads, forms, remark, hidden }: Case): readonly string[] {
  const base = '/api/records/appointment';
  const near = nearOf(year);
  const range = `from=${year}-05-01&to=${year}-06-01`;
  const fields = hidden.filter((one) => one !== 'createdBy' && one !== 'updatedBy');
  const references = fields.filter((one) => ['lead', 'attendees', 'participants'].includes(one));
  const conditions = fields.flatMap((field) =>
    conditionsOn(
      field,
      forms.map((form) => form[field] ?? `${form['subject']} ${form['location']}`),
    ),
  );
  const list = (query: string) => `${base}?filter=${encode(near)}&${query}`;
  const aggregate = (query: string) => `/api/aggregate/appointment?filter=${encode(near)}&${query}`;
  return [
    `${base}/${id}`,
    `${base}/${id}?expand=${references.join()}`,
    `${base}/${id}?at=${new Date().toISOString()}`,
    `${base}/${id}/history`,
    `${base}/${id}/origins`,
    `${base}/${id}/explain`,
    `${base}/${id}/processes`,
    `${base}/${id}/pending-changes`,
    `${base}/${id}/presence`,
    ...leads.map((lead) => `${base}/${id}/merge?other=${lead}`),
    `${base}/duplicates?values=${encode(forms[0])}`,
    list(`count=exact&expand=${references.join()}`),
    ...fields.flatMap((field) => [
      list(`fields=${field}`),
      list(`sort=${field}`),
      list(`sort=-${field}`),
      list(`sort=${field}&limit=1`),
      list(`sort=${field},start&limit=2`),
      aggregate(`measure=count&group=${field}`),
      aggregate(`measure=count&group=owner&split=${field}`),
      ...['min', 'max', 'sum'].map((measure) => aggregate(`measure=${measure}:${field}`)),
      `${base}/occurrences?${range}&start=start&fields=${field}`,
      `${base}/occurrences?${range}&start=${field}`,
    ]),
    ...fields.map(
      (field) =>
        `/api/aggregate/appointment?measure=count&group=lead.lastName&filter=${encode({ not: { [field]: null } })}`,
    ),
    ...conditions.flatMap((condition) => [
      `${base}?count=exact&filter=${encode({ and: [near, condition] })}`,
      `/api/aggregate/appointment?measure=count&filter=${encode({ and: [near, condition] })}`,
      `${base}/occurrences?${range}&start=start&filter=${encode(condition)}`,
    ]),
    ...conditions.map((condition) => {
      const [[field, value] = ['', null]] = Object.entries('not' in condition ? (condition.not as object) : condition);
      return `/api/records/remark?filter=${encode({ [`on.${field}`]: value })}`;
    }),
    ...leads.flatMap((lead) => [
      `/api/records/lead/${lead}`,
      `${base}?count=exact&filter=${encode({ lead })}`,
      `/api/aggregate/appointment?measure=count&filter=${encode({ lead })}`,
      `/api/records/lead/${lead}/history`,
    ]),
    `/api/records/lead?search=kunde&filter=${encode({ id: { in: leads } })}`,
    `/api/records/remark/${remark}?expand=on`,
    `/api/records/remark?expand=on`,
    `/api/records/remark/${remark}/history`,
    `/api/aggregate/remark?measure=count&group=on&expand=true`,
    ...fields.map((field) => `/api/aggregate/remark?measure=count&group=on.${field}`),
    ...['Geheimnis', 'Anfang', 'Zitat', 'Zinnober', 'Ostrand', 'Westrand', 'akte'].flatMap((word) => [
      `/api/search?q=${word}`,
      `${base}?search=${word}`,
      `/api/aggregate/appointment?measure=count&search=${word}`,
    ]),
    ...forms.flatMap((form) => {
      const file = (form['papers'] as { id: string }).id;
      return [`/api/files/${file}`, `/api/files/${file}/versions`, `/api/files/version-counts?ids=${file}`];
    }),
    '/api/notifications',
  ];
}

/** What changes with every write, whatever was written. */
const plain = (text: string): string =>
  text
    .replace(/"version":\s*\d+/g, '"version":0')
    .replace(/"updatedAt":\s*"[^"]*"/g, '"updatedAt":""')
    .replace(/"requestId":\s*"[^"]*"/g, '"requestId":""');

async function answers(email: string, { year }: Case, urls: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const url of urls) {
    const { status, text } = await server.ask(email, 'GET', url);
    expect(status, `${url} ${text}`).toBeLessThan(500);
    found.set(url, `${status} ${plain(text)}`);
  }
  const begun = await server.ask(email, 'POST', '/api/records/appointment/export', {
    selection: { filter: nearOf(year) },
    format: 'csv',
    fields: [...accessOf(email).entity('appointment').readable].filter(
      (one) => !['version', 'updatedAt'].includes(one),
    ),
  });
  const run = await finishRun(server, email, begun);
  found.set('export', (await server.ask(email, 'GET', `/api/files/${run.files[0]?.id}`)).text);
  return found;
}

const SECRETS =
  /Geheimnis|Anfang|Anderes|Zitat|Ostrand|Westrand|Zinnober|Karmesin|ersteakte|zweiteakte|48111\.50|48107\.25/;

const BLANK: Values = {
  lead: null,
  attendees: [],
  reminderAt: null,
  description: null,
  cost: null,
  papers: null,
  location: null,
  invitation: null,
  organizer: null,
  guests: [],
  participantAnswers: [],
  invitationUid: null,
  invitationSequence: null,
};

describe.each(DEMO_USERS)('$email', ({ email, team }) => {
  it('learns nothing of a veiled record by any question', async () => {
    const one = await makeCase(email, team);
    // Every hidden field is asked for: a new one needs values in both forms, or follows from those that have.
    expect(one.hidden.filter((field) => !(field in (one.forms[0] ?? {}))).sort()).toEqual([
      'createdBy',
      'headline',
      'updatedBy',
    ]);
    const urls = questions(one);
    const first = await answers(email, one, urls);
    await system('update', 'appointment', one.forms[1] ?? {}, one.id);
    const second = await answers(email, one, urls);
    for (const [url, text] of first) {
      expect(second.get(url), url).toBe(text);
      expect(decodeURIComponent(text), url).not.toMatch(SECRETS);
    }
    // It is there, and when.
    const shown = (await server.ask(email, 'GET', `/api/records/appointment/${one.id}`)).body as Values;
    expect(shown).toMatchObject({
      subject: 'Belegt',
      start: startOf(email),
      location: null,
      lead: null,
      attendees: [],
    });
    expect(shown).toMatchObject({ createdBy: null, updatedBy: null, papers: null, headline: null });
  });

  it('cannot change it, and is told no more by trying', async () => {
    const one = await makeCase(email, team);
    const { rows } = accessOf(email).entity('appointment');
    const count = async () =>
      (
        await server.database.query<{ n: number }>(
          sql`select count(*) as n from leitwerk.history where record_id = ${one.id}::uuid`,
        )
      )[0];
    const before = await count();
    const path = `/api/records/appointment/${one.id}`;
    const attempts: readonly (readonly ['POST' | 'PATCH' | 'DELETE', string, object?])[] = [
      ['PATCH', path, { private: false }],
      ['PATCH', path, { owner: server.users.get(email) }],
      ['PATCH', path, { participants: [{ id: server.users.get(email) }] }],
      ['PATCH', path, { end: '2031-05-05T08:00:00.000Z' }],
      ['DELETE', path],
      ['DELETE', `${path}?purge=true`],
      ['POST', `${path}/restore`],
      ['POST', `${path}/pending-changes`, { day: '2031-01-01', values: { private: false } }],
      ['POST', `${path}/merge`, { other: one.leads[0] }],
    ];
    for (const [method, url, body] of attempts) {
      const reply = await server.ask(email, method, url, body);
      expect([403, 404], `${method} ${url} ${reply.text}`).toContain(reply.status);
      expect(reply.text).not.toMatch(SECRETS);
    }
    const commands = [{ action: 'update', id: one.id, values: { private: false } }];
    const batch = await server.ask(email, 'POST', '/api/records/appointment/batch', { atomic: false, commands });
    if (batch.status === 200) expect((batch.body as { items: { status: number }[] }).items[0]?.status).toBe(403);
    else expect(batch.status).toBe(403);
    if (rows.update !== 'none') {
      const selection = { filter: { id: one.id } };
      const bulk = { selection, change: { action: 'update', values: { private: false } } };
      await finishRun(server, email, await server.ask(email, 'POST', '/api/records/appointment/bulk', bulk));
    }
    // A reference that offers some appointments only does not tell which one it is.
    const remark = (fair: string) => server.ask(email, 'POST', '/api/records/remark', { text: 'x', fair });
    const told = (await remark(one.id)).status;
    await system('update', 'appointment', one.forms[1] ?? {}, one.id);
    expect((await remark(one.id)).status).toBe(told);
    expect(await count()).toEqual({ n: (before?.n ?? 0) + 1 });
  });

  it('sees the past of a record only as far as it was not veiled', async () => {
    const one = await makeCase(email, team);
    const { body } = await server.ask(email, 'GET', `/api/records/appointment/${one.id}`);
    const hidden = (body as { createdAt: string }).createdAt;
    // Out of the days that the others ask about, and without the words that they must not see.
    const later = { start: '2033-05-05T09:00:00.000Z', end: '2033-05-05T10:00:00.000Z', ...BLANK };
    await system('update', 'appointment', { subject: 'Ganz offen', private: false, ...later }, one.id);
    await system('update', 'appointment', { location: 'Rathaus' }, one.id);
    const path = `/api/records/appointment/${one.id}`;
    const seen = (await server.ask(email, 'GET', `${path}/history`)).body as { items: { changes: Values }[] };
    expect(seen.items.map(({ changes }) => Object.keys(changes).sort())).toEqual([['headline', 'location']]);
    expect((await server.ask(email, 'GET', `${path}?at=${hidden}`)).status).toBe(403);
    const origins = (await server.ask(email, 'GET', `${path}/origins`)).body as { created: unknown; fields: Values };
    expect([origins.created, Object.keys(origins.fields).sort()]).toEqual([null, ['headline', 'location']]);
    expect((await server.ask(email, 'GET', path)).body).toMatchObject({ subject: 'Ganz offen' });
  });
});

describe('who sees a veiled record whole', () => {
  it('is its owner and who takes part, and to them the same questions do tell', async () => {
    const one = await makeCase('sales@example.com', 'nord');
    for (const who of [ownerToken, 'viewer@example.com']) {
      const participants = [{ id: server.users.get('viewer@example.com') }];
      await system('update', 'appointment', { ...one.forms[0], participants }, one.id);
      const urls = questions(one);
      const first = await answers(who, one, urls);
      await system('update', 'appointment', { ...one.forms[1], participants }, one.id);
      const second = await answers(who, one, urls);
      const differing = urls.filter((url) => first.get(url) !== second.get(url));
      expect(first.get(urls[0] ?? '')).toMatch(/Geheimnis Anfang/);
      expect(differing.length).toBeGreaterThan(urls.length / 3);
      const history = (await server.ask(who, 'GET', `/api/records/appointment/${one.id}/history`)).body as {
        items: unknown[];
      };
      expect(history.items.length).toBeGreaterThan(2);
    }
    const changed = await server.ask(ownerToken, 'PATCH', `/api/records/appointment/${one.id}`, {
      location: 'Amt',
    });
    expect(changed.body).toMatchObject({ subject: 'Anderes Zitat', location: 'Amt' });
  });

  it('is not who writes one for somebody else', async () => {
    const made = await server.ask('service@example.com', 'POST', '/api/records/appointment', {
      subject: 'Für den Chef',
      start: START,
      end: '2031-05-05T10:00:00.000Z',
      owner: server.users.get('admin@example.com'),
      private: true,
    });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ subject: 'Belegt' });
    await system('update', 'user', { language: 'en' }, server.users.get('service@example.com'));
    const { id } = made.body as { id: string };
    expect((await server.ask('service@example.com', 'GET', `/api/records/appointment/${id}`)).body).toMatchObject({
      subject: 'Busy',
    });
  });
});

it('is asked by every route that reads records of an entity', () => {
  const asked = [
    '/api/records/{entity}',
    '/api/records/{entity}/{id}',
    '/api/records/{entity}/{id}/history',
    '/api/records/{entity}/{id}/origins',
    '/api/records/{entity}/{id}/explain',
    '/api/records/{entity}/{id}/processes',
    '/api/records/{entity}/{id}/pending-changes',
    '/api/records/{entity}/{id}/presence',
    '/api/records/{entity}/{id}/merge',
    '/api/records/{entity}/duplicates',
    '/api/records/{entity}/occurrences',
    '/api/aggregate/{entity}',
    // Views and what a person has typed are no records.
    '/api/views/{entity}',
    '/api/drafts/{entity}/{record}',
  ];
  const routes = ROUTES.filter(({ method, path }) => method === 'GET' && path.includes('{entity}'));
  expect(routes.map(({ path }) => path).filter((path) => !asked.includes(path))).toEqual([]);
});
