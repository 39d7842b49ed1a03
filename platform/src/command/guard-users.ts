import { readNewestVersion } from '../model/model-store.ts';
import { refuse } from '../refusal.ts';
import { administratorRoles, findAdministrators, lockAdministrators } from '../rights/administrators.ts';
import type { Transaction } from '../storage/database.ts';
import type { Work } from './work.ts';
import { isOpen } from './work.ts';

/** Somebody must remain who can administer: checked after users have changed, in the same transaction. */
export async function guardUsers(tx: Transaction, works: readonly Work[]): Promise<void> {
  const isRisky = works.some((work) => isOpen(work) && work.entity.entity.name === 'user' && takesAway(work));
  if (!isRisky) return;
  await lockAdministrators(tx);
  // Not the pinned model: a publish that came in between may have taken the rights of those who would remain.
  const { documents } = await readNewestVersion(tx);
  const roles = administratorRoles(documents.map((one) => one.document));
  if ((await findAdministrators(tx, roles)).length === 0) refuse(409, 'user.last-admin');
}

const takesAway = (work: Work): boolean =>
  work.command.action === 'delete' ||
  work.command.action === 'purge' ||
  (work.command.action !== 'create' && ('roles' in work.changes || 'active' in work.changes));
