import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import type { Queryable, Storage, Transaction } from '../storage/database.ts';

export type StoredFile = { readonly id: string; readonly name: string; readonly type: string; readonly size: number };

const CHUNK_BYTES = 256 * 1024;
const TEXT_TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  md: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  eml: 'message/rfc822',
  ics: 'text/calendar',
  vcf: 'text/vcard',
};

/** Without folders and without what could confuse a header or a shell. */
export const cleanName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replace(/[\u0000-\u001f\u007f"<>|*?:]/g, '')
    .replace(/^\.+/, '')
    .trim()
    .slice(-200) || 'file';

/** Stores a stream in pieces, so that size does not count against memory. The type is what the content says, not the caller. */
export async function storeFile(
  database: Storage,
  given: { readonly name: string; readonly stream: AsyncIterable<Buffer>; readonly most: number; readonly by: string },
): Promise<StoredFile> {
  const id = newId();
  const name = cleanName(given.name);
  return database.transaction(async (tx) => {
    await tx.query(
      sql`insert into leitwerk.file (id, name, type, size, sha256, created_by) values (${id}::uuid, ${name}, '', 0, ''::bytea, ${given.by}::uuid)`,
    );
    const hash = createHash('sha256');
    let size = 0;
    let position = 0;
    let type: string | undefined;
    for await (const chunk of inPieces(given.stream)) {
      size += chunk.length;
      if (size > given.most) refuse(413, 'file.too-large');
      type ??= await typeOf(chunk, name);
      hash.update(chunk);
      await writeChunk(tx, id, position, chunk);
      position += 1;
    }
    const file: StoredFile = { id, name, type: type ?? 'application/octet-stream', size };
    await tx.query(
      sql`update leitwerk.file set type = ${file.type}, size = ${size}, sha256 = ${hash.digest()} where id = ${id}::uuid`,
    );
    return file;
  });
}

const writeChunk = (tx: Transaction, id: string, position: number, data: Buffer) =>
  tx.query(sql`insert into leitwerk.file_chunk (file_id, position, data) values (${id}::uuid, ${position}, ${data})`);

async function* inPieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length < CHUNK_BYTES) continue;
    yield Buffer.concat(parts, length);
    parts = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(parts, length);
}

async function typeOf(head: Buffer, name: string): Promise<string> {
  const sniffed = await fileTypeFromBuffer(head);
  // Without what follows a type, e.g. `audio/ogg; codecs=opus`.
  if (sniffed) return sniffed.mime.split(';')[0] ?? sniffed.mime;
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  return (head.includes(0) ? undefined : TEXT_TYPES[extension]) ?? 'application/octet-stream';
}

/** Bytes of a file, both ends included. */
export type ByteRange = { readonly start: number; readonly end: number };

/** What is known of a file; null when there is none. */
export async function findFile(database: Queryable, id: string): Promise<StoredFile | null> {
  const [file] = await database.query<StoredFile>(
    sql`select id, name, type, size from leitwerk.file where id = ${id}::uuid`,
  );
  return file ?? null;
}

/** The file with its content as a stream, read piece by piece. */
export async function openFile(
  database: Queryable,
  id: string,
): Promise<(StoredFile & { readonly stream: Readable }) | null> {
  const file = await findFile(database, id);
  return file && { ...file, stream: Readable.from(chunksOf(database, id)) };
}

async function* chunksOf(database: Queryable, id: string, from = 0): AsyncGenerator<Buffer> {
  for (let position = from; ; position += 1) {
    const [row] = await database.query<{ data: Buffer }>(
      sql`select data from leitwerk.file_chunk where file_id = ${id}::uuid and position = ${position}`,
      'file-chunk',
    );
    if (!row) return;
    yield row.data;
  }
}

/** Only these bytes of a file; the pieces before them are not read. */
export const openRange = (database: Queryable, id: string, range: ByteRange): Readable =>
  Readable.from(bytesOf(database, id, range));

async function* bytesOf(database: Queryable, id: string, { start, end }: ByteRange): AsyncGenerator<Buffer> {
  const pieces = await database.query<{ length: number }>(
    sql`select octet_length(data) as length from leitwerk.file_chunk where file_id = ${id}::uuid order by position`,
  );
  let first = 0;
  let at = 0;
  for (const { length } of pieces) {
    if (at + length > start) break;
    at += length;
    first += 1;
  }
  for await (const piece of chunksOf(database, id, first)) {
    yield piece.subarray(Math.max(0, start - at), end + 1 - at);
    at += piece.length;
    if (at > end) return;
  }
}

/** Files that no record has taken within a day, that no draft names and that wait for no mail. */
export async function removeUnattachedFiles(database: Queryable): Promise<void> {
  await database.query(sql`
    delete from leitwerk.file f where f.record_id is null and f.run_id is null and f.created_at < now() - interval '1 day'
      and not exists (select 1 from leitwerk.mail m where m.state in ('waiting', 'sending') and f.id = any(m.files))
      and not exists (select 1 from leitwerk.draft d where d.user_id = f.created_by and position(f.id::text in d.typed::text) > 0)`);
}
