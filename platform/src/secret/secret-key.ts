import { hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Below that, LEITWERK_SECRET could be guessed. */
export const LEAST_SECRET = 16;

const keys = new Map<string, Promise<Buffer>>();

/**
 * The key for what is stored and must not be read by whoever has the database alone: made from `LEITWERK_SECRET`, without it from a
 * file in the data folder, which is made when it is needed first. Processes on other machines need the variable.
 * @returns 32 bytes
 */
export function secretKey(env: NodeJS.ProcessEnv = process.env): Promise<Buffer> {
  const given = env['LEITWERK_SECRET'] || null;
  const folder = resolve(env['LEITWERK_DATA'] || '.data');
  const from = given ?? folder;
  const known = keys.get(from);
  if (known) return known;
  const key = (given === null ? keptSecret(folder) : Promise.resolve(given)).then((secret) =>
    Buffer.from(hkdfSync('sha256', secret, '', 'leitwerk stored secrets', 32)),
  );
  keys.set(from, key);
  key.catch(() => keys.delete(from));
  return key;
}

async function keptSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return kept;
  await mkdir(folder, { recursive: true });
  const own = `${file}.${process.pid}`;
  await writeFile(own, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    // Whole or not at all, and of several processes the first one's counts.
    await link(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(own);
  }
  return readFile(file, 'utf8');
}
