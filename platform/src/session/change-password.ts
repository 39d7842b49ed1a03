import sql from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Actor } from '../rights/actor.ts';
import type { Database } from '../storage/database.ts';
import { hashPassword, isPassword, refuseWeakPassword } from './passwords.ts';
import { setPassword } from './set-password.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

/**
 * The signed-in user's own new password; all other sessions end. Counted like signing in, because whoever finds an open
 * screen could try passwords here.
 * @param given `session` is the token of the session that goes on
 */
export async function changePassword(
  database: Database,
  throttle: SignInThrottle,
  actor: Actor,
  given: { readonly old: string; readonly next: string; readonly session: string; readonly address: string },
): Promise<void> {
  await throttle.begin(actor.email, given.address);
  const [credential] = await database.query<{ password_hash: string }>(
    sql`select password_hash from leitwerk.credential where user_id = ${actor.id}::uuid`,
  );
  if (!(await isPassword(credential?.password_hash ?? null, given.old)))
    return refuse(422, 'password.wrong', { issues: [{ path: 'old', code: 'password.wrong' }] });
  await throttle.succeed(actor.email);
  refuseWeakPassword(given.next, 'new');
  const passwordHash = await hashPassword(given.next);
  await database.transaction((tx) => setPassword(tx, actor.id, passwordHash, given.session));
}
