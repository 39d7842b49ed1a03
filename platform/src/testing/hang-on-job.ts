import { openGraphileQueue } from '../job/graphile-queue.ts';
import { openDatabase } from '../storage/database.ts';

// A process of its own that takes the job `hang` from the queue of a database and never ends it; says `taken` when it has it.
const queue = await openGraphileQueue(openDatabase(process.argv[2] ?? ''), {
  log: (message) => console.error(message),
});
await queue.start(
  {
    hang: () => {
      console.log('taken');
      return new Promise<void>(() => undefined);
    },
  },
  [],
);
