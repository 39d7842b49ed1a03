import { openGraphileQueue } from '../job/graphile-queue.ts';
import { openRedisQueue } from '../job/redis-queue.ts';
import { openDatabase } from '../storage/database.ts';

// A process of its own that takes the job `hang` from the queue at an address and never ends it; says `taken` when it has it.
const [url = '', owner = ''] = process.argv.slice(2);
const log = (message: string) => console.error(message);
const queue = await (url.startsWith('redis')
  ? openRedisQueue(url, owner, { log })
  : openGraphileQueue(openDatabase(url), { log }));
await queue.start(
  {
    hang: () => {
      console.log('taken');
      return new Promise<void>(() => undefined);
    },
  },
  [],
);
