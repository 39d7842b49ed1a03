import { createHash } from 'node:crypto';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { refusalOf } from '@leitwerk/platform/module/refusal-of';
import SftpClient from 'ssh2-sftp-client';
import { exchangeIssue } from '../exchange-issue.ts';
import type { SftpConnection } from './connection.ts';
import type { OutsideFile, Place } from './place.ts';
import { isPlainName, joined } from './place.ts';
import { reasonOf } from './reason-of.ts';

const CONNECT_MS = 15_000;
/** Between two signs of life; three without an answer end the connection. */
const SILENCE_MS = 15_000;
/** More names than these are tried no further: the archive is full. */
const MOST_NAMES = 100;

type Reach = Pick<ModuleContext, 'lineTo'>;

/** A host key as people compare it: `SHA256:` and the hash of its bytes, as `ssh-keygen -l` prints it. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** The fingerprint of a server's host key. Nobody signs in for that. Throws `ActionRefused` */
export async function readFingerprint(host: string, port: number, context: Reach): Promise<string> {
  let found: string | null = null;
  const client = new SftpClient();
  try {
    await client.connect({
      sock: await context.lineTo(host, port).open(),
      username: 'leitwerk',
      readyTimeout: CONNECT_MS,
      hostVerifier: (key: Buffer) => {
        found = fingerprintOf(key);
        return false;
      },
    });
  } catch (error) {
    if (found === null) throw away(host, port, error);
  } finally {
    await client.end().catch(() => false);
  }
  if (found === null) throw away(host, port, 'no host key');
  return found;
}

const away = (host: string, port: number, error: unknown): Error => {
  // What the guard refuses is said in its own words.
  if (refusalOf(error)) return error as Error;
  const params = { host: `${host}:${port}`, reason: reasonOf(error) };
  return new ActionRefused([exchangeIssue('address', 'exchange.away', params)], 503);
};

/**
 * Signs in at an SFTP server whose host key is the confirmed one: at another, nothing is sent, and the refusal says so.
 * Throws `ActionRefused`: 422 where the key or the sign-in is wrong, 503 where it does not answer
 */
export async function openSftp(connection: SftpConnection, context: Reach): Promise<Place> {
  const { host, port, user, fingerprint, signIn } = connection;
  let shown: string | null = null;
  const client = new SftpClient('leitwerk', { error: nothing, end: nothing, close: nothing });
  try {
    await client.connect({
      sock: await context.lineTo(host, port).open(),
      username: user,
      readyTimeout: CONNECT_MS,
      keepaliveInterval: SILENCE_MS,
      keepaliveCountMax: 3,
      ...(signIn.type === 'password'
        ? { password: signIn.password }
        : { privateKey: signIn.privateKey, ...(signIn.passphrase !== null && { passphrase: signIn.passphrase }) }),
      hostVerifier: (key: Buffer) => {
        shown = fingerprintOf(key);
        return shown === fingerprint;
      },
    });
  } catch (error) {
    await client.end().catch(() => false);
    if (shown !== null && shown !== fingerprint)
      throw new ActionRefused([exchangeIssue('address', 'exchange.host-key', { host, shown, known: fingerprint })]);
    const reason = reasonOf(error);
    if (/authentication|privateKey|passphrase|parse key/i.test(reason))
      throw new ActionRefused([exchangeIssue('secret', 'exchange.sign-in', { host, reason })]);
    throw away(host, port, error);
  }
  return placeOf(client, host, port);
}

const nothing = (): void => undefined;

function placeOf(client: SftpClient, host: string, port: number): Place {
  const told = async <T>(folder: string, done: () => Promise<T>): Promise<T> => {
    try {
      return await done();
    } catch (error) {
      if (refusalOf(error)) throw error;
      const reason = reasonOf(error);
      if (/no such|not exist|permission|denied/i.test(reason))
        throw new ActionRefused([exchangeIssue('folder', 'exchange.folder', { folder: folder || '.', reason })]);
      throw away(host, port, error);
    }
  };
  return {
    list: (folder, fits) =>
      told(folder, async () =>
        (await client.list(folder || '.', ({ name, type }) => type === '-' && isPlainName(name) && fits(name))).map(
          ({ name, size, modifyTime }): OutsideFile => ({
            name,
            size,
            changedAt: new Date(modifyTime).toISOString(),
          }),
        ),
      ),
    read: (folder, name) => client.createReadStream(joined(folder, name)) as AsyncIterable<Buffer>,
    archive: async (folder, name, archive) => {
      const target = joined(folder, archive);
      try {
        if ((await client.exists(target)) === false) await client.mkdir(target, true);
        for (let at = 0; at < MOST_NAMES; at += 1) {
          const path = joined(target, at === 0 ? name : `${name}.${at}`);
          if ((await client.exists(path)) !== false) continue;
          await client.rename(joined(folder, name), path);
          return true;
        }
        return false;
      } catch {
        return false;
      }
    },
    put: (folder, name, content) =>
      told(folder, async () => {
        const path = joined(folder, name);
        if ((await client.exists(path)) !== false) {
          const isSame =
            (await client.stat(path)).size === content.length && content.equals((await client.get(path)) as Buffer);
          if (isSame) return;
          throw new ActionRefused([exchangeIssue('file', 'exchange.exists', { file: name })]);
        }
        // Nobody takes it before it is whole; what a former try has left is written over.
        const unfinished = joined(folder, `.${name}.part`);
        await client.put(content, unfinished);
        await client.rename(unfinished, path);
      }),
    close: async () => {
      await client.end().catch(() => false);
    },
  };
}
