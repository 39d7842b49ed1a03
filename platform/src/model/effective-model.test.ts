import type { EffectiveModel } from '@leitwerk/metadata/model';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const FOREMAN = 'admin@example.com';
const MECHANIC = 'sales@example.com';
const label = { de: 'Reparatur', en: 'Repair' };
let server: TestServer;

/** The mechanic may read repairs, but neither whether it is a warranty nor who else works here. */
const documents = workshop.map(({ file, document }) => {
  const one = document as Record<string, unknown> & { readonly id: string };
  if (one.id === 'repair') {
    const message = { de: 'Nein', en: 'No' };
    const rules = [{ id: 'few-hours', check: 'warranty = false or hours != null', fields: ['hours'], message }];
    return { file, document: { ...one, rules, timeline: [{ entity: 'part', via: 'repair', icon: 'tool' }] } };
  }
  if (one.id === 'bike')
    return { file, document: { ...one, timeline: [{ entity: 'repair', via: 'bike', at: 'createdAt' }] } };
  if (one.id !== 'mechanic') return { file, document };
  const grants = [
    { entity: 'repair', actions: ['read', 'update'], rows: 'own', hiddenFields: ['warranty'] },
    { entity: 'user', actions: ['read'], rows: { email: MECHANIC } },
  ];
  return { file, document: { ...one, grants } };
});
const views = [
  { id: 'under-warranty', filter: { or: [{ warranty: true }, { hours: { gt: '1' } }] } },
  { id: 'of-frame', filter: { not: { 'bike.frame': 'A' } }, sort: ['-warranty', 'hours'] },
  { id: 'long-ones', filter: { hours: { gt: '1' } }, sort: ['-warranty', 'hours'] },
].map((view) => ({ kind: 'view', name: view.id, label, entity: 'repair', type: 'list', columns: ['hours'], ...view }));
const form = {
  kind: 'form',
  id: 'repair-form',
  name: 'repair-form',
  label,
  entity: 'repair',
  mode: 'record',
  tabs: [
    {
      id: 'main',
      label,
      sections: [{ id: 'one', label, visibleWhen: 'warranty', fields: [{ field: 'hours' }] }],
    },
  ],
};

const forms = [form, { ...form, id: 'warranty-form', name: 'warranty-form', filter: { warranty: true } }];

const tile = { label, type: 'figure', entity: 'repair', y: 0, width: 2, height: 2 };
const tiles = [
  { ...tile, id: 'all', x: 0 },
  { ...tile, id: 'by-warranty', x: 2, type: 'ring', group: 'warranty' },
  { ...tile, id: 'under-warranty', x: 4, filter: { warranty: true } },
  { ...tile, id: 'bikes', x: 6, entity: 'bike' },
  { id: 'rows', label, type: 'list', view: 'under-warranty', x: 8, y: 0, width: 2, height: 2 },
];
const dashboards = [
  { id: 'shop', tiles },
  { id: 'warranty', tiles: tiles.slice(1) },
  { id: 'for-foremen', tiles: tiles.slice(0, 1), roles: ['foreman'] },
].map((one) => ({ kind: 'dashboard', name: one.id, label, ...one }));

const filterOf = (field: string) => ({ id: field, label, fields: [{ entity: 'repair', field }] });
const reports = [
  {
    id: 'sheet',
    filters: [filterOf('warranty'), filterOf('bike')],
    sections: [
      { id: 'figures', label, dashboard: 'shop' },
      { id: 'hidden', label, dashboard: 'warranty' },
      { id: 'rows', label, view: 'under-warranty' },
    ],
  },
  { id: 'all-hidden', sections: [{ id: 'words', label, text: label, tiles: tiles.slice(1, 2) }] },
  { id: 'foremen-only', roles: ['foreman'], sections: [{ id: 'figures', label, dashboard: 'shop' }] },
].map((one) => ({ kind: 'report', name: one.id, label, ...one }));
const app = {
  kind: 'app',
  id: 'shop',
  name: 'shop',
  label,
  navigation: [
    { id: 'repairs', label, entity: 'repair' },
    { id: 'reports', label, children: reports.map(({ id }) => ({ id, label, report: id })) },
    { id: 'hidden', label, children: [{ id: 'all-hidden-too', label, report: 'all-hidden' }] },
  ],
};

beforeAll(async () => {
  server = await startTestServer([
    ...documents,
    ...[...forms, ...views, ...dashboards, ...reports, app].map((document) => ({
      file: `definitions/${document.kind}/${document.id}.json`,
      document,
    })),
  ]);
  await server.database.query(sql`
    update data."user" set roles = case email when ${FOREMAN} then '{foreman}' else '{mechanic}' end::text[]`);
});
afterAll(() => server.close());

const modelOf = async (email: string): Promise<EffectiveModel> =>
  (await server.ask(email, 'GET', '/api/metadata/model')).body as EffectiveModel;

it('formulas that name a hidden field are not told, nor is the field', async () => {
  const open = JSON.stringify(await modelOf(FOREMAN));
  expect(open.match(/"visibleWhen":"warranty"/g)).toHaveLength(3);
  expect(open).toContain('few-hours');
  const closed = JSON.stringify(await modelOf(MECHANIC));
  expect(closed).toContain('warrantyNumber');
  expect(closed.match(/\bwarranty\b/g)).toBeNull();
  // What names only open fields is still there.
  expect(closed).toContain("$mul(hours, '60')");
});

it('a form for records with a hidden value is not there; the one for all the others serves', async () => {
  const idsFor = async (email: string) =>
    (await modelOf(email)).forms.map(({ id }) => id).filter((id) => /^(repair|warranty)-form$/.test(id));
  expect(await idsFor(FOREMAN)).toEqual(['repair-form', 'warranty-form']);
  expect(await idsFor(MECHANIC)).toEqual(['repair-form']);
});

it('a view that filters by what is hidden is not there; others do without the hidden order', async () => {
  const open = (await modelOf(FOREMAN)).views.map((view) => view.id);
  expect(open).toEqual(expect.arrayContaining(['under-warranty', 'of-frame', 'long-ones']));
  const closed = (await modelOf(MECHANIC)).views;
  // The mechanic may not read bikes either.
  expect(closed.map((view) => view.id)).not.toEqual(expect.arrayContaining(['of-frame']));
  expect(closed.map((view) => view.id)).not.toEqual(expect.arrayContaining(['under-warranty']));
  expect(closed.find((view) => view.id === 'long-ones')?.sort).toEqual(['hours']);
});

it('the history names nobody whom the reader may not read', async () => {
  const bike = (await server.ask(FOREMAN, 'POST', '/api/records/bike', { frame: 'H-1' })).body as { id: string };
  const mechanic = server.users.get(MECHANIC);
  const repair = (await server.ask(FOREMAN, 'POST', '/api/records/repair', { bike: bike.id, mechanic })).body as {
    id: string;
  };
  await server.ask(MECHANIC, 'PATCH', `/api/records/repair/${repair.id}`, { hours: '1.00' });
  const namesFor = async (email: string) => {
    const { body } = await server.ask(email, 'GET', `/api/records/repair/${repair.id}/history`);
    return (body as { items: { by: { title: string | null } }[] }).items.map(({ by }) => by.title !== null);
  };
  expect(await namesFor(FOREMAN)).toEqual([true, true]);
  expect(await namesFor(MECHANIC)).toEqual([true, false]);
});

it('the timeline has only what the reader may read', async () => {
  const open = (await modelOf(FOREMAN)).entities['bike']?.timeline;
  expect(open).toEqual([{ entity: 'repair', via: 'bike', at: 'createdAt' }]);
  expect((await modelOf(FOREMAN)).entities['repair']?.timeline).toHaveLength(1);
  // Parts are closed to the mechanic.
  expect((await modelOf(MECHANIC)).entities['repair']?.timeline).toEqual([]);
});

it('a dashboard is told without tiles that name what is hidden, and not at all when none is left or it is for others', async () => {
  const told = async (email: string) =>
    (await modelOf(email)).dashboards.map(({ id, tiles: shown }) => `${id}: ${shown.map((one) => one.id).join(' ')}`);
  expect(await told(FOREMAN)).toEqual([
    'shop: all by-warranty under-warranty bikes rows',
    'warranty: by-warranty under-warranty bikes rows',
    'for-foremen: all',
  ]);
  expect(await told(MECHANIC)).toEqual(['shop: all']);
});

it('a report is told as its dashboards are, without filters by what is hidden, and with an entry only for whom it is there', async () => {
  const told = async (email: string) =>
    (await modelOf(email)).reports.map(
      ({ id, sections, filters }) =>
        `${id}: ${sections.map((one) => one.id).join(' ')}${filters.map((one) => ` by ${one.id}`).join('')}`,
    );
  const entries = async (email: string) =>
    ((await modelOf(email)).app?.navigation ?? []).flatMap(
      ({ id, children }) => children?.map((one) => one.id) ?? [id],
    );
  expect(await told(FOREMAN)).toEqual([
    'sheet: figures hidden rows by warranty by bike',
    'all-hidden: words',
    'foremen-only: figures',
  ]);
  expect(await entries(FOREMAN)).toEqual(['repairs', 'sheet', 'all-hidden', 'foremen-only', 'all-hidden-too']);
  expect(await told(MECHANIC)).toEqual(['sheet: figures by bike']);
  expect(await entries(MECHANIC)).toEqual(['repairs', 'sheet']);
});
