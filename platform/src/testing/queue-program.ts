import { openGraphileQueue } from '../job/graphile-queue.ts';
import { openRedisQueue } from '../job/redis-queue.ts';
import { openDatabase } from '../storage/database.ts';

// A process of its own that works on the queue at an address, and says on a line which job it has. It never ends the job `hang`; with
// a third argument it has the schedule `tick`.
const [url = '', owner = '', cron] = process.argv.slice(2);
const log = (message: string) => console.error(message);
const queue = await (url.startsWith('redis')
  ? openRedisQueue(url, owner, { log })
  : openGraphileQueue(openDatabase(url), { log }));
await queue.start(
  {
    hang: () => {
      console.log('hang');
      return new Promise<void>(() => undefined);
    },
    tick: async () => console.log('tick'),
    mark: async () => console.log('mark'),
  },
  cron === undefined ? [] : [{ name: 'tick', cron }],
);
console.log('started');
