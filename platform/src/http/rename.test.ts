import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { applyOperations } from '@leitwerk/metadata/overlay';
import type { SavedView } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';

const ADMIN = 'admin@example.com';
const MECHANIC = 'sales@example.com';
const DRAFTS = '/api/metadata/drafts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(workshop);
  const give = (email: string, role: string) =>
    server.database.query(sql`update data."user" set roles = ${[role]}::text[] where email = ${email}`);
  await give(ADMIN, 'foreman');
  await give(MECHANIC, 'mechanic');
});
afterAll(() => server.close());

type Draft = { id: string; revision: number; documents: OverlaidDocument[] };

const ask = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown, as = ADMIN) => {
  const { status, text, body: found } = await server.ask(as, method, path, body);
  return { status, text, body: found as never as Record<string, never> };
};
const done = async (...given: Parameters<typeof ask>) => {
  const reply = await ask(...given);
  expect(reply.status, reply.text).toBeLessThan(300);
  return reply.body;
};

/** Renames in a draft and publishes it. */
async function renamed(request: object): Promise<void> {
  const draft = (await done('POST', DRAFTS, { name: 'Names' })) as never as Draft;
  const found = await done('POST', `${DRAFTS}/${draft.id}/rename`, { revision: draft.revision, ...request });
  expect(found['left']).toEqual([]);
  expect(((await done('GET', `${DRAFTS}/${draft.id}`)) as never as Draft).revision).toBe(draft.revision);
  const operations: never = found['operations'] ?? fail();
  expect(applyOperations(draft.documents, operations).refused).toEqual([]);
  const { revision } = await done('PATCH', `${DRAFTS}/${draft.id}`, { revision: draft.revision, operations });
  await done('POST', `${DRAFTS}/${draft.id}/publish`, { revision });
}

const fail = (): never => {
  throw new Error('nothing to do');
};

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const list = (entity: string, query: Record<string, unknown>) =>
  `/api/records/${entity}?${new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, typeof value === 'string' ? value : JSON.stringify(value)])).toString()}`;
const itemsOf = (body: Record<string, never>) => body['items'] as never as Record<string, unknown>[];

describe('a field that has another name', () => {
  let view: SavedView;
  let bike: string;
  let repair: string;
  beforeAll(async () => {
    bike = String((await done('POST', '/api/records/bike', { frame: 'B-1' }))['id']);
    repair = String((await done('POST', '/api/records/repair', { bike, hours: '1.50' }))['id']);
    const content = {
      type: 'list',
      columns: ['hours'],
      filter: { 'bike.frame': 'B-1', or: [{ hours: { gt: '1' } }] },
      sort: ['-hours'],
    };
    view = (await done('POST', '/api/views/repair', { name: 'Long ones', shared: 'private', content })) as never;
    await renamed({ entity: 'repair', field: 'hours', name: 'workingHours', until: day(30) });
    await renamed({ entity: 'bike', field: 'frame', name: 'frameNumber', until: day(30) });
  });

  it('is still understood and given under the one before', async () => {
    const both = { workingHours: '1.50', hours: '1.50' };
    expect(await done('GET', `/api/records/repair/${repair}`)).toMatchObject({ ...both, total: '90.00' });
    expect(
      itemsOf(await done('GET', list('repair', { filter: { hours: '1.50', 'bike.frame': 'B-1' }, sort: '-hours' }))),
    ).toEqual([expect.objectContaining(both)]);
    expect(itemsOf(await done('GET', list('repair', { fields: 'hours' })))).toEqual([
      { id: repair, version: 1, hours: '1.50' },
    ]);
    expect(itemsOf(await done('GET', list('repair', { fields: 'workingHours' })))[0]).not.toHaveProperty('hours');
    const changed = await done('PATCH', `/api/records/repair/${repair}`, { hours: '2.00' });
    expect(changed).toMatchObject({ workingHours: '2.00', hours: '2.00' });
    const batch = await done('POST', '/api/records/repair/batch', {
      commands: [{ action: 'update', id: repair, values: { hours: '2.50' } }],
    });
    expect(itemsOf(batch)[0]).toMatchObject({ status: 200 });
    const measured = await done('GET', '/api/aggregate/repair?measure=sum:hours');
    expect(itemsOf(measured)).toMatchObject([{ value: '2.50' }]);
  });

  it('is refused when both are given, and the new one alone is what formulas know', async () => {
    const reply = await ask('PATCH', `/api/records/repair/${repair}`, { hours: '1.00', workingHours: '2.00' });
    expect([reply.status, reply.text]).toEqual([422, expect.stringContaining('"path":"hours"')]);
    const exported = JSON.stringify(await done('GET', '/api/metadata/export'));
    expect(exported).toContain("$mul(workingHours, '60')");
  });

  it('is described under both, the one before as not to be used any more', async () => {
    const { components } = (await done('GET', '/api/openapi.json')) as never as {
      components: {
        schemas: Record<string, { properties: Record<string, { deprecated?: boolean }>; required?: string[] }>;
      };
    };
    for (const name of ['Repair', 'RepairUpdate', 'RepairFilter']) {
      expect(components.schemas[name]?.properties['hours'], name).toMatchObject({ deprecated: true });
      expect(components.schemas[name]?.properties['workingHours'], name).not.toHaveProperty('deprecated');
    }
    expect(components.schemas['BikeCreate']?.required ?? []).not.toContain('frameNumber');
  });

  it('is what saved views say', async () => {
    const { items } = (await done('GET', '/api/views/repair')) as never as { items: SavedView[] };
    expect(items.find((one) => one.id === view.id)).toMatchObject({
      isWhole: true,
      content: { filter: { 'bike.frameNumber': 'B-1', or: [{ workingHours: { gt: '1' } }] }, sort: ['-workingHours'] },
    });
  });

  it('is hidden under both from whom it is hidden', async () => {
    const part = await ask('GET', list('part', { filter: { 'repair.hours': '2.50' } }), undefined, MECHANIC);
    expect(part.status).toBe(403);
    const own = await ask('PATCH', `/api/records/bike/${bike}`, { frame: 'B-2' }, MECHANIC);
    expect(own.status).toBe(403);
  });

  it('has the one before no longer when its day is over', async () => {
    await renamed({ entity: 'part', field: 'price', name: 'cost', until: day(-2) });
    const refused = await ask('POST', '/api/records/part', { name: 'Bell', repair, price: '5.00' });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('"path":"price"')]);
    const made = await done('POST', '/api/records/part', { name: 'Bell', repair, cost: '5.00' });
    expect(made).not.toHaveProperty('price');
    expect((await ask('GET', list('part', { filter: { price: '5.00' } }))).status).toBe(400);
    expect(await done('GET', `/api/records/repair/${repair}`)).toMatchObject({ partTotal: '5.00' });
  });
});

it('an entity that has another name is found under both', async () => {
  await renamed({ entity: 'bike', name: 'bicycle', until: day(30) });
  for (const name of ['bike', 'bicycle']) {
    const made = await done('POST', `/api/records/${name}`, { frameNumber: `of ${name}` });
    expect(await done('GET', `/api/records/${name}/${String(made['id'])}`)).toMatchObject({
      frameNumber: `of ${name}`,
    });
  }
  expect((await ask('GET', '/api/records/tricycle')).status).toBe(404);
});

it('names that are none or taken, and old revisions, are refused with the place, and nothing is changed', async () => {
  const draft = (await done('POST', DRAFTS, { name: 'Wrong names' })) as never as Draft;
  const path = `${DRAFTS}/${draft.id}/rename`;
  const good = { revision: draft.revision, entity: 'part', field: 'name', name: 'title', until: day(1) };
  for (const [wrong, place] of [
    [{ name: 'Part name' }, 'name'],
    [{ name: 'repair' }, 'name'],
    [{ name: 'name' }, 'name'],
    [{ name: 'x'.repeat(49) }, 'name'],
    [{ field: 'nothing' }, 'field'],
    [{ entity: 'nothing', field: undefined }, 'entity'],
    [{ until: '2027-02-30' }, 'until'],
  ] as const) {
    const reply = await ask('POST', path, { ...good, ...wrong });
    expect([reply.status, reply.text], JSON.stringify(wrong)).toEqual([
      422,
      expect.stringContaining(`"path":"${place}"`),
    ]);
  }
  expect((await ask('POST', path, { ...good, revision: draft.revision + 1 })).status).toBe(409);
  expect((await ask('POST', path, { ...good, more: 1 })).status).toBe(400);
  expect((await ask('POST', path, good, MECHANIC)).status).toBe(403);
});
