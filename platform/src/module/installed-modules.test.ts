import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { readInstalledModules } from './installed-modules.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
});
afterAll(() => server.close());

it('every module says in both languages what it is called and what it is for', async () => {
  const modules = await readInstalledModules();
  expect(modules.length).toBeGreaterThan(4);
  expect(modules.filter(({ label, description }) => label === null || description === null)).toEqual([]);
});

it('tells what the modules in use can be asked to do, to whoever may read definitions', async () => {
  const reply = await server.ask('consultant@example.com', 'GET', '/api/metadata/modules');
  const { items } = reply.body as { items: { name: string; isUsed: boolean; actions: { name: string }[] }[] };
  const geodata = items.find(({ name }) => name === 'geodata');
  expect(geodata).toMatchObject({ label: { de: 'Orte und Straßen' }, isUsed: true });
  expect(geodata?.actions).toContainEqual(
    expect.objectContaining({ name: 'geodata.locate', input: expect.objectContaining({ type: 'object' }) }),
  );
  expect((await server.ask('sales@example.com', 'GET', '/api/metadata/modules')).status).toBe(403);
});
