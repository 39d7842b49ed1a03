import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import { createRun } from '../run/store-runs.ts';
import type { Database } from '../storage/database.ts';
import { removeOldAccess } from './access-log.ts';
import type { EraseInput } from './erase-run.ts';
import { ERASE_RUN } from './erase-run.ts';
import { forgetOldCopies } from './record-copies.ts';

export const ERASE_DUE = 'erase-due';

/** Every night: erases what was restricted until its period had ended, lets go of what modules keep beside records, and removes what is too old from the log of who has read what. */
export async function eraseDue(database: Database, model: RuntimeModel, at = new Date()): Promise<void> {
  const context = makeContext(model, SYSTEM_ACTOR, null, at);
  const due = await database.query<EraseInput>(sql`
    select distinct person_entity as entity, person_id as id from leitwerk.restriction r
    where cause = 'retention' and until < ${context.today}::date
      and not exists (select 1 from leitwerk.legal_hold h where h.record_id = r.person_id and h.lifted_at is null)`);
  for (const { entity, id } of due)
    await createRun(database, { kind: ERASE_RUN, entity, input: { entity, id }, once: true }, context);
  await forgetOldCopies(database, context);
  await removeOldAccess(database);
}
