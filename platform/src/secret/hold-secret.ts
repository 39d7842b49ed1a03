import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import type { Queryable } from '../storage/database.ts';
import type { SecretName } from './store-secrets.ts';

/** Longer than that nobody holds one: whoever has it may have ended in the middle. */
const LONGEST_SECONDS = 30;
const LOOK_MS = 100;

/**
 * Does work while nobody else does with this secret, in any process. Held by a note at its row and not by a lock of the database, since the
 * work asks other servers: no connection waits for them. A secret that is not there is nobody's to hold; then the work is done at once.
 */
export async function holdSecret<T>(database: Queryable, name: SecretName, work: () => Promise<T>): Promise<T> {
  const { module, key } = name;
  const by = newId();
  for (;;) {
    const [row] = await database.query<{ taken: boolean }>(sql`
      with held as (
        update leitwerk.secret set held_until = now() + make_interval(secs => ${LONGEST_SECONDS}), held_by = ${by}
        where module = ${module} and key = ${key} and (held_until is null or held_until < now()) returning 1
      )
      select exists (select from held) or not exists (select from leitwerk.secret where module = ${module} and key = ${key}) as taken`);
    if (row?.taken) break;
    await pause(LOOK_MS);
  }
  try {
    return await work();
  } finally {
    await database.query(sql`
      update leitwerk.secret set held_until = null, held_by = null
      where module = ${module} and key = ${key} and held_by = ${by}`);
  }
}
