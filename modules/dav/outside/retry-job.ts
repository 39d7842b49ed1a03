import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import { COLLECTION, GAP, SYNC_JOB } from './outside.ts';

/** Forgets how often one missing entry has failed, and syncs its account. */
export const retryJob: ModuleJob = {
  label: { de: 'Fehlenden Eintrag noch einmal abgleichen', en: 'Sync a missing entry again' },
  run: async (key, context, _inRoles, inNameOf) => {
    const [gap] = (await context.list(GAP, { filter: { id: key }, limit: 1 })).items;
    if (!gap) return;
    const filter = { id: gap['collection'] };
    const [collection] = (await context.list(COLLECTION, { filter, limit: 1 })).items;
    const reach = await inNameOf(String(gap['owner']));
    if (!collection || !reach) return;
    const links = await reach.readLinksOf(collection.id, [String(gap['href'])]);
    await reach.writeKept(
      [],
      [],
      links.map((link) => ({ ...link, tries: 0 })),
    );
    await context.startJob(SYNC_JOB, String(collection['account']));
  },
};
