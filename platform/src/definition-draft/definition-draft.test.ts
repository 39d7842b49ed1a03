import type { Operation, OverlaidDocument } from '@leitwerk/metadata/overlay';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const ADMIN = 'admin@example.com';
const CONSULTANT = 'consultant@example.com';
const READER = 'lead@example.com';
const STRANGER = 'service@example.com';
const DRAFTS = '/api/metadata/drafts';

type Shown = {
  id: string;
  name: string;
  revision: number;
  changes: number;
  baseVersion: number;
  liveVersion: number;
  openConflicts: number;
  editors: { title: string }[];
  documents: OverlaidDocument[];
  base: OverlaidDocument[];
  conflicts: { at: string[]; words: { where: string; base: string; ours: string; theirs: string } }[];
};

const role = (id: string, permissions: string[]): OverlaidDocument => ({
  file: `definitions/role/${id}.json`,
  document: {
    kind: 'role',
    id,
    name: id,
    label: { de: id, en: id },
    permissions,
    grants: [{ entity: 'repair', actions: ['read'], rows: 'own' }],
  },
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer([
    ...workshop,
    role('preparer', ['metadata.read', 'metadata.edit']),
    role('looker', ['metadata.read']),
  ]);
  const give = (email: string, roles: string[]) =>
    server.database.query(sql`update data."user" set roles = ${roles}::text[] where email = ${email}`);
  await give(ADMIN, ['foreman']);
  await give(CONSULTANT, ['preparer']);
  await give(READER, ['looker']);
  await give(STRANGER, ['mechanic']);
});
afterAll(() => server.close());

const ask = async (as: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
  const reply = await server.ask(as, method, `${DRAFTS}${path}`, body);
  return { status: reply.status, body: reply.body as never as Shown & Record<string, never>, text: reply.text };
};
const begin = async (name: string, as = ADMIN): Promise<Shown> => {
  const reply = await ask(as, 'POST', '', { name });
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
};
const patch = (as: string, id: string, revision: number, ...operations: readonly Operation[]) =>
  ask(as, 'PATCH', `/${id}`, { revision, operations });
const set = (value: unknown, ...at: string[]): Operation => ({ op: 'set', at, value });
const bikeLabel = (text: string): Operation => set(text, 'entity/bike', 'label', 'en');
const documentOf = (draft: Shown, file: string) =>
  draft.documents.find((one) => one.file === file)?.document as Record<string, never>;
const publish = async (draft: Shown, as = ADMIN) =>
  ask(as, 'POST', `/${draft.id}/publish`, { revision: draft.revision });

describe('a draft of definitions', () => {
  it('changes by operations, is checked, planned and published, and nothing of it is live before', async () => {
    const draft = await begin('New colour');
    const field = { id: 'colour', name: 'colour', type: 'text', label: { de: 'Farbe', en: 'Colour' } };
    const first = await patch(ADMIN, draft.id, 0, {
      op: 'add',
      at: ['entity/bike', 'fields', 'colour'],
      value: { ...field, type: 'txt' },
      after: 'frame',
    });
    expect(first.status, first.text).toBe(200);
    const checked = await ask(ADMIN, 'POST', `/${draft.id}/check`);
    expect(checked.body).toMatchObject({
      revision: 1,
      issues: [{ file: 'definitions/entity/bike.json', path: 'fields.1.type' }],
    });
    expect((await ask(ADMIN, 'POST', `/${draft.id}/plan`)).status).toBe(422);
    await patch(ADMIN, draft.id, 1, set('text', 'entity/bike', 'fields', 'colour', 'type'));
    expect((await ask(ADMIN, 'POST', `/${draft.id}/check`)).body).toMatchObject({ issues: [] });
    const plan = await ask(ADMIN, 'POST', `/${draft.id}/plan`);
    expect(plan.body).toMatchObject({
      changes: [{ kind: 'entity', id: 'bike', op: 'add', text: 'Entität „Bike“ › Felder › „Farbe“: neu' }],
    });
    expect(JSON.stringify((await server.ask(ADMIN, 'GET', '/api/metadata/export')).body)).not.toContain('colour');
    const [item] = ((await ask(ADMIN, 'GET', '')).body as never as { items: Shown[] }).items;
    expect(item).toMatchObject({ id: draft.id, name: 'New colour', changes: 1, revision: 2, editors: [] });

    const stale = await ask(ADMIN, 'POST', `/${draft.id}/publish`, { revision: 1 });
    expect(stale.body).toMatchObject({ code: 'definition-draft.changed' });
    const published = await publish({ ...draft, revision: 2 });
    expect(published.status, published.text).toBe(200);
    const bike = await server.ask(ADMIN, 'POST', '/api/records/bike', { frame: 'D-1', colour: 'red' });
    expect(bike.body).toMatchObject({ colour: 'red' });
    expect((await ask(ADMIN, 'GET', `/${draft.id}`)).status).toBe(404);
  });

  it('takes changes of two people at once, and refuses one of the same place with both values', async () => {
    const draft = await begin('Together');
    await patch(CONSULTANT, draft.id, 0, bikeLabel('Bicycle'));
    const beside = await patch(ADMIN, draft.id, 0, set('Fahrrad', 'entity/bike', 'label', 'de'));
    expect(beside.body).toMatchObject({
      revision: 2,
      operations: [{ at: ['entity/bike', 'label', 'en'], value: 'Bicycle' }],
    });
    const same = await patch(ADMIN, draft.id, 0, bikeLabel('Cycle'));
    expect(same.status).toBe(409);
    expect(same.body).toMatchObject({
      code: 'definition-draft.conflict',
      conflicts: [
        { at: ['entity/bike', 'label', 'en'], yours: 'Cycle', theirs: 'Bicycle', by: { title: expect.any(String) } },
      ],
    });
    expect((await patch(ADMIN, draft.id, 0, bikeLabel('Bicycle'))).status).toBe(200);
    const forced = await ask(ADMIN, 'PATCH', `/${draft.id}`, {
      revision: 0,
      operations: [bikeLabel('Cycle')],
      force: true,
    });
    expect(forced.status).toBe(200);
    const shown = (await ask(CONSULTANT, 'GET', `/${draft.id}`)).body;
    expect(documentOf(shown, 'definitions/entity/bike.json')['label']).toEqual({ de: 'Fahrrad', en: 'Cycle' });
    const news = await server.ask(ADMIN, 'GET', `${DRAFTS}/${draft.id}/changes?since=3`);
    expect(news.body).toMatchObject({ revision: 4, steps: [{ revision: 4, operations: [{ value: 'Cycle' }] }] });
    expect((news.body as Shown).editors).toHaveLength(2);
    await ask(ADMIN, 'DELETE', `/${draft.id}`);
  });

  it('refuses what does not fit and leaves nothing half done', async () => {
    const draft = await begin('Misfit');
    const reply = await patch(ADMIN, draft.id, 0, bikeLabel('Cycle'), set(1, 'entity/nothing', 'label'));
    expect(reply.body).toMatchObject({
      code: 'definition-draft.does-not-fit',
      refused: [{ at: ['entity/nothing', 'label'], reason: 'gone' }],
    });
    expect((await ask(ADMIN, 'GET', `/${draft.id}`)).body).toMatchObject({ revision: 0, changes: 0 });
    const broken: readonly unknown[] = [
      { operations: [] },
      { revision: 0, operations: {} },
      { revision: 0, operations: [{ op: 'set', at: [], value: 1 }] },
      { revision: 0, operations: [{ op: 'set', at: ['entity/bike'] }] },
      { revision: 0, operations: [{ op: 'move', at: ['entity/bike', 'fields', 'frame'] }] },
      { revision: 0, operations: [{ op: 'eval', at: ['entity/bike'], value: 1 }] },
      { revision: 0, operations: [{ op: 'remove', at: ['entity/bike'], more: 1 }] },
      { revision: 0, oprations: [] },
    ];
    for (const body of broken)
      expect((await ask(ADMIN, 'PATCH', `/${draft.id}`, body)).status, JSON.stringify(body)).toBe(400);
    expect((await ask(ADMIN, 'POST', '', { name: ' ' })).status).toBe(422);
    expect((await ask(ADMIN, 'GET', '/not-an-id')).status).toBe(404);
    await ask(ADMIN, 'DELETE', `/${draft.id}`);
  });

  it('over an old version is brought up to date: what does not touch comes in, the rest is decided by somebody', async () => {
    const draft = await begin('Behind');
    await patch(ADMIN, draft.id, 0, bikeLabel('Mine'), set('Meins', 'entity/bike', 'labelPlural', 'de'));
    const other = await begin('Faster');
    await patch(ADMIN, other.id, 0, bikeLabel('Theirs'), set('Theirs', 'entity/repair', 'label', 'en'));
    expect((await publish({ ...other, revision: 1 })).status).toBe(200);

    const early = await publish({ ...draft, revision: 1 });
    expect(early.body).toMatchObject({ status: 409, code: 'definition-draft.behind' });
    const rebased = await ask(ADMIN, 'POST', `/${draft.id}/rebase`);
    expect(rebased.body).toMatchObject({
      baseVersion: rebased.body.liveVersion,
      conflicts: [{ at: ['entity/bike', 'label', 'en'], words: { ours: '„Mine“', theirs: '„Theirs“' } }],
    });
    expect(documentOf(rebased.body, 'definitions/entity/repair.json')['label']).toMatchObject({ en: 'Theirs' });
    const undecided = await publish({ ...draft, revision: 2 });
    expect(undecided.body).toMatchObject({ status: 409, code: 'definition-draft.undecided' });
    const [conflict] = rebased.body.conflicts;
    const decided = await ask(ADMIN, 'POST', `/${draft.id}/conflicts`, { at: conflict?.at, take: 'theirs' });
    expect(decided.body).toMatchObject({ conflicts: [], revision: 3, changes: 1 });
    expect((await ask(ADMIN, 'POST', `/${draft.id}/conflicts`, { at: conflict?.at, take: 'ours' })).status).toBe(404);
    expect((await publish({ ...draft, revision: 3 })).status).toBe(200);
    const bike = (await begin('After')).documents.find((one) => one.file === 'definitions/entity/bike.json');
    expect(bike?.document).toMatchObject({ label: { en: 'Theirs' }, labelPlural: { de: 'Meins' } });
  });

  it('is rehearsed on the records: what breaks a rule, becomes another value or is hidden, with samples', async () => {
    const ids: string[] = [];
    for (const frame of ['R-1', 'R-2', 'R-22']) {
      const made = await server.ask(ADMIN, 'POST', '/api/records/bike', { frame, colour: 'blue' });
      ids.push((made.body as { id: string }).id);
    }
    const draft = await begin('Stricter');
    const rule = {
      id: 'not-this-one',
      check: "frame != 'R-2'",
      message: { de: 'Diesen nicht', en: 'Not this one' },
      fields: ['frame'],
    };
    await patch(
      ADMIN,
      draft.id,
      0,
      { op: 'set', at: ['entity/bike', 'rules'], value: [rule] },
      set(3, 'entity/bike', 'fields', 'frame', 'maxLength'),
      { op: 'remove', at: ['entity/bike', 'fields', 'colour'] },
    );
    const { body } = await ask(ADMIN, 'POST', `/${draft.id}/rehearse`);
    const [bike] = body['entities'] as never as {
      looked: number;
      of: number;
      findings: { what: string; field: string }[];
    }[];
    expect(bike?.looked).toBe(bike?.of);
    expect(bike?.findings).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          what: 'broken',
          field: 'frame',
          count: 1,
          message: 'Diesen nicht',
          samples: [{ id: ids[1], title: 'R-2' }],
        }),
        expect.objectContaining({ what: 'broken', field: 'frame', count: 1, samples: [{ id: ids[2], title: 'R-22' }] }),
        expect.objectContaining({ what: 'hidden', field: 'colour', count: 4 }),
      ]),
    );
    const blind = await ask(CONSULTANT, 'POST', `/${draft.id}/rehearse`);
    expect(blind.text).not.toContain('R-22');
    await ask(ADMIN, 'DELETE', `/${draft.id}`);
  });

  it('can begin with what an earlier version had', async () => {
    const reply = await ask(ADMIN, 'POST', '', { name: 'Back', version: 1 });
    expect(reply.body.changes).toBeGreaterThan(0);
    expect(JSON.stringify(reply.body.documents)).not.toContain('colour');
    expect((await ask(ADMIN, 'POST', '', { name: 'Back', version: 99 })).status).toBe(404);
  });

  it('is one of 200 at most', async () => {
    const { id } = await begin('First of many');
    await server.database.query(sql`
      insert into leitwerk.definition_draft select gen_random_uuid(), 'many', d.note, d.base_version,
        d.package, '[]', 0, '[]', 0, d.author, d.at, d.changed_by, d.changed_at
      from leitwerk.definition_draft d, generate_series(1, 200) where d.id = ${id}::uuid`);
    expect((await ask(ADMIN, 'POST', '', { name: 'Too many' })).body).toMatchObject({
      status: 409,
      code: 'definition-draft.too-many',
    });
    await server.database.query(sql`delete from leitwerk.definition_draft where name = 'many'`);
  });

  it('is read with one right, changed with another and published with a third', async () => {
    const { id } = await begin('Rights', CONSULTANT);
    expect((await patch(CONSULTANT, id, 0, bikeLabel('Allowed'))).status).toBe(200);
    expect((await ask(CONSULTANT, 'POST', `/${id}/publish`, { revision: 1 })).status).toBe(403);
    for (const [method, path, body] of [
      ['POST', '', { name: 'No' }],
      ['PATCH', `/${id}`, { revision: 1, operations: [] }],
      ['DELETE', `/${id}`, undefined],
      ['POST', `/${id}/rebase`, undefined],
      ['POST', `/${id}/conflicts`, { at: ['entity/bike'], take: 'ours' }],
      ['POST', `/${id}/publish`, { revision: 1 }],
    ] as const)
      for (const as of [READER, STRANGER])
        expect((await ask(as, method, path, body)).status, `${as} ${path}`).toBe(403);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', `/${id}`],
      ['GET', `/${id}/changes`],
      ['POST', `/${id}/check`],
      ['POST', `/${id}/plan`],
    ] as const) {
      expect((await ask(READER, method, path)).status, path).toBe(200);
      expect((await ask(STRANGER, method, path)).status, path).toBe(403);
    }
    expect((await ask(ADMIN, 'GET', `/${id}`)).body).toMatchObject({ revision: 1 });
  });
});
