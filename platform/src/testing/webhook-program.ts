import { openModelStore } from '../model/model-store.ts';
import { openDatabase } from '../storage/database.ts';
import { sendWaiting } from '../webhook/send-waiting.ts';

// A process of its own that sends what waits for a webhook, until somebody ends it.
const [url = '', id = ''] = process.argv.slice(2);
const database = openDatabase(url);
const models = await openModelStore(
  database,
  (error) => {
    throw error;
  },
  async () => [],
);
console.log('started');
for (;;) {
  await sendWaiting(database, models.current(), { id });
  await new Promise((resolve) => setTimeout(resolve, 50));
}
