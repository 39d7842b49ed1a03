import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KnownReaction } from '../module/known-reaction.ts';
import type { RecordEvent } from '../module/module.ts';
import { REACT_JOB, runReaction } from '../module/run-reaction.ts';
import { describeJobQueue } from '../testing/job-queue-suite.ts';
import { startQueueProcess } from '../testing/start-queue-process.ts';
import { makeTestDatabase, startTestServer } from '../testing/start-test-server.ts';
import { openGraphileQueue } from './graphile-queue.ts';
import { relayBatch } from './relay-outbox.ts';

let made: Awaited<ReturnType<typeof makeTestDatabase>>;
beforeAll(async () => {
  made = await makeTestDatabase();
});
afterAll(() => made.drop());

describeJobQueue('jobs on PostgreSQL', {
  database: () => made.database,
  isTransactional: true,
  open: (attempts) => openGraphileQueue(made.database, { log: () => undefined, ...(attempts && { attempts }) }),
  makeDue: async (schedule) => {
    await made.database.query(sql`
      update graphile_worker._private_known_crontabs
      set known_since = now() - interval '10 hours', last_execution = now() - interval '3 hours' where identifier = ${schedule}`);
  },
  startProcess: () => startQueueProcess(made.database.url),
});

describe('the relay', () => {
  it('makes jobs of all events of a batch with one statement, and each reaction gets each event once', async () => {
    const server = await startTestServer();
    const queue = await openGraphileQueue(server.database, { log: () => undefined });
    try {
      await server.database.query(sql`delete from leitwerk.outbox`);
      for (const name of ['a', 'b', 'c']) await server.ask('admin@example.com', 'POST', '/api/records/team', { name });
      const seen: string[] = [];
      const reaction = (name: string, on: readonly string[]): KnownReaction => ({
        name,
        on,
        react: async (event: RecordEvent) => void seen.push(`${name} ${event.id}`),
      });
      const reactions = [
        reaction('one', ['team.created']),
        reaction('two', ['team.created', 'x']),
        reaction('three', ['x']),
      ];
      let statements = 0;
      const counting = {
        ...queue,
        enqueue: (...given: Parameters<typeof queue.enqueue>) => {
          statements += 1;
          return queue.enqueue(...given);
        },
      };
      expect(await relayBatch(server.database, counting, reactions, () => false)).toBe(3);
      expect(statements).toBe(1);
      expect(await relayBatch(server.database, counting, reactions, () => false)).toBe(0);
      const model = { ...server.runtime.models.current(), modules: [{ name: 'some', reactions }] };
      await queue.start({ [REACT_JOB]: (payload) => runReaction(server.database, model, payload) }, []);
      await expect.poll(() => seen.length, { timeout: 20_000 }).toBe(6);
      expect(new Set(seen).size).toBe(6);
    } finally {
      await queue.stop();
      await server.close();
    }
  });
});
