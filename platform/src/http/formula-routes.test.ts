import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endEvaluator } from '../formula/evaluate-beside.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const ADMIN = 'admin@example.com';
const PREPARER = 'consultant@example.com';
const READER = 'lead@example.com';
const STRANGER = 'service@example.com';

type Grant = Readonly<Record<string, unknown>>;

const role = (id: string, permissions: readonly string[], grants: readonly Grant[]): OverlaidDocument => ({
  file: `definitions/role/${id}.json`,
  document: { kind: 'role', id, name: id, label: { de: id, en: id }, permissions, grants },
});

let server: TestServer;
let own = '';
let foreign = '';
beforeAll(async () => {
  const repairs = { entity: 'repair', actions: ['read'], rows: 'own', hiddenFields: ['hours', 'total'] };
  server = await startTestServer([
    ...workshop,
    role('preparer', ['metadata.read', 'metadata.edit'], [repairs, { entity: 'bike', actions: ['read'] }]),
    role('looker', ['metadata.read'], [{ entity: 'repair', actions: ['read'] }]),
  ]);
  const give = (email: string, roles: string[]) =>
    server.database.query(sql`update data."user" set roles = ${roles}::text[] where email = ${email}`);
  await give(ADMIN, ['foreman']);
  await give(PREPARER, ['preparer']);
  await give(READER, ['looker']);
  await give(STRANGER, ['mechanic']);
  const make = async (entity: string, values: object): Promise<string> => {
    const made = await server.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
    expect(made.status, made.text).toBe(201);
    return (made.body as { id: string }).id;
  };
  const bike = await make('bike', { frame: 'F-1' });
  own = await make('repair', { bike, hours: '2.5', warranty: false, mechanic: server.users.get(PREPARER) });
  foreign = await make('repair', { bike, hours: '7', mechanic: server.users.get(ADMIN) });
});
afterAll(async () => {
  await endEvaluator();
  await server.close();
});

const evaluate = (as: string, expression: unknown, record: unknown = own, more: object = {}) =>
  server.ask(as, 'POST', '/api/metadata/evaluate', { entity: 'repair', record, expression, ...more });

describe('a formula that somebody is writing', () => {
  it('is worked out for a record, with what it lacks', async () => {
    const sum = await evaluate(ADMIN, "$add(hours, '1')");
    expect(sum.body).toEqual({ result: '3.5', holds: true, missing: [] });
    expect((await evaluate(ADMIN, "warranty or state = 'open'")).body).toMatchObject({ result: true, holds: true });
    expect((await evaluate(ADMIN, 'newField = 1')).body).toEqual({
      result: false,
      holds: false,
      missing: ['newField'],
    });
    expect((await evaluate(ADMIN, '$user')).body).toMatchObject({ result: server.users.get(ADMIN) });
  });

  it('sees of the record what the asker may read: no hidden field, no record of somebody else', async () => {
    for (const hidden of ['hours', 'total']) {
      const told = await evaluate(PREPARER, `$exists(${hidden})`);
      expect(told.body).toEqual({ result: false, holds: false, missing: [hidden] });
    }
    expect((await evaluate(PREPARER, "$keys($) ~> $join(',')")).status).toBe(422);
    const names = await evaluate(PREPARER, '$keys($)');
    expect(names.text).toContain('warranty');
    expect(names.text).not.toMatch(/"hours"|"total"/);
    expect((await evaluate(PREPARER, 'warranty', foreign)).status).toBe(404);
    expect((await evaluate(ADMIN, 'warranty', foreign)).status).toBe(200);
    const other = await server.ask(PREPARER, 'POST', '/api/metadata/evaluate', {
      entity: 'part',
      record: own,
      expression: 'name',
    });
    expect(other.status).toBe(403);
  });

  it('is for those who change definitions', async () => {
    expect((await evaluate(READER, 'warranty')).status).toBe(403);
    expect((await evaluate(STRANGER, 'warranty')).status).toBe(403);
    const nobody = await server.ask(null, 'POST', '/api/metadata/evaluate', {});
    expect(nobody.status).toBe(401);
  });

  it('is refused when it is none, says what cannot be worked out, and takes nothing unknown', async () => {
    for (const wrong of ['hours +', '/a+/', 'function($x){$x}', '[1..9]', 'hours * 2', ''])
      expect((await evaluate(ADMIN, wrong)).status, wrong).toBe(422);
    const failed = await evaluate(ADMIN, '$addDays(number, 1)');
    expect(failed.status).toBe(422);
    expect(failed.body).toMatchObject({ issues: [{ path: 'expression', code: 'expression.failed' }] });
    expect((await evaluate(ADMIN, 'warranty', own, { values: {} })).status).toBe(400);
    expect((await evaluate(ADMIN, 7)).status).toBe(400);
    expect((await evaluate(ADMIN, 'warranty', 'x')).status).toBe(404);
    expect((await evaluate(ADMIN, 'warranty', '01900000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('is ended when it grows beyond all bounds, and the next one is worked out all the same', async () => {
    const doubling = `($a := [1, 2, 3, 4]; ${'$a := $append($a, $a); '.repeat(40)} $count($a))`;
    const grown = await evaluate(ADMIN, doubling);
    expect(grown.status, grown.text).toBe(422);
    expect(grown.body).toMatchObject({ code: 'formula.limits' });
    expect((await evaluate(ADMIN, 'warranty = false')).body).toMatchObject({ holds: true });
  });

  it('is refused in the same way when it has ended itself', async () => {
    const text = `($a := 'abcd'; ${'$a := $a & $a; '.repeat(20)} $length($a))`;
    expect((await evaluate(ADMIN, text)).body).toMatchObject({ code: 'formula.limits' });
  });
});

describe('the model of a draft', () => {
  const begin = async (): Promise<string> => {
    const made = await server.ask(PREPARER, 'POST', '/api/metadata/drafts', { name: 'Preview' });
    return (made.body as { id: string }).id;
  };
  const modelOf = (as: string, id: string, body: object) =>
    server.ask(as, 'POST', `/api/metadata/drafts/${id}/model`, body);
  type Shown = {
    revision: number;
    model: {
      entities: Record<string, { fields: { name: string }[] }>;
      rights: Record<string, { readOnlyFields: string[] }>;
    };
  };

  it('is what somebody with certain roles would see of it', async () => {
    const id = await begin();
    const field = { id: 'colour', type: 'text', label: { de: 'Farbe', en: 'Colour' } };
    await server.ask(PREPARER, 'PATCH', `/api/metadata/drafts/${id}`, {
      revision: 0,
      operations: [{ op: 'add', at: ['entity/repair', 'fields', 'colour'], value: field }],
    });
    const mechanic = (await modelOf(READER, id, { roles: ['mechanic'] })).body as Shown;
    expect(mechanic.revision).toBe(1);
    expect(Object.keys(mechanic.model.entities)).not.toContain('part');
    expect(mechanic.model.rights['repair']?.readOnlyFields).toEqual(['bike']);
    const preparer = (await modelOf(READER, id, { roles: ['preparer'] })).body as Shown;
    const names = preparer.model.entities['repair']?.fields.map(({ name }) => name);
    expect(names).toContain('colour');
    expect(names).not.toContain('hours');
    const mine = (await modelOf(READER, id, {})).body as Shown;
    expect(mine.model.entities['repair']?.fields.map(({ name }) => name)).toContain('hours');
  });

  it('tells which records roles read and change, as a filter that the asker can ask with', async () => {
    const id = await begin();
    const of = async (as: string, roles: readonly string[]) =>
      ((await modelOf(as, id, { roles })).body as { rows: Record<string, { read?: object; update?: object }> }).rows;
    expect(await of(READER, ['preparer'])).toEqual({
      repair: { read: { mechanic: '$user' }, update: { not: {} } },
      bike: { update: { not: {} } },
    });
    // One role reads all of them: both together do.
    expect((await of(READER, ['preparer', 'looker']))['repair']?.read).toBeUndefined();
    expect(((await modelOf(READER, id, {})).body as { rows: object }).rows).toEqual({});
    const seen = async (as: string, filter: object | undefined) => {
      const query = `fields=id${filter ? `&filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`;
      const page = await server.ask(as, 'GET', `/api/records/repair?${query}`);
      return (page.body as { items: { id: string }[] }).items.map((one) => one.id);
    };
    const { read, update } = (await of(ADMIN, ['preparer']))['repair'] ?? {};
    expect(await seen(ADMIN, undefined)).toEqual(expect.arrayContaining([own, foreign]));
    expect(await seen(ADMIN, read)).toEqual([foreign]);
    expect(await seen(ADMIN, update)).toEqual([]);
  });

  it('tells nothing of what stands in no draft and the asker does not read himself', async () => {
    const id = await begin();
    const asked = (await modelOf(READER, id, { roles: ['mechanic'] })).body as Shown;
    expect(Object.keys(asked.model.entities)).not.toContain('user');
    expect(Object.keys(asked.model.rights)).not.toContain('user');
    const foreman = (await modelOf(ADMIN, id, { roles: ['mechanic'] })).body as Shown;
    expect(Object.keys(foreman.model.entities)).toContain('user');
  });

  it('is for those who read drafts, and knows their roles only', async () => {
    const id = await begin();
    expect((await modelOf(STRANGER, id, {})).status).toBe(403);
    const unknown = await modelOf(READER, id, { roles: ['nobody'] });
    expect(unknown.status).toBe(422);
    expect(unknown.body).toMatchObject({ issues: [{ code: 'definition-draft.unknown-role' }] });
    expect((await modelOf(READER, id, { roles: 'mechanic' })).status).toBe(400);
    expect((await modelOf(READER, id, { roles: [7] })).status).toBe(422);
    expect((await modelOf(READER, id, { role: [] })).status).toBe(400);
    expect((await modelOf(READER, '01900000-0000-7000-8000-000000000000', {})).status).toBe(404);
  });

  it('is refused while the draft has errors', async () => {
    const id = await begin();
    await server.ask(PREPARER, 'PATCH', `/api/metadata/drafts/${id}`, {
      revision: 0,
      operations: [{ op: 'set', at: ['entity/repair', 'titleField'], value: 'nothing' }],
    });
    expect((await modelOf(READER, id, {})).status).toBe(422);
  });
});
