import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  const documents = (await seedDocuments(false)).map(({ file, document }) => {
    const role = document as { kind: string; id: string; permissions?: string[] };
    // A clerk who looks at definitions and sees the customers of his team only.
    return role.kind === 'role' && role.id === 'sales'
      ? { file, document: { ...role, permissions: [...(role.permissions ?? []), 'metadata.read'] } }
      : { file, document };
  });
  server = await startTestServer(documents, undefined, false);
});
afterAll(() => server.close());

const numbersFor = async (email: string) => {
  const reply = await server.ask(email, 'GET', '/api/metadata/numbers');
  expect(reply.status, reply.text).toBe(200);
  const { items } = reply.body as { items: { id: string; last: Record<string, number | null> }[] };
  return new Map(items.map(({ id, last }) => [id, last]));
};

it('tells how far a range has counted, to those who may read all that has its numbers', async () => {
  const before = await numbersFor('consultant@example.com');
  expect(before.get('lead-number')).toEqual({ never: null, year: null, month: null });
  const lead = { kind: 'person', lastName: 'Muster' };
  await server.ask('consultant@example.com', 'POST', '/api/records/lead', lead);
  await server.ask('consultant@example.com', 'POST', '/api/records/lead', lead);
  const after = await numbersFor('consultant@example.com');
  expect(after.get('lead-number')).toEqual({ never: 2, year: null, month: null });
  expect((await numbersFor('sales@example.com')).has('lead-number')).toBe(false);
  expect((await server.ask('viewer@example.com', 'GET', '/api/metadata/numbers')).status).toBe(403);
  expect((await server.ask(null, 'GET', '/api/metadata/numbers')).status).toBe(401);
});
