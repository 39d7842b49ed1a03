import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import { ACCOUNT, COLLECTION, GAP } from './outside.ts';
import { readCollections } from './sync-jobs.ts';

/** Takes an account out with all that is known of it, the account last: cut off in the middle it goes on where it was. Entries stay. */
export const removeJob: ModuleJob = {
  label: { de: 'Konto auf einem anderen Server entfernen', en: 'Remove an account on another server' },
  run: async (account, context, _inRoles, inNameOf) => {
    const { items } = await context.list(ACCOUNT, { filter: { id: account }, limit: 1 });
    const [known] = items;
    if (!known) return;
    const reach = await inNameOf(String(known['owner']));
    for (const { id } of await readCollections({ account }, context)) {
      // Whose owner is away for good nobody sees again; what is known of it then harms nobody.
      const links = (await reach?.readLinks(id)) ?? [];
      await reach?.writeKept(
        [],
        [],
        links.map(({ href }) => ({ collection: id, gone: href })),
      );
      const gaps: RecordCommand[] = [];
      // Notes that somebody has read lie in the bin.
      for (const bin of [false, true])
        for await (const gap of readAll(GAP, { collection: id }, [], context, { bin }))
          gaps.push({ action: 'purge', entity: GAP, id: String(gap['id']) });
      await writeAll(gaps, context);
      await context.write([{ action: 'purge', entity: COLLECTION, id }]);
    }
    await context.write([{ action: 'purge', entity: ACCOUNT, id: account }]);
  },
};
