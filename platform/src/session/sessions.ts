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
  await throttle.succeed(email);
  return openSession(database, user.id, given.address);
}

/** @param address where the person signs in from, for the list of sessions */
export async function openSession(database: Queryable, userId: string, address: string): Promise<string> {
  const token = newToken();
  await database.query(sql`
    insert into leitwerk.session (token_hash, user_id, address, expires_at)
    values (${hashToken(token)}, ${userId}::uuid, ${address}, now() + make_interval(days => ${SESSION_DAYS}))`);
  return token;
}

export async function endSession(database: Queryable, token: string): Promise<void> {
  await database.query(sql`delete from leitwerk.session where token_hash = ${hashToken(token)}`);
}

export type OpenSession = {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly address: string | null;
  /** The one that asks. */
  readonly current: boolean;
};

const LIVE = sql`s.expires_at > now() and s.used_at > now() - make_interval(hours => ${SESSION_IDLE_HOURS})`;

/** Where a user is signed in now. @param token of the session that asks */
export const listSessions = (database: Queryable, userId: string, token: string): Promise<readonly OpenSession[]> =>
  database.query<OpenSession>(sql`
    select s.id, s.created_at as "createdAt", s.used_at as "lastUsedAt", s.address, s.token_hash = ${hashToken(token)} as current
    from leitwerk.session s where s.user_id = ${userId}::uuid and ${LIVE} order by current desc, s.used_at desc`);

export async function endSessionById(database: Queryable, userId: string, id: string): Promise<void> {
  const rows = await database.query(
    sql`delete from leitwerk.session where id = ${id}::uuid and user_id = ${userId}::uuid returning id`,
  );
  if (rows.length === 0) refuse(404, 'session.not-found');
}

/** Signs out everywhere but here. */
export async function endOtherSessions(database: Queryable, userId: string, token: string): Promise<void> {
  await database.query(
    sql`delete from leitwerk.session where user_id = ${userId}::uuid and token_hash <> ${hashToken(token)}`,
  );
}

/** Sessions and links that nobody can use any more, and answers that nobody will ask for again. */
export async function removeExpired(database: Queryable): Promise<void> {
  await database.query(
    sql`delete from leitwerk.session where expires_at < now() or used_at < now() - make_interval(hours => ${SESSION_IDLE_HOURS})`,
  );
  await database.query(sql`delete from leitwerk.password_link where expires_at < now()`);
  await database.query(sql`delete from leitwerk.idempotency where at < now() - interval '2 days'`);
}
