import { afterEach, describe, expect, it } from 'vitest';
import type { Job, JobQueue } from '../job/job-queue.ts';
import type { Database } from '../storage/database.ts';
import type { QueueProcess } from './start-queue-process.ts';

/** What the suite needs to know of one implementation. */
export type QueueSetting = {
  /** The database in whose transactions jobs are enqueued. */
  readonly database: () => Database;
  /** Whether jobs belong to the transaction in which they are enqueued. */
  readonly isTransactional: boolean;
  /** Opens another queue on the same jobs. @param attempts tries before a job is dead */
  readonly open: (attempts?: number) => Promise<JobQueue>;
  /** Makes it look as if the schedule had been known for long and had missed its last time just now. */
  readonly makeDue: (schedule: string) => Promise<void>;
  /** A process of its own that works on the queue. */
  readonly startProcess: () => QueueProcess;
};

/** What every implementation of `JobQueue` must do. */
export function describeJobQueue(name: string, setting: QueueSetting): void {
  const opened: JobQueue[] = [];
  const open = async (attempts?: number): Promise<JobQueue> => {
    const queue = await setting.open(attempts);
    opened.push(queue);
    return queue;
  };
  afterEach(async () => {
    for (const queue of opened.splice(0)) await queue.stop();
  });
  let count = 0;
  /** A name that no other test uses, with the payloads that its work has seen. */
  const makeWork = (work: (payload: unknown, run: number) => Promise<void> = async () => undefined) => {
    count += 1;
    const seen: unknown[] = [];
    return {
      name: `job-${count}`,
      seen,
      work: async (payload: unknown): Promise<void> => {
        seen.push(payload);
        await work(payload, seen.length);
      },
    };
  };
  /** Resolves when everything that was enqueued before has been worked on: a job of its own has run after it. */
  const settle = async (queue: JobQueue): Promise<void> => {
    const before = marks.length;
    await queue.enqueue([{ name: 'mark', payload: {} }]);
    await expect.poll(() => marks.length, { timeout: 20_000 }).toBeGreaterThan(before);
  };
  const marks: number[] = [];
  const mark = async (): Promise<void> => {
    marks.push(1);
  };
  const soon = { timeout: 20_000, interval: 20 } as const;

  describe(name, () => {
    it('runs a job once, with its payload', async () => {
      const queue = await open();
      const { name, seen, work } = makeWork();
      await queue.start({ [name]: work, mark }, []);
      await queue.enqueue([{ name, payload: { text: 'ä', list: [1, null] } }]);
      await expect.poll(() => seen, soon).toEqual([{ text: 'ä', list: [1, null] }]);
      await settle(queue);
      expect(seen).toHaveLength(1);
    });

    it('runs many jobs that are enqueued together, each once, shared by two queues', async () => {
      const [one, two] = [await open(), await open()];
      const { name, seen, work } = makeWork();
      for (const queue of [one, two]) await queue.start({ [name]: work, mark }, []);
      const jobs = Array.from({ length: 200 }, (_, index): Job => ({ name, payload: { index } }));
      await one.enqueue(jobs);
      await one.enqueue([]);
      await expect.poll(() => seen.length, soon).toBe(200);
      await settle(two);
      expect(new Set(seen.map((payload) => JSON.stringify(payload))).size).toBe(200);
      expect(seen).toHaveLength(200);
    });

    it.runIf(setting.isTransactional)('belongs to the transaction in which a job is enqueued', async () => {
      const queue = await open();
      const { name, seen, work } = makeWork();
      await queue.start({ [name]: work, mark }, []);
      const database = setting.database();
      const undone = database.transaction(async (tx) => {
        await queue.enqueue([{ name, payload: { from: 'undone' } }], tx);
        throw new Error('undo');
      });
      await expect(undone).rejects.toThrow('undo');
      await database.transaction(async (tx) => {
        await queue.enqueue([{ name, payload: { from: 'committed' } }], tx);
        await settle(queue);
        expect(seen).toEqual([]);
      });
      await expect.poll(() => seen, soon).toEqual([{ from: 'committed' }]);
    });

    it('does not double a job with a key that comes again after its transaction was undone', async () => {
      const queue = await open();
      const { name, seen, work } = makeWork();
      const job = { name, key: name, payload: {} };
      const undone = setting.database().transaction(async (tx) => {
        await queue.enqueue([job], tx);
        throw new Error('undo');
      });
      await expect(undone).rejects.toThrow('undo');
      await setting.database().transaction((tx) => queue.enqueue([job], tx));
      await queue.start({ [name]: work, mark }, []);
      await settle(queue);
      expect(seen).toHaveLength(1);
    });

    it('runs a key that comes again before it has run once, with what came last', async () => {
      const queue = await open();
      const { name, seen, work } = makeWork();
      await queue.enqueue([{ name, key: name, payload: { turn: 1 } }]);
      await queue.enqueue([
        { name, key: name, payload: { turn: 2 } },
        { name, key: name, payload: { turn: 3 } },
      ]);
      await queue.start({ [name]: work, mark }, []);
      await settle(queue);
      expect(seen).toEqual([{ turn: 3 }]);
      // Once it has run, the key is free.
      await queue.enqueue([{ name, key: name, payload: { turn: 4 } }]);
      await expect.poll(() => seen, soon).toEqual([{ turn: 3 }, { turn: 4 }]);
    });

    it('runs a key that comes again while it runs once more, and does not try the first again', async () => {
      const queue = await open();
      let fail = (): void => undefined;
      const { name, seen, work } = makeWork((_payload, run) =>
        run > 1
          ? Promise.resolve()
          : new Promise<void>((_, reject) => {
              fail = () => reject(new Error('too late'));
            }),
      );
      await queue.start({ [name]: work, mark }, []);
      await queue.enqueue([{ name, key: name, payload: { turn: 1 } }]);
      await expect.poll(() => seen.length, soon).toBe(1);
      await queue.enqueue([{ name, key: name, payload: { turn: 2 } }]);
      await expect.poll(() => seen, soon).toEqual([{ turn: 1 }, { turn: 2 }]);
      fail();
      const dead = async () => (await queue.dead()).filter((job) => job.name === name).map(({ payload }) => payload);
      await expect.poll(dead, soon).toEqual([{ turn: 1 }]);
    });

    it('waits until the time of a job', async () => {
      const queue = await open();
      const { name, seen, work } = makeWork();
      await queue.start({ [name]: work, mark }, []);
      await queue.enqueue([{ name, key: name, payload: {}, at: new Date(Date.now() + 3600_000) }]);
      await settle(queue);
      expect(seen).toEqual([]);
      // Another time replaces the one that waits, a later one and an earlier one.
      const soonest = new Date(Date.now() + 500);
      await queue.enqueue([{ name, key: name, payload: { time: 2 }, at: soonest }]);
      await queue.enqueue([{ name, key: name, payload: { time: 3 }, at: new Date(Date.now() + 7200_000) }]);
      await expect.poll(() => Date.now(), soon).toBeGreaterThan(soonest.getTime() + 500);
      await settle(queue);
      expect(seen).toEqual([]);
      await queue.enqueue([{ name, key: name, payload: { now: true } }]);
      await expect.poll(() => seen, soon).toEqual([{ now: true }]);
      await settle(queue);
      expect(seen).toHaveLength(1);
    });

    it('runs a job that fails again, later', async () => {
      const queue = await open();
      const times: number[] = [];
      const { name, work } = makeWork(async (_payload, run) => {
        times.push(Date.now());
        if (run < 2) throw new Error('not yet');
      });
      await queue.start({ [name]: work, mark }, []);
      await queue.enqueue([{ name, payload: {} }]);
      await expect.poll(() => times.length, soon).toBe(2);
      // Not at once: what has failed is given time.
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1000);
      expect((await queue.dead()).filter((job) => job.name === name)).toEqual([]);
    });

    it('keeps a job that has failed for good, with its error, until it is tried again', async () => {
      const queue = await open(1);
      let isFixed = false;
      const { name, seen, work } = makeWork(async () => {
        if (!isFixed) throw new Error('the door is locked');
      });
      await queue.start({ [name]: work, mark }, []);
      await queue.enqueue([{ name, payload: { door: 7 } }]);
      const dead = async () => (await queue.dead()).filter((job) => job.name === name);
      await expect.poll(dead, soon).toEqual([
        {
          id: expect.any(String),
          name,
          payload: { door: 7 },
          error: expect.stringContaining('the door is locked'),
          attempts: 1,
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        },
      ]);
      isFixed = true;
      const [job] = await dead();
      expect(await queue.retry([job?.id ?? '', '12345678'])).toEqual([job?.id]);
      await expect.poll(() => seen.length, soon).toBe(2);
      await expect.poll(dead, soon).toEqual([]);
    });

    it('removes a job that has failed for good, and no other', async () => {
      const queue = await open(1);
      const { name, work } = makeWork(async () => {
        throw new Error('the door is locked');
      });
      const waiting = makeWork();
      await queue.start({ [name]: work, [waiting.name]: waiting.work, mark }, []);
      await queue.enqueue([{ name, payload: {} }]);
      const dead = async () => (await queue.dead()).filter((job) => job.name === name);
      await expect.poll(async () => (await dead()).length, soon).toBe(1);
      const [{ id } = { id: '' }] = await dead();
      expect(await queue.discard([id])).toEqual([id]);
      expect(await dead()).toEqual([]);
      expect(await queue.discard([id])).toEqual([]);
      expect(await queue.retry([id])).toEqual([]);
    });

    it('tells how many jobs wait, are delayed, run and are dead, and how long the oldest waits', async () => {
      const queue = await open(1);
      let release = (): void => undefined;
      const { name, work } = makeWork(async (payload) => {
        if ((payload as { dies?: boolean }).dies) throw new Error('dead');
        await new Promise<void>((resolve) => (release = resolve));
      });
      const before = await queue.state();
      await queue.enqueue([
        { name, payload: { dies: true } },
        { name, payload: {} },
        { name, payload: {}, at: new Date(Date.now() + 3600_000) },
      ]);
      const waiting = await queue.state();
      expect(waiting).toMatchObject({ waiting: before.waiting + 2, delayed: before.delayed + 1 });
      expect(waiting.oldestSeconds).toBeGreaterThanOrEqual(0);
      await queue.start({ [name]: work, mark }, []);
      await expect.poll(async () => (await queue.state()).running, soon).toBe(1);
      await expect.poll(async () => (await queue.state()).dead, soon).toBe(before.dead + 1);
      release();
      await expect.poll(async () => (await queue.state()).running, soon).toBe(0);
      expect(await queue.state()).toMatchObject({ waiting: 0, delayed: before.delayed + 1, oldestSeconds: null });
    });

    it('does not call a job dead that is at its last try', async () => {
      const queue = await open(1);
      let release = (): void => undefined;
      const { name, seen, work } = makeWork(() => new Promise<void>((resolve) => (release = resolve)));
      await queue.start({ [name]: work, mark }, []);
      await queue.enqueue([{ name, payload: {} }]);
      await expect.poll(() => seen.length, soon).toBe(1);
      expect((await queue.dead()).filter((job) => job.name === name)).toEqual([]);
      release();
    });

    it('does not run what was cancelled', async () => {
      const queue = await open();
      const { name, seen, work } = makeWork();
      await queue.enqueue([
        { name, key: `${name}-a`, payload: { key: 'a' } },
        { name, key: `${name}-b`, payload: { key: 'b' } },
      ]);
      await queue.cancel(`${name}-a`);
      await queue.cancel('never-heard-of');
      await queue.start({ [name]: work, mark }, []);
      await settle(queue);
      expect(seen).toEqual([{ key: 'b' }]);
    });

    it('fires a schedule once, though two queues have it and it was missed more than once', async () => {
      const { name, seen, work } = makeWork();
      const schedules = [{ name, cron: '0 * * * *' }];
      const first = await open();
      await first.start({ [name]: work, mark }, schedules);
      await settle(first);
      await first.stop();
      opened.length = 0;
      const runs = seen.length;
      await setting.makeDue(name);
      const [one, two] = [await open(), await open()];
      await Promise.all([one, two].map((queue) => queue.start({ [name]: work, mark }, schedules)));
      await expect.poll(() => seen.length, soon).toBe(runs + 1);
      await settle(one);
      await settle(two);
      expect(seen).toHaveLength(runs + 1);
      expect((await one.fired()).get(name)).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    });

    it('waits for the job in work when it stops, and takes no other', async () => {
      const queue = await open();
      let release = (): void => undefined;
      const { name, seen, work } = makeWork(() => new Promise<void>((resolve) => (release = resolve)));
      const next = makeWork();
      await queue.start({ [name]: work, [next.name]: next.work, mark }, []);
      await queue.enqueue([{ name, payload: {} }]);
      await expect.poll(() => seen.length, soon).toBe(1);
      let isStopped = false;
      const stopped = queue.stop().then(() => {
        isStopped = true;
      });
      opened.length = 0;
      const other = await open();
      await other.enqueue([{ name: next.name, payload: {} }]);
      expect(isStopped).toBe(false);
      release();
      await stopped;
      expect(next.seen).toEqual([]);
      // What it was working on is done: nobody gets it again.
      await other.start({ [name]: work, [next.name]: next.work, mark }, []);
      await expect.poll(() => next.seen.length, soon).toBe(1);
      await settle(other);
      expect(seen).toHaveLength(1);
    });

    it('takes up the job of a process that was killed', async () => {
      const queue = await open();
      await queue.enqueue([{ name: 'hang', payload: { id: 1 } }]);
      const { count, kill } = setting.startProcess();
      await expect.poll(() => count('hang'), soon).toBe(1);
      const seen: unknown[] = [];
      await queue.start({ hang: async (payload) => void seen.push(payload), mark }, []);
      // While that process lives the job is its own.
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      expect(seen).toEqual([]);
      expect(count('hang')).toBe(1);
      await kill();
      await expect.poll(() => seen, { timeout: 60_000 }).toEqual([{ id: 1 }]);
    });
  });
}
