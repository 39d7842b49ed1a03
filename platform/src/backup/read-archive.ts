import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Manifest, SavedPart } from './manifest.ts';
import { BackupError, MANIFEST, MANIFEST_BYTES, PART_BYTES, parseManifest } from './manifest.ts';

type Entry = { readonly path: string; readonly data: Buffer };

/** More entries than any real backup has: what is looked at must end. */
const MOST_ENTRIES = 1_000_000;

/** The entries one after another, each within its size. @throws BackupError when the archive is not whole or not one of ours */
export async function* readEntries(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file);
  const unpack = createGunzip();
  const tar = extract();
  source.on('error', (error) => unpack.destroy(error));
  unpack.on('error', (error) => tar.destroy(error));
  source.pipe(unpack).pipe(tar as unknown as NodeJS.WritableStream);
  let count = 0;
  try {
    for await (const entry of tar) {
      const { name, size, type } = entry.header;
      count += 1;
      if (type !== 'file' || count > MOST_ENTRIES)
        throw new BackupError(`the archive holds something that no backup has: ${shown(name)}`);
      if (size > (name === MANIFEST ? MANIFEST_BYTES : PART_BYTES))
        throw new BackupError(`${shown(name)} in the archive is larger than any part of a backup`);
      const pieces: Buffer[] = [];
      for await (const piece of entry) pieces.push(piece as Buffer);
      yield { path: name, data: Buffer.concat(pieces) };
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    if (code === 'ENOENT') throw new BackupError(`there is no file ${file}`);
    throw new BackupError(`${file} is not a whole backup: ${String(message)}`);
  } finally {
    source.destroy();
    unpack.destroy();
    tar.destroy();
  }
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 100));

export const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

/**
 * Reads the archive from beginning to end: its manifest, that exactly the parts that it lists are there in their order, and
 * the checksum of each. Nothing is written.
 */
export async function checkArchive(file: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  const found: SavedPart[] = [];
  for await (const { path, data } of readEntries(file)) {
    if (manifest) throw new BackupError('the archive goes on after its manifest');
    if (path === MANIFEST) manifest = parseManifest(data.toString('utf8'));
    else found.push({ path, bytes: data.length, sha256: sha256(data) });
  }
  if (!manifest) throw new BackupError(`${file} has no manifest: it is not a backup, or not a whole one`);
  const listed = manifest.tables.flatMap((table) => table.parts);
  for (const [index, part] of listed.entries()) {
    const there = found[index];
    if (there?.path !== part.path) throw new BackupError(`${part.path} is missing in the archive`);
    if (there.sha256 !== part.sha256 || there.bytes !== part.bytes)
      throw new BackupError(`${part.path} in the archive is damaged: its checksum is another`);
  }
  const extra = found[listed.length];
  if (extra) throw new BackupError(`the archive holds ${shown(extra.path)}, which its manifest does not list`);
  const names = manifest.tables.map((table) => `${table.schema}.${table.name}`);
  const paths = listed.map((part) => part.path);
  if (new Set(names).size < names.length || new Set(paths).size < paths.length)
    throw new BackupError('the manifest of the archive lists something twice');
  return manifest;
}
