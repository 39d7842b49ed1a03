import type { Reaction } from '@leitwerk/platform/module/module';
import { ENTRY, RELEASE } from './entry.ts';
import { touchHeldRecords } from './touch-held-records.ts';

/** What follows when entries and releases come, change or go. */
export const reactions: readonly Reaction[] = [
  {
    name: 'blacklist-recheck',
    on: [`${ENTRY}.created`, `${ENTRY}.updated`, `${ENTRY}.deleted`, `${ENTRY}.restored`, `${RELEASE}.deleted`],
    react: async (event, context) => {
      // The check itself keeps its findings with the entry.
      if (event.actor === context.actor.id) return;
      // However many entries change at once, one look at everything answers for all of them.
      await context.startRun({ kind: 'blacklist.recheck', entity: ENTRY, input: { countsEntries: true }, once: true });
    },
  },
  {
    name: 'blacklist-release',
    on: [`${RELEASE}.created`],
    react: async (event, context) => {
      const { items } = await context.list(RELEASE, { filter: { id: event.recordId }, limit: 1 });
      const [release] = items;
      if (release) await touchHeldRecords(String(release['target']), String(release['recordId']), context);
    },
  },
];
