import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { exchangeIssue } from '../exchange-issue.ts';

/** A file on this machine's disk, until it is removed. */
export type SpooledFile = {
  readonly size: number;
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
  readonly stream: () => AsyncIterable<Buffer>;
  readonly remove: () => Promise<void>;
};

/**
 * Brings what comes over the net onto the disk, piece by piece: neither memory nor a transaction waits for another server.
 * Throws `ActionRefused` when it is more than allowed
 */
export async function spoolFile(name: string, bytes: AsyncIterable<Buffer>, mostMb: number): Promise<SpooledFile> {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-exchange-'));
  const path = join(folder, 'file');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const piece of bytes) {
        size += piece.length;
        if (size > mostMb * 1_000_000)
          throw new ActionRefused([exchangeIssue('file', 'exchange.file-too-large', { file: name, most: mostMb })]);
        hash.update(piece);
        await file.writeFile(piece);
      }
    } finally {
      await file.close();
    }
    return { size, hash: hash.digest('hex'), stream: () => createReadStream(path) as AsyncIterable<Buffer>, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
