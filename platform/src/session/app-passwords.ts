import { randomInt } from 'node:crypto';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Queryable } from '../storage/database.ts';
import { hashToken } from './sessions.ts';

export type AppPassword = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** No letters that look like others: people type it into telephones. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP = 4;
/** Nobody has more devices; a list that grows without end helps nobody either. */
const MOST = 50;

/** 20 letters of 32: 100 bits, so that a plain digest is as good as a slow one and every request of a device can be checked. */
const newPassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join(''),
  ).join('-');

/** How it is compared: without the strokes and blanks that people leave out or put in. */
export const hashAppPassword = (text: string): Buffer => hashToken(text.replace(/[\s-]/g, '').toLowerCase());

/** A password for one device; its text is given once and not kept. 422 when there are too many. */
export async function createAppPassword(
  database: Queryable,
  userId: string,
  name: string,
): Promise<{ readonly id: string; readonly password: string }> {
  const id = newId();
  const password = newPassword();
  const rows = await database.query(sql`
    insert into leitwerk.app_password (id, user_id, name, secret_hash)
    select ${id}::uuid, ${userId}::uuid, ${name}, ${hashAppPassword(password)}
    where (select count(*) from leitwerk.app_password where user_id = ${userId}::uuid) < ${MOST} returning id`);
  if (rows.length === 0) refuse(422, 'app-password.too-many', { params: { most: MOST } });
  return { id, password };
}

export const listAppPasswords = (database: Queryable, userId: string): Promise<readonly AppPassword[]> =>
  database.query<AppPassword>(sql`
    select id, name, created_at as "createdAt", used_at as "lastUsedAt"
    from leitwerk.app_password where user_id = ${userId}::uuid order by created_at desc, id desc`);

/** It stops working at once. */
export async function revokeAppPassword(database: Queryable, userId: string, id: string): Promise<void> {
  const rows = await database.query(
    sql`delete from leitwerk.app_password where id = ${id}::uuid and user_id = ${userId}::uuid returning id`,
  );
  if (rows.length === 0) refuse(404, 'app-password.not-found');
}
