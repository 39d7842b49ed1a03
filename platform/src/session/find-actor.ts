import sql, { raw } from 'sql-template-tag';
import type { Actor, TokenScope } from '../rights/actor.ts';
import type { Database, Queryable } from '../storage/database.ts';
import { hashAppPassword } from './app-passwords.ts';
import { hashToken, SESSION_IDLE_HOURS } from './sessions.ts';

type Row = { readonly holder: string };

type Holder = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string | null;
  readonly roles: string[] | null;
  readonly teams: string[];
  readonly scopes: TokenScope[] | null;
};

// One value of JSON is read much faster than a row with arrays; this is done for every request.
const holder = (scopes: string) =>
  raw(`json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'language', u.language, 'roles', u.roles, 'scopes', ${scopes},
    'teams', array(select k.target_id from data."user__teams" k where k.source_id = u.id)) as holder`);

function actorOf(row: Row): Actor {
  const { id, name, email, language, roles, teams, scopes } = JSON.parse(row.holder) as Holder;
  return {
    id,
    name,
    email,
    language: language === 'en' ? 'en' : 'de',
    roles: roles ?? [],
    teams,
    isSystem: false,
    ...(scopes && { scopes }),
  };
}

/** Who holds this session now; null when it has ended or the user is not active any more. One statement per request. */
export async function findActorBySession(database: Database, token: string): Promise<Actor | null> {
  const hash = hashToken(token);
  const [row] = await database.query<Row & { readonly stale: boolean }>(
    sql`select ${holder('null')}, s.used_at < now() - interval '1 minute' as stale
      from leitwerk.session s join data."user" u on u.id = s.user_id
      where s.token_hash = ${hash} and s.expires_at > now() and s.used_at > now() - make_interval(hours => ${SESSION_IDLE_HOURS})
        and u.active and u.deleted_at is null`,
    'actor-by-session',
  );
  if (!row) return null;
  // Once a minute is enough to know that a session is alive.
  if (row.stale) await database.query(sql`update leitwerk.session set used_at = now() where token_hash = ${hash}`);
  return actorOf(row);
}

/** Who holds this API token now, with the scopes that narrow his rights. */
export async function findActorByToken(database: Database, token: string): Promise<Actor | null> {
  const hash = hashToken(token);
  const [row] = await database.query<Row & { readonly stale: boolean }>(
    sql`select ${holder('t.scopes')},
        coalesce(t.used_at < now() - interval '1 minute', true) as stale
      from leitwerk.api_token t join data."user" u on u.id = t.user_id
      where t.token_hash = ${hash} and (t.expires_at is null or t.expires_at > now()) and u.active and u.deleted_at is null`,
    'actor-by-token',
  );
  if (!row) return null;
  if (row.stale) await database.query(sql`update leitwerk.api_token set used_at = now() where token_hash = ${hash}`);
  return actorOf(row);
}

/** Whose device sends this name (an e-mail address) and app password now. It may read and write records, and nothing else. */
export async function findActorByAppPassword(
  database: Database,
  email: string,
  password: string,
): Promise<Actor | null> {
  const hash = hashAppPassword(password);
  const [row] = await database.query<Row & { readonly stale: boolean }>(
    sql`select ${holder("array['read', 'write']")}, coalesce(p.used_at < now() - interval '1 minute', true) as stale
      from leitwerk.app_password p join data."user" u on u.id = p.user_id
      where p.secret_hash = ${hash} and u.email = ${email.trim().toLowerCase()} and u.active and u.deleted_at is null`,
    'actor-by-app-password',
  );
  if (!row) return null;
  if (row.stale)
    await database.query(sql`update leitwerk.app_password set used_at = now() where secret_hash = ${hash}`);
  return actorOf(row);
}

/** The user of this id with his rights of now, narrowed to `scopes`; null when he is not active any more. For work in his name. */
export async function findActorById(
  database: Queryable,
  id: string,
  scopes: readonly string[] | null,
): Promise<Actor | null> {
  const [row] = await database.query<Row>(
    sql`select ${holder('s.scopes')} from data."user" u, (select ${scopes}::text[] as scopes) s
      where u.id = ${id}::uuid and u.active and u.deleted_at is null`,
  );
  return row ? actorOf(row) : null;
}
