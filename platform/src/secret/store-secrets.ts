import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';
import { secretKey } from './secret-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Whose secret it is. It is sealed with its text: one that was moved to another row cannot be opened. */
export type SecretName = { readonly module: string; readonly key: string };

const nameOf = ({ module, key }: SecretName): Buffer => Buffer.from(JSON.stringify([module, key]));

/** Keeps a text that only this server can read (AES-256-GCM), in place of the former one; null removes it. */
export async function keepSecret(database: Queryable, name: SecretName, text: string | null): Promise<void> {
  if (text === null) {
    await database.query(sql`delete from leitwerk.secret where module = ${name.module} and key = ${name.key}`);
    return;
  }
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', await secretKey(), nonce).setAAD(nameOf(name));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  await database.query(sql`
    insert into leitwerk.secret (module, key, sealed) values (${name.module}, ${name.key}, ${sealed})
    on conflict (module, key) do update set sealed = excluded.sealed, changed_at = now()`);
}

/** The text; null when there is none, or when it was sealed with another key (another LEITWERK_SECRET). */
export async function readSecret(database: Queryable, name: SecretName): Promise<string | null> {
  const [row] = await database.query<{ sealed: Buffer }>(
    sql`select sealed from leitwerk.secret where module = ${name.module} and key = ${name.key}`,
  );
  if (!row) return null;
  const { sealed } = row;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', await secretKey(), sealed.subarray(0, NONCE_BYTES))
    .setAAD(nameOf(name))
    .setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
