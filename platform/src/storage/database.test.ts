import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeTestDatabase } from '../testing/start-test-server.ts';
import type { Database } from './database.ts';
import { undone, within } from './database.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await makeTestDatabase());
  await database.query(sql`create table word (text text not null)`);
});
afterAll(() => drop());
beforeEach(() => database.query(sql`delete from word`).then(() => undefined));

const add = (on: Pick<Database, 'query'>, text: string) => on.query(sql`insert into word values (${text})`);
const words = async () => (await database.query<{ text: string }>(sql`select text from word`)).map(({ text }) => text);

it('undoes to the savepoint that was left, not to one inside it that had been undone before', async () => {
  await database.transaction(async (tx) => {
    await add(tx, 'outside');
    const outer = tx.savepoint(async () => {
      await add(tx, 'outer');
      await within(tx).transaction(async () => {
        await add(tx, 'inner');
        throw new Error('no');
      });
    });
    await expect(outer).rejects.toThrow('no');
  });
  expect(await words()).toEqual(['outside']);
});

it('tells what a trial has found, and leaves nothing of it', async () => {
  const found = await undone(database, async (tx) => {
    await add(tx, 'tried');
    const [row] = await tx.query<{ count: number }>(sql`select count(*) as count from word`);
    return row?.count;
  });
  expect(found).toBe(1);
  await expect(undone(database, () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
  expect(await words()).toEqual([]);
});
