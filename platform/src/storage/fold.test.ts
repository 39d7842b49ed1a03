import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { workshop } from '../testing/workshop.ts';
import { fold, MARKED } from './fold.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(workshop);
});
afterAll(() => server.close());

const folded = async (texts: readonly string[]): Promise<readonly (string | null)[]> => {
  const rows = await server.database.query<{ folded: string | null }>(
    sql`select leitwerk.fold(t) as folded from unnest(${texts}::text[]) with ordinality as x (t, at) order by at`,
  );
  return rows.map((row) => row.folded);
};

describe('folding', () => {
  it('is the same in the database and here, with and without letters of two bytes', async () => {
    const letter = fc.constantFrom(...'abzABZ019 -.@', ...MARKED, ...MARKED.toUpperCase(), ...'äöüßÄÖÜ');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: letter, maxLength: 20 }), { minLength: 1, maxLength: 50 }),
        async (texts) => {
          expect(await folded(texts)).toEqual(texts.map(fold));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('spells umlauts out, and nothing is nothing', async () => {
    expect(await folded(['Große Öde', 'PLAIN'])).toEqual(['grosse oede', 'plain']);
    const [row] = await server.database.query<Record<string, unknown>>(
      sql`select leitwerk.fold(null) as a, leitwerk.squeeze(null) as b, leitwerk.sound(null) as c`,
    );
    expect(row).toEqual({ a: null, b: null, c: null });
  });

  it.each([
    ['Philipp', 'Filip'],
    ['Xaver', 'Ksaver'],
    ['Maier', 'Meyer'],
    ['Christian', 'Kristian'],
    ['Schmidt GmbH', 'Schmitt'],
  ])('%s sounds like %s', async (one, other) => {
    const [row] = await server.database.query<{ one: string; other: string }>(
      sql`select leitwerk.sound(${one}) as one, leitwerk.sound(${other}) as other`,
    );
    expect(row?.one).toBe(row?.other);
  });
});
