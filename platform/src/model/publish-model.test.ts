import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import { openModelStore } from './model-store.ts';
import { bringTablesUp, planPublish, publishModel } from './publish-model.ts';

const ADMIN = 'admin@example.com';

type Document = { readonly file: string; readonly document: Record<string, never> };

let server: TestServer;
let seed: readonly Document[];
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
  seed = (await seedDocuments(false)) as readonly Document[];
});
afterAll(() => server.close());

const changed = (file: string, change: (document: Record<string, never>) => void): readonly Document[] =>
  structuredClone(seed).map((one) => {
    if (one.file === file) change(one.document);
    return one;
  });
const fields = (document: Record<string, never>): Record<string, unknown>[] =>
  document['fields'] as unknown as Record<string, unknown>[];
const field = (document: Record<string, never>, id: string): Record<string, unknown> =>
  fields(document).find((one) => one['id'] === id) ?? {};
const publish = (documents: readonly unknown[], rest: object = {}) =>
  server.ask(ADMIN, 'POST', '/api/metadata/publish', { documents, ...rest });
const LEAD = 'definitions/entity/lead.json';
const newLead = (values: object = {}) =>
  server.ask(ADMIN, 'POST', '/api/records/lead', { kind: 'person', lastName: 'X', email: 'x@example.org', ...values });

describe('publishing', () => {
  it('changes nothing when nothing is different', async () => {
    const reply = await publish(seed);
    expect(reply.body).toMatchObject({ version: 1, changes: [] });
  });

  it('makes a new field usable at once, in another process too', async () => {
    const other = await openModelStore(server.database, () => undefined);
    const next = changed(LEAD, (lead) =>
      fields(lead).push({
        id: 'favouriteColour',
        type: 'text',
        label: { de: 'Lieblingsfarbe', en: 'Favourite colour' },
        searchable: true,
        index: true,
      }),
    );
    const reply = await publish(next, { note: 'colour' });
    expect(reply.status, reply.text).toBe(200);
    const lead = await newLead({ favouriteColour: 'türkis' });
    expect(lead.body).toMatchObject({ favouriteColour: 'türkis' });
    const found = await server.ask(ADMIN, 'GET', '/api/records/lead?search=tuerkis');
    expect((found.body as { items: unknown[] }).items).toHaveLength(1);
    await expect
      .poll(() => other.current().version, { timeout: 5000 })
      .toBe((reply.body as { version: number }).version);
    await other.close();
    // Taken away, its data stays; brought back, it is there again.
    await publish(seed);
    const id = (lead.body as { id: string }).id;
    expect((await server.ask(ADMIN, 'GET', `/api/records/lead/${id}`)).body).not.toHaveProperty('favouriteColour');
    await publish(next);
    expect((await server.ask(ADMIN, 'GET', `/api/records/lead/${id}`)).body).toMatchObject({
      favouriteColour: 'türkis',
    });
    await publish(seed);
  });

  it('refuses what records stand against, with counts and samples, until it is confirmed', async () => {
    const id = (
      (await newLead({ notes: 'short', currentSupplier: 'eine sehr lange Bezeichnung' })).body as { id: string }
    ).id;
    const next = changed(LEAD, (lead) => {
      Object.assign(field(lead, 'currentSupplier'), { maxLength: 5 });
      Object.assign(field(lead, 'website'), { required: true });
    });
    const refused = await publish(next);
    expect(refused.status).toBe(409);
    const problem = refused.body as {
      code: string;
      checksum: string;
      risks: { code: string; count: number; samples: { id: string }[]; message: string }[];
    };
    expect(problem.code).toBe('publish.needs-confirmation');
    expect(problem.risks.map((risk) => risk.code).sort()).toEqual(['publish.now-required', 'publish.too-long']);
    expect(problem.risks.find((risk) => risk.code === 'publish.too-long')).toMatchObject({
      count: 1,
      samples: [{ id }],
    });
    const plan = await server.ask(ADMIN, 'POST', '/api/metadata/plan', { documents: next });
    expect(plan.body).toMatchObject({ checksum: problem.checksum });
    expect((await publish(next, { confirm: 'wrong' })).status).toBe(409);
    expect((await publish(next, { confirm: problem.checksum })).status).toBe(200);
    await publish(seed);
  });

  it('keeps the old values when the type of a field changes', async () => {
    const good = ((await newLead({ notes: '42' })).body as { id: string }).id;
    const bad = ((await newLead({ notes: 'no number' })).body as { id: string }).id;
    const next = changed(LEAD, (lead) => {
      const notes = field(lead, 'notes');
      notes['type'] = 'integer';
      delete notes['maxLength'];
    });
    const refused = await publish(next);
    const { checksum, risks } = refused.body as { checksum: string; risks: { code: string; count: number }[] };
    expect(risks).toMatchObject([{ code: 'publish.type-change', count: 2 }]);
    const reply = await publish(next, { confirm: checksum });
    expect(reply.status, reply.text).toBe(200);
    expect((await server.ask(ADMIN, 'GET', `/api/records/lead/${good}`)).body).toMatchObject({ notes: 42 });
    expect((await server.ask(ADMIN, 'GET', `/api/records/lead/${bad}`)).body).toMatchObject({ notes: null });
    const { version } = reply.body as { version: number };
    const kept = await server.database.query<{ count: number }>({
      text: `select count(*) as count from data.lead where notes__until_${version} = 'no number'`,
      values: [],
    } as never);
    expect(kept[0]?.count).toBe(1);
  });

  it('tells what is wrong with file and place, and stores nothing', async () => {
    const versions = async () =>
      ((await server.ask(ADMIN, 'GET', '/api/metadata/versions')).body as { items: unknown[] }).items.length;
    const before = await versions();
    const reply = await publish(changed(LEAD, (lead) => Object.assign(lead, { titleField: 'nobody' })));
    expect(reply.status).toBe(422);
    expect((reply.body as { issues: object[] }).issues).toContainEqual(
      expect.objectContaining({ file: LEAD, path: 'titleField', code: 'definition.unknown-field' }),
    );
    expect(await versions()).toBe(before);
  });

  it('goes back to an earlier version as a new one', async () => {
    const next = changed('definitions/entity/task.json', (task) =>
      Object.assign(task, { label: { de: 'Todo', en: 'Todo' } }),
    );
    const { version } = (await publish(next)).body as { version: number };
    const back = await server.ask(ADMIN, 'POST', '/api/metadata/rollback', { version: 1 });
    // The type change above was confirmed once; going back is one again.
    const reply =
      back.status === 409
        ? await server.ask(ADMIN, 'POST', '/api/metadata/rollback', {
            version: 1,
            confirm: (back.body as { checksum: string }).checksum,
          })
        : back;
    expect(reply.status, reply.text).toBe(200);
    expect((reply.body as { version: number }).version).toBe(version + 1);
    const exported = (await server.ask(ADMIN, 'GET', '/api/metadata/export')).body as { documents: Document[] };
    expect(JSON.stringify(exported.documents)).toBe(JSON.stringify(seed));
  });
});

describe('a package that has nothing to do with the seed', () => {
  it('works by its definitions alone: relations, status, roles, conditional fields', async () => {
    const own = await startTestServer(workshop);
    const mechanic = own.users.get('sales@example.com') ?? '';
    await own.database.query({
      text: `update data."user" set roles = '{foreman}' where email = 'admin@example.com'`,
      values: [],
    } as never);
    await own.database.query({
      text: `update data."user" set roles = '{mechanic}' where email = 'sales@example.com'`,
      values: [],
    } as never);
    const ask = (as: string, method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) =>
      own.ask(as, method, `/api/records/${path}`, body);
    const bike = (await ask(ADMIN, 'POST', 'bike', { frame: 'RAD-1' })).body as { id: string };
    expect((await ask(ADMIN, 'POST', 'bike', { frame: 'RAD-1' })).body).toMatchObject({
      issues: [{ path: 'frame', code: 'value.not-unique' }],
    });
    const withoutReason = await ask(ADMIN, 'POST', 'repair', { bike: bike.id, warranty: true, mechanic });
    expect(withoutReason.body).toMatchObject({ issues: [{ path: 'warrantyNumber', code: 'value.required' }] });
    const repair = (await ask(ADMIN, 'POST', 'repair', { bike: bike.id, warranty: false, mechanic })).body as {
      id: string;
    };
    expect(repair).toMatchObject({ number: 'R-0001', state: 'open', total: null });
    for (const price of ['10.10', '20.20'])
      await ask(ADMIN, 'POST', 'part', { repair: repair.id, name: 'Part', price });
    expect((await ask(ADMIN, 'GET', `repair/${repair.id}`)).body).toMatchObject({ partTotal: '30.30', partCount: 2 });
    expect((await ask('sales@example.com', 'PATCH', `repair/${repair.id}`, { mechanic: null })).status).toBe(403);
    expect(
      (await ask('sales@example.com', 'POST', `repair/${repair.id}/transitions/finish`, { hours: '1.5' })).body,
    ).toMatchObject({ state: 'done', hours: '1.50', total: '90.00' });
    const other = (await ask(ADMIN, 'POST', 'repair', { bike: bike.id, warranty: false })).body as { id: string };
    expect((await ask('sales@example.com', 'GET', `repair/${other.id}`)).status).toBe(404);
    expect((await ask('sales@example.com', 'GET', 'part')).status).toBe(403);
    await own.close();
  });
});

describe('publishing a large table', () => {
  /** Locks on the table of leads that keep readers or writers out, as another connection sees them while scenarios are played. */
  async function locksWhile(largeBytes: number, documents: readonly Document[]) {
    let locks: readonly { mode: string }[] | null = null;
    await publishModel(server.database, {
      documents: documents as never,
      note: '',
      author: SYSTEM_USER_ID,
      largeBytes,
      judge: async () => {
        locks = await server.database.query<{ mode: string }>(sql`
          select mode from pg_locks where relation = 'data.lead'::regclass and granted
            and mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`);
      },
    });
    return locks as readonly { mode: string }[] | null;
  }
  const withField = (id: string) =>
    changed(LEAD, (lead) =>
      fields(lead).push(
        { id, type: 'text', label: { de: id, en: id }, unique: true, index: true },
        { id: `${id}Lead`, type: 'reference', entity: 'lead', label: { de: id, en: id } },
      ),
    );
  const objects = async () =>
    (
      await server.database.query<{ name: string }>(sql`
        select indexrelid::regclass::text as name from pg_index where indrelid = 'data.lead'::regclass and indisvalid
        union all select conname from pg_constraint where conrelid = 'data.lead'::regclass and contype = 'f' and convalidated`)
    ).map(({ name }) => name.replaceAll('"', ''));

  it('keeps nobody out while indexes are built, keys checked and scenarios played', async () => {
    expect(await locksWhile(Number.POSITIVE_INFINITY, withField('small'))).not.toEqual([]);
    expect(await locksWhile(0, withField('large'))).toEqual([]);
    const made = await objects();
    expect(made.filter((name) => name.includes('large')).length).toBeGreaterThanOrEqual(4);
    // Of the version before only columns are left.
    expect(made.filter((name) => name.includes('small'))).toEqual([]);
    await publish(seed);
    expect((await objects()).filter((name) => name.includes('large'))).toEqual([]);
  });

  it('works out anew what is searched beside the writers, and finds by it when it is live', async () => {
    const [{ id }] = [(await newLead({ currentSupplier: 'Mondschein Energie' })).body as { id: string }];
    const found = async (word: string) =>
      (
        (await server.ask(ADMIN, 'GET', `/api/records/lead?search=${word}`)).body as { items: { id: string }[] }
      ).items.map((one) => one.id);
    expect(await found('mondschein')).toEqual([]);
    const isSearchable = (value: boolean) =>
      changed(LEAD, (lead) => {
        for (const one of fields(lead)) if (one['id'] === 'currentSupplier') one['searchable'] = value;
      });
    expect(await locksWhile(0, isSearchable(true))).toEqual([]);
    await server.runtime.models.refresh();
    expect(await found('mondschein')).toEqual([id]);
    const later = (await newLead({ currentSupplier: 'Sonnenschein Energie' })).body as { id: string };
    expect(await found('sonnenschein')).toEqual([later.id]);
    await server.ask(ADMIN, 'PATCH', `/api/records/lead/${id}`, { currentSupplier: 'Sternschein Energie' });
    expect(await found('mondschein')).toEqual([]);
    expect(await found('sternschein')).toEqual([id]);
    // And back, with the table kept for oneself.
    expect(await locksWhile(Number.POSITIVE_INFINITY, isSearchable(false))).not.toEqual([]);
    await server.runtime.models.refresh();
    expect(await found('sternschein')).toEqual([]);
    const columns = await server.database.query(
      sql`select attname from pg_attribute where attrelid = 'data.lead'::regclass and attname like '\_search%'`,
    );
    expect(columns).toEqual([{ attname: '_search' }]);
    await publish(seed);
  });

  it('leaves to the next publish what was broken off', async () => {
    await server.database.query(raw('alter table data.lead add column _search_next text'));
    await newLead({ website: 'https://same.example' });
    await newLead({ website: 'https://same.example' });
    const unique = changed(LEAD, (lead) => Object.assign(field(lead, 'website'), { unique: true }));
    await expect(
      server.database.query(raw('create unique index concurrently broken_off on data.lead (website)')),
    ).rejects.toThrow();
    await expect(locksWhile(0, unique)).rejects.toMatchObject({ refusal: { code: 'publish.refused' } });
    await locksWhile(0, withField('again'));
    const left = await server.database.query(sql`select 1 from pg_index where not indisvalid`);
    expect(left).toEqual([]);
    const columns = await server.database.query(
      sql`select 1 from pg_attribute where attrelid = 'data.lead'::regclass and attname = '_search_next' and not attisdropped`,
    );
    expect(columns).toEqual([]);
    await publish(seed);
  });

  it('takes over the generated column of an older installation as it is', async () => {
    const [before] = await server.database.query<{ text: string }>(sql`
      select pg_get_functiondef('data.keep_search_of_lead'::regproc) as text`);
    const expression = /new\._search := (.*); return new;/s.exec(before?.text ?? '')?.[1]?.replaceAll('new.', '') ?? '';
    expect(expression).not.toBe('');
    const [{ comment }] = (await server.database.query<{ comment: string }>(sql`
      select col_description('data.lead'::regclass, attnum) as comment from pg_attribute
      where attrelid = 'data.lead'::regclass and attname = '_search'`)) as [{ comment: string }];
    await server.database.query(raw('drop trigger keep_search on data.lead'));
    await server.database.query(raw('alter table data.lead drop column _search'));
    await server.database.query(
      raw(`alter table data.lead add column _search text generated always as (${expression}) stored`),
    );
    await server.database.query(raw(`comment on column data.lead._search is '${comment}'`));
    await bringTablesUp(server.database);
    const later = (await newLead({ lastName: 'Übernommen' })).body as { id: string };
    const found = await server.ask(ADMIN, 'GET', '/api/records/lead?search=uebernommen');
    expect(found.body).toMatchObject({ items: [{ id: later.id }] });
    expect((await planPublish(server.database, seed as never)).statements).toEqual([]);
  });
});
