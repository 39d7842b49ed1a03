import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export type ArchivedFile = { readonly name: string; readonly text: string };

/** The earliest time that an archive can say; in local time, as archives keep it, so that it is the same everywhere. */
const ALWAYS = new Date(1980, 0, 1);

/** Files as a .zip archive. The same files give the same bytes: names are sorted, times and modes fixed. */
export async function packArchive(files: readonly ArchivedFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  const inOrder = [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const { name, text } of inOrder)
    zip.addBuffer(Buffer.from(text), name, { mtime: ALWAYS, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream);
}
