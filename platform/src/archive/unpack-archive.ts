import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { fromBuffer } from 'yauzl';
import { refuse } from '../refusal.ts';
import type { ArchivedFile } from './pack-archive.ts';

/** Bytes of an archive as it is sent. */
export const MOST_ARCHIVE_BYTES = 20_000_000;
const MOST_FILES = 5000;
const MOST_FILE_BYTES = 1_000_000;
const MOST_BYTES = 40_000_000;
/** Definitions become ten times smaller at most. What becomes a hundred times smaller was made to fill the memory. */
const MOST_RATIO = 100;
/** A small file may be as dense as it likes. */
const SMALL_BYTES = 20_000;

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const LONGEST_NAME = 200;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const STORED = 0;
const DEFLATED = 8;

const open = promisify<Buffer, { lazyEntries: boolean; decodeStrings: boolean; validateEntrySize: boolean }, ZipFile>(
  fromBuffer,
);

/**
 * Reads a .zip archive whole, into the memory, before anybody uses any of it. Refused with 422 is whatever a configuration has no use for:
 * names that lead elsewhere, links, names that come twice, files that are encrypted, damaged, no text, too many or too large, and archives
 * that unpack to far more than they are.
 */
export async function unpackArchive(bytes: Buffer): Promise<readonly ArchivedFile[]> {
  if (bytes.length > MOST_ARCHIVE_BYTES)
    return refuse(413, 'archive.too-large', { params: { most: MOST_ARCHIVE_BYTES } });
  const zip = await open(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySize: true }).catch(() =>
    refuse(422, 'archive.none'),
  );
  if (zip.entryCount > MOST_FILES) return refuse(422, 'archive.too-many', { params: { most: MOST_FILES } });
  const entries = (await entriesOf(zip)).map((entry) => ({ entry, name: nameOf(entry) }));
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  refuseTwice(files.map(({ name }) => name));
  refuseBombs(files.map(({ entry }) => entry));
  const read: ArchivedFile[] = [];
  for (const { entry, name } of files) read.push({ name, text: await textOf(zip, entry, name) });
  return read;
}

const entriesOf = (zip: ZipFile): Promise<readonly Entry[]> =>
  new Promise<readonly Entry[]>((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  }).catch(() => refuse(422, 'archive.damaged'));

/** The name, if it is one that leads to a file inside; that of a folder ends with a slash. */
function nameOf(entry: Entry): string {
  // Without decoding of names the library hands over their bytes.
  const raw = entry.fileName as unknown as Buffer;
  const name = raw.toString('latin1');
  const plain = name.endsWith('/') ? name.slice(0, -1) : name;
  const shown = JSON.stringify(name.slice(0, LONGEST_NAME));
  if (!NAME.test(plain) || plain.length > LONGEST_NAME) return refuse(422, 'archive.name', { params: { name: shown } });
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  const isFolder = name.endsWith('/');
  if (!isFolder && type !== 0 && type !== REGULAR) return refuse(422, 'archive.link', { params: { name } });
  if (isFolder && entry.uncompressedSize > 0) return refuse(422, 'archive.name', { params: { name: shown } });
  return name;
}

/** Some systems tell names apart that others hold for the same. */
function refuseTwice(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) refuse(422, 'archive.twice', { params: { name } });
    seen.add(name.toLowerCase());
  }
}

/** By what the archive says of itself; while it is read the library holds it to that. */
function refuseBombs(entries: readonly Entry[]): void {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isBomb = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MOST_RATIO,
  );
  if (isBomb || total > MOST_BYTES) refuse(422, 'archive.bomb', { params: { most: MOST_BYTES } });
}

async function textOf(zip: ZipFile, entry: Entry, name: string): Promise<string> {
  const { uncompressedSize, compressionMethod } = entry;
  if (uncompressedSize > MOST_FILE_BYTES)
    return refuse(422, 'archive.large-file', { params: { name, most: MOST_FILE_BYTES } });
  if (entry.isEncrypted() || (compressionMethod !== STORED && compressionMethod !== DEFLATED))
    return refuse(422, 'archive.method', { params: { name } });
  const content = await contentOf(zip, entry).catch(() => refuse(422, 'archive.damaged'));
  if (crc32(content) !== entry.crc32) return refuse(422, 'archive.damaged');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return refuse(422, 'archive.text', { params: { name } });
  }
}

const contentOf = async (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  buffer(
    await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
    ),
  );
