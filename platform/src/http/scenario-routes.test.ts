import { readDocuments } from '@leitwerk/metadata/node/load';
import type { WireScenarioReport } from '@leitwerk/metadata/wire/scenario';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { loadSeedRecords, SEED, startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
const RUN = '/api/metadata/scenarios/run';

type Document = { readonly file: string; readonly document: Record<string, never> };
type Plan = { readonly scenarios: WireScenarioReport | null };

let server: TestServer;
let seed: readonly Document[];
beforeAll(async () => {
  const { documents } = await readDocuments(SEED);
  seed = withFewScenarios(documents as readonly Document[]);
  server = await startTestServer(seed);
  await loadSeedRecords(server);
});
afterAll(() => server.close());

/** Playing all of them at every publish takes longer than what is looked at here. */
function withFewScenarios(documents: readonly Document[]): readonly Document[] {
  type Scenario = { readonly kind: string; readonly id: string; readonly after?: string };
  const scenarios = documents
    .map(({ document }) => document as unknown as Scenario)
    .filter((one) => one.kind === 'scenario');
  const played = new Set<string | undefined>(['new-lead', 'task-life', 'offer-life', 'withdrawn-in-switch']);
  for (const id of played) played.add(scenarios.find((one) => one.id === id)?.after);
  return documents.filter(({ document }) => {
    const { kind, id } = document as unknown as Scenario;
    return kind !== 'scenario' || played.has(id);
  });
}

/** The seed with a change to one file. */
const changed = (file: string, change: (document: Record<string, never>) => void): readonly Document[] =>
  structuredClone(seed).map((one) => {
    if (one.file === file) change(one.document);
    return one;
  });
/** A guard that lets nobody decline an offer, and a new field: scenarios fail, over tables that change. */
const broken = () => {
  const documents = changed('definitions/contract-status/offer-status.json', (status) => {
    const transitions = status['transitions'] as unknown as { id: string; guard: string }[];
    for (const one of transitions) if (one.id === 'decline') one.guard = "subject = 'never'";
  });
  const lead = documents.find(({ file }) => file === 'definitions/entity/lead.json')?.document;
  (lead?.['fields'] as object[] | undefined)?.push({ id: 'moon', type: 'text', label: { de: 'Mond', en: 'Moon' } });
  return documents;
};
const post = (path: string, body: unknown, as = ADMIN) =>
  server.ask(as, 'POST', path, body, { 'accept-language': 'en' });
const leadColumns = () =>
  server.database.query(
    sql`select 1 from information_schema.columns where table_name = 'lead' and column_name = 'moon'`,
  );

it('plays those that are live for whoever may publish, and nobody else', async () => {
  for (const as of ['viewer@example.com', 'sales@example.com', 'lead@example.com', 'service@example.com'])
    expect((await post(RUN, {}, as)).status, as).toBe(403);
  const reply = await post(RUN, { only: ['task-life', 'withdrawn-in-switch'] });
  expect(reply.status, reply.text).toBe(200);
  const report = reply.body as WireScenarioReport;
  expect(report).toMatchObject({ passed: 2, failed: [], notRun: [] });
  const task = report.coverage.find(({ id, what }) => id === 'task-status' && what === 'transitions');
  expect(task).toMatchObject({ all: 5, missing: [] });
});

it('refuses what it does not know', async () => {
  expect((await post(RUN, { onlyy: [] })).status).toBe(400);
  expect((await post(RUN, { only: ['gone'] })).body).toMatchObject({
    status: 422,
    issues: [{ path: 'only', code: 'scenario.unknown', message: 'There is no scenario “gone”.' }],
  });
  expect((await post(RUN, { only: 'task-life' })).status).toBe(422);
  expect((await post(RUN, { documents: [{ file: 'a.json', document: { kind: 'x' } }] })).status).toBe(422);
});

it('plays one set at a time', async () => {
  // Some of many come while one is playing, however short that takes.
  const all = await Promise.all(Array.from({ length: 10 }, () => post(RUN, { only: ['task-life'] })));
  expect([...new Set(all.map(({ status }) => status))].sort()).toEqual([200, 429]);
});

it('plays those of definitions that are not live over tables as they would be, which stay as they are', async () => {
  const reply = await post(RUN, { documents: broken(), only: ['offer-life', 'task-life', 'new-lead'] });
  expect(reply.status, reply.text).toBe(200);
  expect(reply.body).toMatchObject({
    passed: 2,
    failed: [{ id: 'offer-life', scenario: 'offer-life', place: 'when.12', step: 'sales: transition offer decline' }],
  });
  expect(await leadColumns()).toEqual([]);
});

it('tells in the plan what would fail, to whoever may publish', async () => {
  const documents = broken();
  const { scenarios } = (await post('/api/metadata/plan', { documents })).body as Plan;
  expect(scenarios?.failed.map(({ id }) => id)).toEqual(['offer-life']);
  expect(scenarios?.failed[0]?.issues[0]).toMatchObject({
    path: 'status',
    message: expect.stringContaining('record.guard'),
  });
  const reader = (await post('/api/metadata/plan', { documents }, 'lead@example.com')).body as Plan;
  expect(reader.scenarios).toBe(null);
  expect(((await post('/api/metadata/plan', { documents: seed })).body as Plan).scenarios).toBe(null);
});

it('publishes only when they end well, or when told to all the same', async () => {
  const documents = broken();
  const refused = await post('/api/metadata/publish', { documents });
  expect(refused.body).toMatchObject({
    status: 409,
    code: 'publish.scenarios',
    scenarios: { failed: [{ id: 'offer-life' }] },
  });
  expect([await leadColumns(), server.runtime.models.current().version]).toEqual([[], 1]);
  expect((await post('/api/metadata/publish', { documents, allowFailingScenarios: 'yes' })).status).toBe(422);
  const done = await post('/api/metadata/publish', { documents, allowFailingScenarios: true });
  expect(done.body).toMatchObject({ version: 2, scenarios: { failed: [{ id: 'offer-life' }] } });
  expect(await leadColumns()).toHaveLength(1);
  const back = await post('/api/metadata/rollback', { version: 1 });
  expect(back.body).toMatchObject({ version: 3, scenarios: { failed: [] } });
});

it('does not change a large table for a try, because everybody would wait meanwhile', async () => {
  await server.database.query(sql`
    insert into data.lead (id, notes)
    select gen_random_uuid(), (select string_agg(md5(i || '-' || n), '') from generate_series(1, 28) n)
    from generate_series(1, 20000) i`);
  const withSun = changed('definitions/entity/lead.json', (lead) => {
    (lead['fields'] as unknown as object[]).push({ id: 'sun', type: 'text', label: { de: 'Sonne', en: 'Sun' } });
  });
  const only = ['task-life'];
  const large = await post(RUN, { only, documents: withSun });
  expect(large.body).toMatchObject({
    passed: 0,
    notRun: expect.arrayContaining([
      { id: 'task-life', reason: expect.stringContaining('Large tables would be changed') },
    ]),
  });
  expect((await post(RUN, { only, documents: seed })).body).toMatchObject({ passed: 1, notRun: [] });
});
