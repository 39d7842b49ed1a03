import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { administratorRoles, lockAdministrators } from '../rights/administrators.ts';
import type { Context } from '../rights/context.ts';
import type { Database, Queryable, Transaction } from '../storage/database.ts';
import { createUser } from './create-user.ts';
import { hasSignIn } from './has-sign-in.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { hashToken, newToken } from './sessions.ts';
import { setPassword } from './set-password.ts';

/** `invite`: the first password · `reset`: a new one · `setup`: the first administrator, who is not a user yet. */
export type LinkPurpose = 'invite' | 'reset' | 'setup';

const HOURS: Readonly<Record<LinkPurpose, number>> = { invite: 7 * 24, reset: 24, setup: 24 };

export type NewLink = { readonly token: string; readonly purpose: LinkPurpose; readonly expiresAt: Date };

/** A link with which this user sets a password; those made for him before lead nowhere. Its token is given once and not kept. */
export async function makePasswordLink(database: Database, userId: string, by: string): Promise<NewLink> {
  return database.transaction(async (tx) => {
    const [credential] = await tx.query(sql`select 1 from leitwerk.credential where user_id = ${userId}::uuid`);
    await tx.query(sql`delete from leitwerk.password_link where user_id = ${userId}::uuid and used_at is null`);
    return insertLink(tx, credential ? 'reset' : 'invite', userId, by);
  });
}

/** A link with which whoever holds it becomes the first administrator; those of earlier starts lead nowhere. */
export async function makeSetupLink(database: Database): Promise<NewLink> {
  return database.transaction(async (tx) => {
    await tx.query(sql`delete from leitwerk.password_link where purpose = 'setup'`);
    return insertLink(tx, 'setup', null, SYSTEM_ACTOR.id);
  });
}

async function insertLink(tx: Transaction, purpose: LinkPurpose, userId: string | null, by: string): Promise<NewLink> {
  const token = newToken();
  const [row] = await tx.query<{ expiresAt: Date }>(sql`
    insert into leitwerk.password_link (id, token_hash, purpose, user_id, created_by, expires_at)
    values (${newId()}::uuid, ${hashToken(token)}, ${purpose}, ${userId}::uuid, ${by}::uuid, now() + make_interval(hours => ${HOURS[purpose]}))
    returning expires_at as "expiresAt"`);
  if (!row) throw new Error('the link was not stored');
  return { token, purpose, expiresAt: row.expiresAt };
}

export type PasswordLink = {
  readonly purpose: LinkPurpose;
  readonly userId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly expiresAt: Date;
};

/** What a link is for. Unknown, used, expired and overtaken ones are refused alike (404). */
export async function findPasswordLink(database: Queryable, token: string): Promise<PasswordLink> {
  const [link] = await database.query<PasswordLink>(sql`
    select l.purpose, l.user_id as "userId", u.email, u.name, l.expires_at as "expiresAt"
    from leitwerk.password_link l left join data."user" u on u.id = l.user_id
    where l.token_hash = ${hashToken(token)} and l.used_at is null and l.expires_at > now()
      and (l.purpose = 'setup' or (u.active and u.deleted_at is null))`);
  if (!link || (link.purpose === 'setup' && (await hasSignIn(database)))) return refuse(404, 'password-link.not-valid');
  return link;
}

/** Of two who use a link at the same moment, one is refused. */
async function spendLink(tx: Transaction, token: string): Promise<void> {
  const rows = await tx.query(sql`
    update leitwerk.password_link set used_at = now()
    where token_hash = ${hashToken(token)} and used_at is null and expires_at > now() returning id`);
  if (rows.length === 0) refuse(404, 'password-link.not-valid');
}

export type LinkUse = {
  readonly token: string;
  readonly password: string;
  /** Who the first administrator is; for others it is known. */
  readonly person: { readonly email: string; readonly name: string } | null;
  readonly language: 'de' | 'en';
};

/**
 * Sets the password and ends all sessions of that user; with the setup link, makes the user first. All in one transaction.
 * @param context of the system
 * @returns id of the user, who may be signed in now
 */
export async function usePasswordLink(database: Database, context: Context, use: LinkUse): Promise<string> {
  const { userId } = await findPasswordLink(database, use.token);
  if ((userId === null) !== (use.person !== null)) return refuse(400, 'password-link.shape');
  refuseWeakPassword(use.password, 'password');
  const passwordHash = await hashPassword(use.password);
  if (userId !== null) {
    await database.transaction(async (tx) => {
      await spendLink(tx, use.token);
      await setPassword(tx, userId, passwordHash, null);
    });
    return userId;
  }
  const { email, name } = use.person ?? refuse(400, 'password-link.shape');
  const roles = administratorRoles(context.model.definitions).slice(0, 1);
  const user = { email, name, roles, language: use.language, passwordHash };
  return createUser(database, context, user, async (tx) => {
    // The links of two starts must not make two first administrators.
    await lockAdministrators(tx);
    if (await hasSignIn(tx)) refuse(404, 'password-link.not-valid');
    await spendLink(tx, use.token);
  });
}
