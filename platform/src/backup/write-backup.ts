import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import sql, { raw } from 'sql-template-tag';
import type { Pack } from 'tar-stream';
import { pack as packTar } from 'tar-stream';
import type { Session } from '../storage/database.ts';
import { openSession } from '../storage/database.ts';
import { quoted } from '../storage/table-names.ts';
import { describeTables, readSequences } from './describe-tables.ts';
import type { Manifest, SavedPart, SavedTable } from './manifest.ts';
import { BackupError, FORMAT_VERSION, MANIFEST, PART_BYTES } from './manifest.ts';

/**
 * Writes everything that a database holds into one archive (tar, gzip), as it is at one instant, while others go on working.
 * Memory does not grow with the tables. The file gets its name when it is whole and on the disk.
 * @param url of the database
 * @throws BackupError when there is nothing to save or the file exists
 */
export async function writeBackup(url: string, file: string, projectVersion: string): Promise<Manifest> {
  if (await stat(file).catch(() => null)) throw new BackupError(`${file} exists already; a backup replaces nothing`);
  const unfinished = `${file}.${process.pid}.unfinished`;
  const session = await openSession(url, 'leitwerk-backup');
  try {
    const tables = await beginSnapshot(session);
    const tar = packTar();
    // Whichever of the two fails ends the other: a broken archive its sink, a broken sink the archive.
    const filled = fillArchive(session, tar, tables, projectVersion).catch((error: unknown) => {
      tar.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    });
    const sink = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
    const [made, written] = await Promise.allSettled([filled, pipeline(Readable.from(tar), createGzip(), sink)]);
    if (written.status === 'rejected') throw written.reason;
    if (made.status === 'rejected') throw made.reason;
    // Unlike a rename this cannot replace a file that has come meanwhile.
    await link(unfinished, file);
    await syncFolder(dirname(file));
    return made.value;
  } finally {
    await session.close();
    await rm(unfinished, { force: true });
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const nameOf = ({ schema, name }: Pick<SavedTable, 'schema' | 'name'>): string => `${schema}.${quoted(name)}`;

type Shape = Awaited<ReturnType<typeof describeTables>>[number];

/**
 * Begins the transaction in which everything is read. The tables are locked against being rewritten before the snapshot is
 * taken: a table that a publish rewrites later would look empty in it.
 */
async function beginSnapshot(session: Session): Promise<readonly Shape[]> {
  await session.query(raw('set statement_timeout = 0'));
  await session.query(raw('set idle_in_transaction_session_timeout = 0'));
  for (;;) {
    const known = (await describeTables(session)).map(nameOf);
    if (!known.includes('leitwerk."model_version"'))
      throw new BackupError('this database holds nothing of Leitwerk; there is nothing to save');
    await session.query(raw('begin isolation level repeatable read read only'));
    try {
      await session.query(raw(`lock table ${known.join(', ')} in access share mode`));
    } catch (error) {
      await session.query(raw('rollback'));
      // A table has gone since it was listed.
      if ((error as { code?: unknown }).code === '42P01') continue;
      throw error;
    }
    const tables = await describeTables(session);
    if (tables.every((table) => known.includes(nameOf(table)))) return tables;
    await session.query(raw('rollback'));
  }
}

async function fillArchive(
  session: Session,
  tar: Pack,
  shapes: readonly Shape[],
  projectVersion: string,
): Promise<Manifest> {
  const tables: SavedTable[] = [];
  for (const [index, shape] of shapes.entries()) tables.push(await saveTable(session, tar, shape, index));
  const [row] = await session.query<{ postgres: string; model: number; steps: number; at: Date }>(sql`
    select current_setting('server_version') as postgres, now() as at,
      (select coalesce(max(version), 0) from leitwerk.model_version) as model,
      (select count(*)::int from leitwerk.migration) as steps`);
  if (!row) throw new Error('the database gave no answer');
  const manifest: Manifest = {
    format: 'leitwerk-backup',
    formatVersion: FORMAT_VERSION,
    projectVersion,
    postgresVersion: row.postgres,
    modelVersion: row.model,
    createdAt: row.at.toISOString(),
    systemSteps: row.steps,
    tables,
    sequences: await readSequences(session),
  };
  await session.query(raw('commit'));
  await writeEntry(tar, MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)));
  tar.finalize();
  return manifest;
}

async function saveTable(session: Session, tar: Pack, shape: Shape, index: number): Promise<SavedTable> {
  const parts: SavedPart[] = [];
  let rows = 0;
  const columns = shape.columns.map((column) => quoted(column.name)).join(', ');
  for await (const data of inParts(session.copyOut(`copy ${nameOf(shape)} (${columns}) to stdout`))) {
    const path = `copy/${String(index).padStart(4, '0')}/${String(parts.length).padStart(6, '0')}`;
    parts.push({ path, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') });
    rows += linesIn(data);
    await writeEntry(tar, path, data);
  }
  return { ...shape, rows, parts };
}

/** In this form of `copy` every row is one line; line breaks inside of values are written otherwise. */
function linesIn(data: Buffer): number {
  let count = 0;
  for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, at + 1)) count += 1;
  return count;
}

async function* inParts(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    held.push(piece);
    length += piece.length;
    if (length < PART_BYTES) continue;
    let all = Buffer.concat(held, length);
    for (; all.length >= PART_BYTES; all = all.subarray(PART_BYTES)) yield all.subarray(0, PART_BYTES);
    held = all.length > 0 ? [all] : [];
    length = all.length;
  }
  if (length > 0) yield Buffer.concat(held, length);
}

/** Resolves when the archive has taken it, so that a slow disk slows down the database and not the other way round. */
const writeEntry = (tar: Pack, name: string, data: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    tar.entry({ name, size: data.length, mode: 0o600 }, data, (error) => (error ? reject(error) : resolve()));
  });
