import type { ModuleJob } from '@leitwerk/platform/module/module-job';
import type { RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import { FOLDER, GAP } from './connection.ts';
import { SYNC_JOB } from './sync-jobs.ts';

export const RETRY_JOB = 'mail.again';

/** Forgets how often missing messages have been tried, and in which state folders were when they were compared. */
export const retryJob: ModuleJob = {
  label: { de: 'Fehlende E-Mails noch einmal holen', en: 'Fetch missing e-mails again' },
  run: async (key, context) => {
    const [mailbox = '', gap] = key.split('/');
    const commands: RecordCommand[] = [];
    const missing = { mailbox, ...(gap !== undefined && { id: gap }) };
    for await (const { id } of readAll(GAP, missing, [], context))
      commands.push({ action: 'update', entity: GAP, id: String(id), values: { tries: 0 } });
    for await (const { id } of readAll(FOLDER, { mailbox }, [], context))
      commands.push({ action: 'update', entity: FOLDER, id: String(id), values: { serverState: null } });
    await writeAll(commands, context);
    await context.startJob(SYNC_JOB, mailbox);
  },
};
