import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { Entry, ZipFile } from 'yauzl';
import { fromBuffer } from 'yauzl';
import { Unreadable } from './file-text.ts';

const MOST_PARTS = 5000;
/** Bytes of all parts that are read, unpacked. An archive that says less of itself than it holds is held to it by the library. */
const MOST_BYTES = 60_000_000;

const open = promisify<Buffer, { lazyEntries: boolean; validateEntrySize: boolean; autoClose: boolean }, ZipFile>(
  fromBuffer,
);

export type OfficePart = { readonly name: string; readonly open: () => Promise<Readable> };

/** The parts of a Word or Excel file of these names, in the order of their names. Nothing is unpacked but what is read. */
export async function openOfficeFile(bytes: Uint8Array, names: RegExp): Promise<readonly OfficePart[]> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    validateEntrySize: true,
    autoClose: false,
  }).catch(damaged);
  if (zip.entryCount > MOST_PARTS) throw new Unreadable('too-much');
  const entries = (await entriesOf(zip).catch(damaged)).filter(({ fileName }) => names.test(fileName));
  if (entries.some((entry) => entry.isEncrypted())) throw new Unreadable('encrypted');
  if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > MOST_BYTES)
    throw new Unreadable('too-much');
  return entries
    .toSorted((one, other) => one.fileName.localeCompare(other.fileName, 'en', { numeric: true }))
    .map((entry) => ({ name: entry.fileName, open: () => streamOf(zip, entry) }));
}

const damaged = (): never => {
  throw new Unreadable('damaged');
};

const entriesOf = (zip: ZipFile): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream as Readable)));
  });
