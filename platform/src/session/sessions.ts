import { createHash, randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { refuse } from '../refusal.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { isPassword } from './passwords.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

export const SESSION_IDLE_HOURS = 12;
const SESSION_DAYS = 7;

/** Only this is stored: whoever reads the database cannot sign in with it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const newToken = (): string => randomBytes(32).toString('base64url');

/** Signs in and gives a new session's token. The same answer, in the same time, whether the user or the password is wrong. */
export async function startSession(
  database: Database,
  throttle: SignInThrottle,
  given: { readonly email: string; readonly password: string; readonly address: string },
): Promise<string> {
  const email = given.email.trim().toLowerCase();
  await throttle.begin(email, given.address);
  const [user] = await database.query<{ id: string; password_hash: string | null }>(sql`
    select u.id, c.password_hash from data."user" u left join leitwerk.credential c on c.user_id = u.id
    where u.email = ${email} and u.active and u.deleted_at is null`);
  if (!(await isPassword(user?.password_hash ?? null, given.password)) || !user)
    return refuse(401, 'session.wrong-credentials');
  await throttle.succeed(email, given.address);
  return openSession(database, user.id);
}

export async function openSession(database: Queryable, userId: string): Promise<string> {
  const token = newToken();
  await database.query(sql`
    insert into leitwerk.session (token_hash, user_id, expires_at)
    values (${hashToken(token)}, ${userId}::uuid, now() + make_interval(days => ${SESSION_DAYS}))`);
  return token;
}

export async function endSession(database: Queryable, token: string): Promise<void> {
  await database.query(sql`delete from leitwerk.session where token_hash = ${hashToken(token)}`);
}

/** Sessions that nobody can use any more, and answers that nobody will ask for again. */
export async function removeExpired(database: Queryable): Promise<void> {
  await database.query(
    sql`delete from leitwerk.session where expires_at < now() or used_at < now() - make_interval(hours => ${SESSION_IDLE_HOURS})`,
  );
  await database.query(sql`delete from leitwerk.idempotency where at < now() - interval '2 days'`);
}
