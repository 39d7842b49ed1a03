import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, createGzip } from 'node:zlib';
import sql, { raw } from 'sql-template-tag';
import { extract, pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeFile } from '../file/file-store.ts';
import { openGraphileQueue } from '../job/graphile-queue.ts';
import { SEND_MAIL, storeMail } from '../mail/store-mails.ts';
import type { GivenDocument } from '../model/publish-model.ts';
import { checkDocuments, publishModel } from '../model/publish-model.ts';
import { SYSTEM_USER_ID } from '../rights/actor.ts';
import { createApiToken } from '../session/api-tokens.ts';
import type { Queryable } from '../storage/database.ts';
import { openDatabase } from '../storage/database.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { makeTestDatabase, serveTestDatabase, startTestServer } from '../testing/start-test-server.ts';
import { sendMails, startMailServer } from '../testing/work-on-mails.ts';
import { workshop } from '../testing/workshop.ts';
import { describeTables } from './describe-tables.ts';
import type { Manifest } from './manifest.ts';
import { MANIFEST, PART_BYTES } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const ADMIN = 'admin@example.com';
const label = { de: 'Farbe', en: 'Colour' };

/** The workshop with a field on bikes, and with a link from repairs to bikes. */
const withColour: readonly GivenDocument[] = workshop.map((one) => {
  const document = one.document as { id: string; kind: string; fields?: object[] };
  if (document.kind !== 'entity' || document.id !== 'bike') return one;
  return {
    ...one,
    document: {
      ...document,
      fields: [
        ...(document.fields ?? []),
        { id: 'colour', type: 'text', label, searchable: true },
        { id: 'spares', type: 'references', entity: 'bike', label: { de: 'Ersatz', en: 'Spares' } },
        { id: 'manual', type: 'file', label: { de: 'Anleitung', en: 'Manual' } },
      ],
    },
  };
});
const withoutColour = withColour.map((one) => {
  const document = one.document as { id: string; fields?: { id: string }[] };
  return document.id === 'bike'
    ? { ...one, document: { ...document, fields: document.fields?.filter((field) => field.id !== 'colour') } }
    : one;
});

let folder: string;
let server: TestServer;
let archive: string;
let saved: Manifest;
let contents: Readonly<Record<string, string>>;
const LARGE = Buffer.alloc(PART_BYTES + 12_345, 'ß\n\t\\x');

const publish = async (database: TestServer['database'], given: readonly GivenDocument[]): Promise<void> => {
  const { documents, issues } = checkDocuments(given);
  expect(issues.filter((issue) => issue.severity !== 'warning')).toEqual([]);
  await publishModel(database, { documents, note: 'test', author: SYSTEM_USER_ID });
};

async function create(of: TestServer, entity: string, values: object): Promise<string> {
  const reply = await of.ask(ADMIN, 'POST', `/api/records/${entity}`, values);
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
}

let bikes: readonly string[];
let file: { readonly id: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leitwerk-backup-test-'));
  archive = join(folder, 'workshop.backup');
  server = await startTestServer(withColour);
  const { database } = server;
  await database.query(sql`update data."user" set roles = '{foreman}'`);
  file = await storeFile(database, {
    name: 'manual.bin',
    stream: (async function* () {
      yield LARGE;
    })(),
    most: 1e8,
    by: server.users.get(ADMIN) ?? '',
  });
  const first = await create(server, 'bike', { frame: 'Ä 1\\', colour: 'rot\u2028\\N' });
  const second = await create(server, 'bike', { frame: 'B-2', spares: [{ id: first }], manual: { id: file.id } });
  bikes = [first, second];
  const repair = await create(server, 'repair', { bike: first, hours: '1.5', warranty: true, warrantyNumber: 'W' });
  await server.ask(ADMIN, 'PATCH', `/api/records/repair/${repair}`, { hours: '2.25' });
  await server.ask(ADMIN, 'POST', `/api/records/repair/${repair}/transitions/finish`, { hours: '3' });
  await server.ask(ADMIN, 'DELETE', `/api/records/bike/${await create(server, 'bike', { frame: 'C-3' })}`);
  await publish(database, withoutColour);
  await server.runtime.models.refresh();
  await database.query(sql`
    insert into leitwerk.session (token_hash, user_id, expires_at) values ('\\x00', ${SYSTEM_USER_ID}::uuid, now() + interval '1 day')`);
  contents = await contentsOf(database);
  saved = await writeBackup(database.url, archive, '1.2.3');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Everything in a database, as text; equal for equal contents. */
async function contentsOf(database: Queryable): Promise<Readonly<Record<string, string>>> {
  const contents: Record<string, string> = {};
  for (const { schema, name, columns } of await describeTables(database)) {
    const list = columns.map((column) => `"${column.name}"`).join(', ');
    const [row] = await database.query<{ rows: string }>(
      raw(
        `select coalesce(json_agg(x order by x::text), '[]')::text as rows from (select ${list} from ${schema}."${name}") x`,
      ),
    );
    contents[`${schema}.${name} (${list})`] = row?.rows ?? '';
  }
  return contents;
}

/** An empty database, and what `work` leaves in it. Connections are closed between, because a restore wants it alone. */
async function inFresh(
  work: (url: string, reopen: () => ReturnType<typeof openDatabase>) => Promise<void>,
): Promise<void> {
  const { database, drop } = await makeTestDatabase();
  const opened: ReturnType<typeof openDatabase>[] = [];
  try {
    await work(database.url, () => {
      const one = openDatabase(database.url, { size: 2 });
      opened.push(one);
      return one;
    });
  } finally {
    for (const one of opened) await one.close();
    await drop();
  }
}

/** Nothing of a refused restore may be there. */
const schemasOf = async (database: Queryable): Promise<readonly string[]> =>
  (
    await database.query<{ name: string }>(
      sql`select nspname as name from pg_namespace where nspname in ('data', 'leitwerk') order by 1`,
    )
  ).map((row) => row.name);

describe('a backup', () => {
  it('says what is in it', async () => {
    expect(saved).toMatchObject({ format: 'leitwerk-backup', projectVersion: '1.2.3', modelVersion: 2 });
    const rows = Object.fromEntries(saved.tables.map((table) => [table.name, table.rows]));
    expect(rows).toMatchObject({ bike: 3, bike__spares: 1, repair: 1, model_version: 2, file: 1 });
    expect(rows).not.toHaveProperty('session');
    const chunks = saved.tables.find((table) => table.name === 'file_chunk');
    expect(chunks?.parts.length).toBeGreaterThan(1);
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['workshop.backup']);
  });

  it('replaces no file, and leaves none behind when it fails', async () => {
    await expect(writeBackup(server.database.url, archive, '1')).rejects.toThrow(/exists already/);
    await expect(writeBackup(server.database.url, join(folder, 'none/x.backup'), '1')).rejects.toThrow(/ENOENT/);
    await inFresh(async (url) => {
      await expect(writeBackup(url, join(folder, 'empty.backup'), '1')).rejects.toThrow(/nothing to save/);
    });
    expect(await readdir(folder)).toEqual(['workshop.backup']);
  });

  it('is of one instant, while others write and publish', async () => {
    const path = join(folder, 'busy.backup');
    // Takes a while to save, after the history and before the records: others write in between.
    await server.database.query(sql`
      insert into leitwerk.setting (key, value)
      select 'fill-' || n, to_jsonb((select string_agg(md5(g::text || random()::text), '') from generate_series(1, 4000) g where n > 0))
      from generate_series(1, 200) n`);
    let isDone = false;
    const writer = (async () => {
      for (let index = 0; !isDone; index += 1) {
        const bike = await create(server, 'bike', { frame: `busy-${index}` });
        await create(server, 'repair', { bike });
      }
    })();
    const manifest = await writeBackup(server.database.url, path, '1').finally(() => {
      isDone = true;
    });
    await writer;
    await server.database.query(sql`delete from leitwerk.setting where key like 'fill-%'`);
    await inFresh(async (url, reopen) => {
      // Keys between records hold, and each has its history: half of a write would break one of the two.
      await restoreBackup(url, path, { replace: false });
      const [row] = await reopen().query<{ lonely: number }>(sql`
        select (select count(*) from data.bike b where not exists (select 1 from leitwerk.history h where h.record_id = b.id))
          + (select count(*) from leitwerk.history h where entity = 'repair' and action = 'create'
              and not exists (select 1 from data.repair r where r.id = h.record_id)) as lonely`);
      expect(row?.lonely).toBe(0);
    });
    expect(manifest.tables.length).toBe(saved.tables.length);
    await rm(path);
  });
});

describe('a restore', () => {
  it('sends no mail that waited in the backup: it is uncertain, in its record too', async () => {
    const path = join(folder, 'mails.backup');
    const bike = await create(server, 'bike', { frame: 'M-1' });
    const mail = { to: 'a@example.org', subject: 'x', html: 'x', text: 'x', pictures: [], files: [], of: 0 };
    const holder = { entity: 'bike', recordId: bike, field: 'frame' };
    await storeMail(server.database, mail, holder, SYSTEM_USER_ID);
    await writeBackup(server.database.url, path, '1');
    await server.database.query(sql`delete from leitwerk.mail`);
    await server.database.query(sql`delete from leitwerk.job_outbox`);
    const { database, drop } = await makeTestDatabase();
    await restoreBackup(database.url, path, { replace: false });
    const jobs = await database.query(sql`select 1 from leitwerk.job_outbox where name = ${SEND_MAIL}`);
    expect(jobs).toHaveLength(1);
    const restored = await serveTestDatabase(database, drop);
    const mails = await startMailServer();
    try {
      expect(await sendMails(restored, mails.server)).toEqual([null]);
      expect(mails.taken).toEqual([]);
      const [row] = await database.query(sql`select state, error from leitwerk.mail`);
      expect(row).toMatchObject({ state: 'uncertain', error: expect.stringContaining('backup') });
      expect((await restored.ask(ADMIN, 'GET', `/api/records/bike/${bike}`)).body).toMatchObject({
        frame: 'uncertain',
      });
    } finally {
      await mails.close();
      await restored.close();
      await rm(path);
    }
  });

  it('brings everything back, also what no model wants any more, and a server works on it', async () => {
    const { database, drop } = await makeTestDatabase();
    const { url } = database;
    await restoreBackup(url, archive, { replace: false });
    // The same tables with the same rows, and the same indexes and keys.
    expect(await contentsOf(database)).toEqual(contents);
    const objects = (on: Queryable) =>
      on.query(sql`
        select indexdef as definition from pg_indexes where schemaname in ('data', 'leitwerk')
        union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
          where connamespace in ('data'::regnamespace, 'leitwerk'::regnamespace) and contype in ('f', 'p')
        order by 1`);
    expect(await objects(database)).toEqual(await objects(server.database));

    const restored = await serveTestDatabase(database, drop);
    try {
      const [first = '', second = ''] = bikes;
      const read = async (path: string) => (await restored.ask(ADMIN, 'GET', path)).body as Record<string, unknown>;
      expect(await read(`/api/records/bike/${second}`)).toMatchObject({
        frame: 'B-2',
        spares: [{ id: first }],
        manual: { id: file.id, name: 'manual.bin', size: LARGE.length },
      });
      const content = await restored.app.inject({
        method: 'GET',
        url: `/api/files/${file.id}`,
        headers: { authorization: `Bearer ${await tokenOf(restored)}` },
      });
      expect(content.rawPayload.equals(LARGE)).toBe(true);
      const [repair] = (await read('/api/records/repair?search=&limit=1'))['items'] as Record<string, unknown>[];
      expect(repair).toMatchObject({ number: 'R-0001', hours: '3.00', state: 'done', total: '180.00' });
      expect((await read(`/api/records/repair/${String(repair?.['id'])}/history`))['items']).toHaveLength(3);
      expect((await read('/api/records/bike?bin=true'))['items']).toHaveLength(1);
      const signIn = await restored.ask(null, 'POST', '/api/session', { email: ADMIN, password: 'leitwerk' });
      expect(signIn.status).toBe(200);

      // Numbers, identities and unique keys go on.
      const next = await restored.ask(ADMIN, 'POST', '/api/records/repair', { bike: first });
      expect(next.body).toMatchObject({ number: 'R-0002' });
      const [last] = await database.query<{ id: number; highest: number }>(
        sql`select max(id) as id, (select count(distinct id) from leitwerk.outbox) as highest from leitwerk.outbox`,
      );
      expect(last?.id).toBe(last?.highest);
      expect((await restored.ask(ADMIN, 'POST', '/api/records/bike', { frame: 'B-2' })).status).toBe(422);
      // Search finds by the generated column.
      expect((await read('/api/records/bike?search=b-2'))['items']).toHaveLength(1);

      // The field that had been dropped has its values when it is published again.
      await publish(database, withColour);
      await restored.runtime.models.refresh();
      expect(await read(`/api/records/bike/${first}`)).toMatchObject({ colour: 'rot\u2028\\N' });
      expect((await read('/api/records/bike?search=rot'))['items']).toHaveLength(1);
    } finally {
      await restored.close();
    }
  });

  it('refuses a database that holds records, and with --replace takes their place', async () => {
    const other = await startTestServer(workshop);
    const { url } = other.database;
    await other.database.query(sql`update data."user" set roles = '{foreman}'`);
    await create(other, 'bike', { frame: 'mine' });
    const queue = await openGraphileQueue(other.database, { log: () => undefined });
    await queue.enqueue([{ name: 'old', payload: {} }]);
    await queue.stop();
    await expect(restoreBackup(url, archive, { replace: true })).rejects.toThrow(/a server is connected/);
    await other.app.close();
    await other.runtime.changes.close();
    await other.runtime.presence.close();
    await other.runtime.models.close();
    await other.database.close();
    await expect(restoreBackup(url, archive, { replace: false })).rejects.toThrow(/holds records already.*--replace/);
    const database = openDatabase(url);
    const frames = () => database.query<{ frame: string }>(sql`select frame from data.bike order by frame`);
    expect(await frames()).toEqual([{ frame: 'mine' }]);
    await database.close();
    await restoreBackup(url, archive, { replace: true });
    const again = openDatabase(url);
    expect(await again.query(sql`select frame from data.bike where frame = 'mine'`)).toEqual([]);
    expect(await again.query(sql`select 1 from pg_namespace where nspname = 'graphile_worker'`)).toEqual([]);
    await again.close();
    const maintenance = openDatabase(url.replace(/\/[^/]*$/, '/postgres'));
    await maintenance.query(raw(`drop database ${url.split('/').at(-1)} with (force)`));
    await maintenance.close();
  });

  it('refuses what is not a whole archive, before anything is written', async () => {
    const size = (await stat(archive)).size;
    const whole = await readFile(archive);
    const spoil = async (name: string, bytes: Buffer): Promise<string> => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    };
    const cut = await spoil('cut.backup', whole);
    await truncate(cut, size - 1000);
    const cases: readonly (readonly [string, RegExp])[] = [
      [cut, /not a whole backup/],
      [await spoil('text.backup', Buffer.from('hello')), /not a whole backup/],
      [await spoil('nothing.backup', Buffer.alloc(0)), /has no manifest|not a whole backup/],
      [join(folder, 'missing.backup'), /there is no file/],
      [await remade('no-manifest', ({ path, data }) => (path === MANIFEST ? [] : [{ path, data }])), /no manifest/],
      [
        await remade('wrong-byte', ({ path, data }) => [
          {
            path,
            data:
              path === 'copy/0000/000000' ? Buffer.from(data.map((byte, at) => (at === 0 ? byte ^ 1 : byte))) : data,
          },
        ]),
        /copy\/0000\/000000 in the archive is damaged/,
      ],
      [await remade('gone', ({ path, data }) => (path === 'copy/0000/000000' ? [] : [{ path, data }])), /is missing/],
      [
        await remade('extra', (entry) =>
          entry.path === MANIFEST ? [{ path: '../../etc/passwd', data: Buffer.from('x') }, entry] : [entry],
        ),
        /holds "..\/..\/etc\/passwd", which its manifest does not list/,
      ],
      [
        await remade('large', (entry) =>
          entry.path === MANIFEST ? [{ path: 'copy/9999/000000', data: Buffer.alloc(PART_BYTES + 1) }, entry] : [entry],
        ),
        /larger than any part/,
      ],
      [
        await manifested('version', (one) => ({ ...one, formatVersion: 2 })),
        /has format 2; this version reads up to 1/,
      ],
      [await manifested('newer', (one) => ({ ...one, systemSteps: 10_000 })), /newer than this one/],
      [
        await manifested('sql', (one) => withColumn(one, { name: 'x', type: 'text; drop table y', notNull: false })),
        /the manifest of the archive is wrong at \/tables/,
      ],
      [
        await manifested('default', (one) =>
          withColumn(one, { name: 'x', type: 'text', notNull: false, default: 'pg_read_file(1)' }),
        ),
        /the manifest of the archive is wrong at \/tables/,
      ],
    ];
    await inFresh(async (url, reopen) => {
      for (const [path, message] of cases)
        await expect(restoreBackup(url, path, { replace: true })).rejects.toThrow(message);
      expect(await schemasOf(reopen())).toEqual([]);
    });
  });

  it('changes nothing when the database or the count of rows says no in the middle', async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      [
        await manifested('count', (one) => ({
          ...one,
          tables: one.tables.map((table) => (table.name === 'bike' ? { ...table, rows: table.rows + 1 } : table)),
        })),
        /data.bike has 3 rows after the restore and 4 in the manifest/,
      ],
      [
        await manifested('column', (one) => withColumn(one, { name: 'more', type: 'text', notNull: false })),
        /does not take the archive/,
      ],
    ];
    await inFresh(async (url, reopen) => {
      for (const [path, message] of cases)
        await expect(restoreBackup(url, path, { replace: false })).rejects.toThrow(message);
      expect(await schemasOf(reopen())).toEqual([]);
    });
  });
});

const withColumn = (manifest: Manifest, column: object): object => ({
  ...manifest,
  tables: manifest.tables.map((table) =>
    table.name === 'bike' ? { ...table, columns: [...table.columns, column] } : table,
  ),
});

type Entry = { readonly path: string; readonly data: Buffer };

/** The archive with its entries changed. */
async function remade(name: string, change: (entry: Entry) => readonly Entry[]): Promise<string> {
  const path = join(folder, `${name}.backup`);
  const source = extract();
  const target = pack();
  const written = pipeline(target as never, createGzip(), createWriteStream(path));
  const read = pipeline(createReadStream(archive), createGunzip(), source as never);
  for await (const entry of source) {
    const pieces: Buffer[] = [];
    for await (const piece of entry) pieces.push(piece as Buffer);
    for (const one of change({ path: entry.header.name, data: Buffer.concat(pieces) }))
      target.entry({ name: one.path }, one.data);
  }
  target.finalize();
  await Promise.all([read, written]);
  return path;
}

const manifested = (name: string, change: (manifest: Manifest) => object): Promise<string> =>
  remade(name, ({ path, data }) => [
    path === MANIFEST
      ? { path, data: Buffer.from(JSON.stringify(change(JSON.parse(data.toString()) as Manifest))) }
      : { path, data },
  ]);

const tokenOf = async ({ database, users }: TestServer): Promise<string> =>
  (await createApiToken(database, users.get(ADMIN) ?? '', { name: 'test', scopes: ['read'], expiresAt: null })).token;

describe('the command line', () => {
  const run = async (args: readonly string[], url: string) => {
    const program = join(import.meta.dirname, '../cli/leitwerk.ts');
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: url };
    return promisify(execFile)(process.execPath, [program, ...args], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  };

  it('backs up beside a running server and restores elsewhere, with words for people and programs', async () => {
    const path = join(folder, 'cli.backup');
    const made = await run(['backup', path, '--json'], server.database.url);
    expect(made).toMatchObject({ code: 0 });
    expect(JSON.parse(made.stdout)).toMatchObject({ file: path, modelVersion: 2 });
    expect(await run(['backup', path], server.database.url)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/exists already/),
    });
    await inFresh(async (url) => {
      const restored = await run(['restore', path], url);
      expect(restored).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+ rows of \d+ tables/) });
      expect(await run(['restore', path], url)).toMatchObject({ code: 1, stderr: expect.stringMatching(/--replace/) });
      expect(await run(['restore', path, '--replace'], url)).toMatchObject({ code: 0 });
    });
    expect(await run(['restore', path], 'postgres://x:y@127.0.0.1:1/none')).toMatchObject({ code: 2 });
    expect(await run(['restore'], server.database.url)).toMatchObject({ code: 2 });
    expect(await run(['backup', '--help'], '')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/also while\s+its server runs/),
    });
  });
});
