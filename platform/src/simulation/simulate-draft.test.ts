import type { WireSimulation } from '@leitwerk/metadata/wire/simulation';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workOnProcesses } from '../testing/work-on-processes.ts';

const label = (text: string) => ({ de: text, en: text });
const state = (text: string, more: object = {}) => ({ meta: { label: label(text), ...more } });
const workflow = (machine: object, more: object = {}) => ({
  kind: 'workflow',
  id: 'conclude',
  name: 'conclude',
  label: label('Conclusion'),
  entity: 'deal',
  roles: ['robot'],
  starts: [{ on: 'created' }],
  machine,
  ...more,
});
const grant = (more: object = {}) => ({ entity: 'deal', actions: ['read', 'create', 'update'], ...more });
const role = (id: string, grants: readonly object[], permissions: readonly string[] = []) => ({
  kind: 'role',
  id,
  name: id,
  label: label(id),
  grants,
  ...(permissions.length > 0 && { permissions }),
});
const DEFINITIONS = [
  {
    kind: 'entity',
    id: 'deal',
    name: 'deal',
    label: label('Deal'),
    labelPlural: label('Deals'),
    titleField: 'name',
    fields: [
      { id: 'name', type: 'text', label: label('Name'), required: true },
      { id: 'secret', type: 'text', label: label('Secret') },
    ],
  },
  {
    kind: 'entity',
    id: 'note',
    name: 'note',
    label: label('Note'),
    labelPlural: label('Notes'),
    titleField: 'text',
    fields: [{ id: 'text', type: 'text', label: label('Text') }],
  },
  workflow({
    initial: 'old',
    states: { old: { ...state('Old'), on: { go: [{ target: 'end' }] } }, end: { ...state('End'), type: 'final' } },
  }),
  role('robot', [grant(), { entity: 'note', actions: ['read', 'create'] }]),
  role('admin', [grant(), { entity: 'note', actions: ['read'] }], ['metadata.read', 'metadata.publish']),
  role(
    'service',
    [grant({ hiddenFields: ['secret'] }), { entity: 'note', actions: ['read'] }],
    ['metadata.read', 'metadata.edit'],
  ),
  role('sales', [grant()], ['metadata.read', 'metadata.edit']),
  role('viewer', [grant()], ['metadata.read']),
].map((document, at) => ({ file: `${at}.json`, document }));

const ADMIN = 'admin@example.com';
/** It waits for somebody of a role that nobody of those who try has. */
const DRAFTED = workflow(
  {
    initial: 'new',
    states: {
      new: {
        ...state('New', { roles: ['robot'] }),
        after: { wait: [{ target: 'late' }] },
        on: { accept: [{ target: 'making', meta: { label: label('Accept'), input: [{ field: 'name' }] } }] },
      },
      making: {
        ...state('Making'),
        invoke: [{ id: 'make', src: 'papers.make', onDone: [{ target: 'end' }], onError: [{ target: 'late' }] }],
      },
      late: { ...state('Late'), type: 'final' },
      end: {
        ...state('End'),
        type: 'final',
        entry: [
          { type: 'create-record', params: { entity: 'note', values: { text: { formula: "'About ' & name" } } } },
        ],
      },
    },
  },
  { delays: { wait: { count: 3, unit: 'days' } } },
);

let server: TestServer;
let record: string;
let draft: string;
beforeAll(async () => {
  server = await startTestServer(DEFINITIONS);
});
afterAll(() => server.close());
beforeEach(async () => {
  const made = await server.ask(ADMIN, 'POST', '/api/records/deal', { name: 'One' });
  record = (made.body as { id: string }).id;
  await workOnProcesses(server);
  draft = await draftOf(DRAFTED);
});

async function draftOf(document: object): Promise<string> {
  const made = await server.ask(ADMIN, 'POST', '/api/metadata/drafts', { name: 'Trying' });
  const { id, revision } = made.body as { id: string; revision: number };
  const operations = [{ op: 'set', at: ['workflow/conclude'], value: document }];
  const changed = await server.ask(ADMIN, 'PATCH', `/api/metadata/drafts/${id}`, { revision, operations });
  expect(changed.status, changed.text).toBe(200);
  return id;
}

const BEGIN = { do: 'begin', workflow: 'conclude' };
const ask = (as: string, steps: readonly unknown[], more: object = {}) =>
  server.ask(
    as,
    'POST',
    `/api/metadata/drafts/${draft}/simulate`,
    { workflow: 'conclude', record, steps, ...more },
    { 'accept-language': 'en' },
  );
const tried = async (steps: readonly unknown[], more: object = {}): Promise<WireSimulation> => {
  const reply = await ask(ADMIN, steps, more);
  expect(reply.status, reply.text).toBe(200);
  return reply.body as WireSimulation;
};

describe('a workflow of a draft', () => {
  it('is tried beside the one that runs, and leaves nothing', async () => {
    const { steps } = await tried([BEGIN, { do: 'pass', time: 'next-deadline' }]);
    expect(steps).toMatchObject([
      { problem: null, taken: [{ workflow: 'conclude', states: [{ path: 'new' }], entered: ['new'], ways: [] }] },
      { problem: null, taken: [{ states: [{ path: 'late' }], ways: ['new after.wait.0'], entered: ['late'] }] },
    ]);
    const now = await server.ask(ADMIN, 'GET', `/api/records/deal/${record}/processes`);
    expect(now.body).toMatchObject({ items: [{ state: 'running', states: [{ path: 'old' }] }] });
  });

  it('is moved with the roles that are asked for, and waits for what no module does', async () => {
    const accept = { do: 'send', workflow: 'conclude', event: 'accept', input: { name: 'Two' } };
    const own = await tried([BEGIN, accept]);
    expect(own.steps[0]?.processes[0]?.events).toMatchObject([{ event: 'accept', possible: false }]);
    expect(own.steps[1]?.problem).toMatchObject({ code: 'record.forbidden' });
    const answer = { do: 'answer', action: 'papers.make' };
    const { steps } = await tried([BEGIN, accept, answer], { roles: ['robot'] });
    expect(steps[0]?.processes[0]?.events).toMatchObject([
      { event: 'accept', possible: true, input: [{ field: 'name' }] },
    ]);
    expect(steps[1]).toMatchObject({ problem: null, waits: ['papers.make'] });
    expect(steps[2]).toMatchObject({
      problem: null,
      waits: [],
      taken: [{ states: [{ path: 'end' }], actions: [{ type: 'create', entity: 'note', title: 'About Two' }] }],
    });
    const refused = await tried([BEGIN, accept, { ...answer, refusal: 'No paper' }], { roles: ['robot'] });
    expect(refused.steps[2]?.taken).toMatchObject([{ states: [{ path: 'late' }] }]);
    const notes = await server.ask(ADMIN, 'GET', '/api/records/note');
    expect(notes.body).toMatchObject({ items: [] });
  });

  it('begins in the middle when that is asked for: what leads there is not done', async () => {
    const answer = { do: 'answer', action: 'papers.make' };
    const { steps } = await tried([BEGIN, answer], { at: 'making', roles: ['robot'] });
    expect(steps[0]).toMatchObject({
      problem: null,
      waits: ['papers.make'],
      taken: [{ states: [{ path: 'making' }], entered: ['making'] }],
    });
    expect(steps[1]?.taken).toMatchObject([{ states: [{ path: 'end' }] }]);
    draft = await draftOf(
      workflow({
        initial: 'new',
        states: {
          new: { ...state('New'), on: { go: [{ target: 'both' }] } },
          both: {
            ...state('Both'),
            type: 'parallel',
            states: {
              one: {
                ...state('One'),
                initial: 'a',
                states: { a: { ...state('A'), on: { go: [{ target: 'b' }] } }, b: state('B') },
              },
              two: { ...state('Two'), initial: 'c', states: { c: state('C') } },
            },
          },
        },
      }),
    );
    const inside = await tried([BEGIN], { at: 'both.one.b' });
    expect(inside.steps[0]?.processes[0]?.states.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['both.one.b', 'both.two.c']),
    );
    for (const at of ['nowhere', '', 'both.one.nothing', 7])
      expect((await ask(ADMIN, [BEGIN], { at })).status).toBe(422);
    // Asked for anew without it, it begins where it does.
    expect((await tried([BEGIN])).steps[0]?.taken).toMatchObject([{ entered: ['new'] }]);
  });

  it('is moved by several people where one is not enough, but live processes only by oneself', async () => {
    draft = await draftOf(
      workflow({
        initial: 'new',
        states: {
          new: {
            ...state('New'),
            on: { accept: [{ target: 'end', meta: { label: label('Accept'), approvals: 2, fourEyes: true } }] },
          },
          end: { ...state('End'), type: 'final' },
        },
      }),
    );
    const accept = (person?: unknown) => ({
      do: 'send',
      workflow: 'conclude',
      event: 'accept',
      ...(person !== undefined && { person }),
    });
    expect((await tried([BEGIN, accept()])).steps[1]?.problem).toMatchObject({ code: 'workflow.four-eyes' });
    expect((await tried([BEGIN, accept(2), accept(2)])).steps[2]?.problem).toMatchObject({
      code: 'workflow.approved-before',
    });
    const { steps } = await tried([BEGIN, accept(2), accept(3)]);
    expect(steps[1]).toMatchObject({ problem: null, taken: [] });
    expect(steps[2]).toMatchObject({ problem: null, taken: [{ states: [{ path: 'end' }] }] });
    for (const wrong of [1, 10, 2.5, '2', null]) expect((await ask(ADMIN, [BEGIN, accept(wrong)])).status).toBe(422);
    const live = await server.ask(ADMIN, 'POST', '/api/simulations', {
      entity: 'deal',
      record,
      steps: [{ ...accept(2), event: 'go' }],
    });
    expect(live.status, live.text).toBe(422);
    expect(live.body).toMatchObject({ issues: [{ path: 'steps.0.person', code: 'value.unknown-key' }] });
  });

  it('is for those only who may edit drafts, change the record and read all that it looks at', async () => {
    expect((await ask('viewer@example.com', [BEGIN])).status).toBe(403);
    expect((await ask('lead@example.com', [BEGIN])).status).toBe(403);
    // A formula of his own making would tell him what he may not read.
    expect((await ask('service@example.com', [BEGIN])).status).toBe(403);
    // He reads all deals, but no notes.
    expect((await ask('sales@example.com', [BEGIN])).status).toBe(403);
    draft = await draftOf(workflow({ initial: 'a', states: { a: { ...state('A'), on: { go: [{ target: 'a' }] } } } }));
    expect((await ask('sales@example.com', [BEGIN])).status).toBe(200);
  });

  it('gives nobody rights by roles of the draft', async () => {
    const read = await server.ask(ADMIN, 'GET', `/api/metadata/drafts/${draft}`);
    const { revision } = read.body as { revision: number };
    const operations = [
      { op: 'set', at: ['role/service', 'grants'], value: [grant(), { entity: 'note', actions: ['read'] }] },
    ];
    const changed = await server.ask(ADMIN, 'PATCH', `/api/metadata/drafts/${draft}`, { revision, operations });
    expect(changed.status, changed.text).toBe(200);
    expect((await ask('service@example.com', [BEGIN])).status).toBe(403);
  });

  it('is refused where it is wrong or not there', async () => {
    expect((await ask(ADMIN, [BEGIN], { more: 1 })).status).toBe(400);
    expect((await ask(ADMIN, [BEGIN], { workflow: 'gone' })).status).toBe(404);
    expect((await ask(ADMIN, [BEGIN], { record: 'x' })).status).toBe(422);
    expect((await ask(ADMIN, [BEGIN], { roles: ['gone'] })).status).toBe(422);
    expect((await ask(ADMIN, [{ do: 'answer' }])).status).toBe(422);
    draft = await draftOf(workflow({ initial: 'gone', states: { a: state('A') } }));
    expect((await ask(ADMIN, [BEGIN])).status).toBe(422);
    draft = '00000000-0000-7000-8000-000000000000';
    expect((await ask(ADMIN, [BEGIN])).status).toBe(404);
  });
});
