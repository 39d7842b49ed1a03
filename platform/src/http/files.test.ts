import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
const SALES = 'sales@example.com';
const SERVICE = 'service@example.com';
const VIEWER = 'viewer@example.com';
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(700_000)]);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Stored = { readonly id: string; readonly name: string; readonly type: string; readonly size: number };

async function upload(
  as: string,
  name: string,
  content: Buffer,
  field = 'file',
): Promise<{ status: number; file: Stored }> {
  const boundary = 'b0undary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const reply = await server.ask(as, 'POST', '/api/files', payload, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  return { status: reply.status, file: reply.body as Stored };
}

const attach = async (as: string, file: object, lead: string) =>
  server.ask(as, 'POST', '/api/records/document', { name: 'Brief', kind: 'letter', lead, file });

async function leadOf(owner: string): Promise<string> {
  const reply = await server.ask(ADMIN, 'POST', '/api/records/lead', {
    kind: 'person',
    lastName: 'Akte',
    email: `${Math.random()}@example.org`,
    owner: server.users.get(owner),
  });
  return (reply.body as { id: string }).id;
}

describe('an uploaded file', () => {
  it('is what its content says, under a clean name, and comes back byte for byte as an attachment', async () => {
    const { status, file } = await upload(SALES, '..\\..\\evil/Angebot .pdf', PDF);
    expect(status).toBe(201);
    expect(file).toMatchObject({ type: 'application/pdf', size: PDF.length });
    expect(file.name).not.toMatch(/[\\/]/);
    const reply = await server.app.inject({
      method: 'GET',
      url: `/api/files/${file.id}`,
      headers: await bearer(SALES),
    });
    expect(reply.rawPayload.equals(PDF)).toBe(true);
    expect(reply.headers['content-disposition']).toMatch(/^attachment;/);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['content-security-policy']).toContain('sandbox');
  });

  it("is its uploader's alone until a record has it, and nobody else can take it", async () => {
    const { file } = await upload(SALES, 'a.pdf', PDF);
    for (const other of [ADMIN, SERVICE, VIEWER])
      expect((await server.ask(other, 'GET', `/api/files/${file.id}`)).status, other).toBe(404);
    const stolen = await attach(SERVICE, { id: file.id }, await leadOf(SALES));
    expect(stolen.body).toMatchObject({ issues: [{ path: 'file', code: 'value.unknown-file' }] });
  });

  it("then follows the rights of its record, and its name and size are the store's", async () => {
    const { file } = await upload(SALES, 'b.pdf', PDF);
    const lead = await leadOf(SALES);
    const made = await attach(SALES, { id: file.id, name: 'lie.exe', size: 1 }, lead);
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ file: { id: file.id, name: 'b.pdf', size: PDF.length } });
    const document = (made.body as { id: string }).id;
    for (const reader of [ADMIN, SERVICE, VIEWER, SALES])
      expect((await server.ask(reader, 'GET', `/api/files/${file.id}`)).status, reader).toBe(200);
    expect((await attach(SALES, { id: file.id }, lead)).status).toBe(422);
    // The customer goes to somebody else's team: the salesman loses the file with the record.
    await server.ask(ADMIN, 'PATCH', `/api/records/lead/${lead}`, {
      owner: server.users.get(ADMIN),
      team: server.keys.get('team/service'),
    });
    expect((await server.ask(SALES, 'GET', `/api/files/${file.id}`)).status).toBe(404);
    // A file whose record is in the bin is not given out.
    await server.ask(ADMIN, 'DELETE', `/api/records/document/${document}`);
    expect((await server.ask(ADMIN, 'GET', `/api/files/${file.id}`)).status).toBe(404);
  });

  it('must be of an accepted type', async () => {
    const { file } = await upload(ADMIN, 'run.bin', randomBytes(2000));
    const reply = await attach(ADMIN, { id: file.id }, await leadOf(ADMIN));
    expect(reply.body).toMatchObject({ issues: [{ path: 'file', code: 'value.file-type' }] });
  });

  it('must be in the right field, and not too large', async () => {
    expect((await upload(ADMIN, 'x.pdf', PDF, 'other')).status).toBe(422);
    expect((await upload(ADMIN, 'big.pdf', Buffer.alloc(50_000_001))).status).toBe(413);
    expect((await server.ask(ADMIN, 'POST', '/api/files', { name: 'x' })).status).toBe(415);
  });
});

describe('a part of a file', () => {
  it('is sent as asked for, across the pieces in which it is stored', async () => {
    const content = randomBytes(700_000);
    const { file } = await upload(SALES, 'teile.bin', content);
    const etag = `"${file.id}"`;
    const get = async (headers: Record<string, string>) =>
      server.app.inject({
        method: 'GET',
        url: `/api/files/${file.id}`,
        headers: { ...(await bearer(SALES)), ...headers },
      });
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 0],
      ['bytes=0-', 0, 699_999],
      ['bytes=262000-530000', 262_000, 530_000],
      ['bytes=600000-9999999', 600_000, 699_999],
      ['bytes=-5', 699_995, 699_999],
    ] as const) {
      const reply = await get({ range });
      expect(reply.statusCode, range).toBe(206);
      expect(reply.headers['content-range'], range).toBe(`bytes ${start}-${end}/700000`);
      expect(reply.headers['content-length'], range).toBe(String(end - start + 1));
      expect(reply.rawPayload.equals(content.subarray(start, end + 1)), range).toBe(true);
    }
    const outside = await get({ range: 'bytes=700000-' });
    expect([outside.statusCode, outside.headers['content-range']]).toEqual([416, 'bytes */700000']);
    for (const headers of [
      { range: 'bytes=5-2' },
      { range: 'lines=0-1' },
      { range: 'bytes=0-1,4-5' },
      { range: 'bytes=0-1', 'if-range': '"another"' },
    ] as Record<string, string>[]) {
      const reply = await get(headers);
      expect([reply.statusCode, reply.rawPayload.length], JSON.stringify(headers)).toEqual([200, 700_000]);
    }
    expect((await get({ range: 'bytes=0-1', 'if-range': etag })).statusCode).toBe(206);
    const foreign = await server.ask(VIEWER, 'GET', `/api/files/${file.id}`, undefined, { range: 'bytes=0-1' });
    expect(foreign.status).toBe(404);
  });

  it('has the type of its content, and only what is harmless is opened in place', async () => {
    const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(64)]);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const [name, content, type, disposition] of [
      ['ton.txt', wav, 'audio/wav', 'inline'],
      ['brief.png', PDF, 'application/pdf', 'attachment'],
      ['bild.svg', svg, 'application/octet-stream', 'attachment'],
      ['seite.html', Buffer.from('<script>alert(1)</script>'), 'application/octet-stream', 'attachment'],
      ["it's (1).csv", Buffer.from('a;b'), 'text/csv', 'attachment'],
    ] as const) {
      const { file } = await upload(SALES, name, content);
      const { headers } = await server.ask(SALES, 'GET', `/api/files/${file.id}`);
      expect(headers['content-type'], name).toBe(type);
      expect(String(headers['content-disposition']), name).toMatch(new RegExp(`^${disposition};`));
      expect(headers['content-security-policy'], name).toContain('sandbox');
      expect(headers['x-content-type-options'], name).toBe('nosniff');
    }
  });
});

describe('former files', () => {
  type Versions = { readonly holder: object | null; readonly items: readonly (Stored & { isCurrent: boolean })[] };
  const versionsOf = async (as: string | null, id: string) => server.ask(as, 'GET', `/api/files/${id}/versions`);
  const replace = (as: string, document: string, file: unknown) =>
    server.ask(as, 'PATCH', `/api/records/document/${document}`, { file });

  async function documentWithTwo(lead: string) {
    const first = (await upload(SALES, 'eins.pdf', PDF)).file;
    const second = (await upload(SALES, 'zwei.pdf', Buffer.concat([PDF, Buffer.from('2')]))).file;
    const made = await attach(SALES, { id: first.id }, lead);
    const document = (made.body as { id: string }).id;
    expect((await replace(SALES, document, { id: second.id })).status).toBe(200);
    return { first, second, document };
  }

  it('stay with their record, and one is made current again by a write that its history keeps', async () => {
    const { first, second, document } = await documentWithTwo(await leadOf(SALES));
    const listed = (await versionsOf(VIEWER, second.id)).body as Versions;
    expect(listed.holder).toMatchObject({ entity: 'document', id: document, field: 'file', version: 2 });
    expect(listed.items.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      [second.id, true],
      [first.id, false],
    ]);
    expect(listed.items[1]).toMatchObject({ name: 'eins.pdf', size: PDF.length, by: { id: server.users.get(SALES) } });
    expect((await versionsOf(VIEWER, first.id)).body).toEqual(listed);
    const counts = await server.ask(VIEWER, 'GET', `/api/files/version-counts?ids=${first.id},${second.id}`);
    expect(counts.body).toEqual({ items: [first, second].map(({ id }) => ({ id, count: 2 })) });
    expect((await server.ask(VIEWER, 'GET', `/api/files/${first.id}`)).status).toBe(200);
    expect((await replace(SERVICE, document, { id: first.id })).status).toBe(200);
    expect(((await versionsOf(ADMIN, first.id)).body as Versions).items.find((one) => one.isCurrent)?.id).toBe(
      first.id,
    );
    const history = (await server.ask(ADMIN, 'GET', `/api/records/document/${document}/history`)).body as {
      items: { changes: Record<string, { id: string }[]> }[];
    };
    expect(history.items[0]?.changes['file']?.map((file) => file?.id)).toEqual([second.id, first.id]);
    // Taken out of the record, it can be put back.
    expect((await replace(SALES, document, null)).status).toBe(200);
    expect((await replace(SALES, document, { id: second.id })).status).toBe(200);
  });

  it('are counted with one statement for any number, and not in a field with several files', async () => {
    const lead = await leadOf(SALES);
    const [one, other] = [await documentWithTwo(lead), await documentWithTwo(lead)];
    const attachments = [];
    for (const name of ['agb.pdf', 'preise.pdf']) attachments.push((await upload(SALES, name, PDF)).file.id);
    const made = await server.ask(SALES, 'POST', '/api/records/document', {
      name: 'Anlagen',
      kind: 'letter',
      lead,
      attachments: attachments.map((id) => ({ id })),
    });
    expect(made.status, made.text).toBe(201);
    const statements = vi.spyOn(server.database, 'query');
    const count = async (ids: readonly string[]) => {
      statements.mockClear();
      const reply = await server.ask(VIEWER, 'GET', `/api/files/version-counts?ids=${ids.join()}`);
      return {
        ...(reply.body as { items: readonly { readonly id: string }[] }),
        statements: statements.mock.calls.length,
      };
    };
    const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id);
    await count([one.first.id]);
    const single = await count([one.first.id]);
    expect(single.items).toEqual([{ id: one.first.id, count: 2 }]);
    const several = await count([...attachments, other.second.id, one.first.id]);
    expect([...several.items].sort(byId)).toEqual(
      [other.second.id, one.first.id].map((id) => ({ id, count: 2 })).sort(byId),
    );
    expect(several.statements).toBe(single.statements);
    statements.mockRestore();
  });

  it('follow the rights of their record, and are no way into another one', async () => {
    const lead = await leadOf(SALES);
    const { first, document } = await documentWithTwo(lead);
    expect((await versionsOf(null, first.id)).status).toBe(401);
    const other = await attach(ADMIN, { id: first.id }, lead);
    expect(other.body).toMatchObject({ issues: [{ code: 'value.unknown-file' }] });
    await server.ask(ADMIN, 'PATCH', `/api/records/lead/${lead}`, {
      owner: server.users.get(ADMIN),
      team: server.keys.get('team/service'),
    });
    expect((await versionsOf(SALES, first.id)).status).toBe(404);
    const counts = (as: string, ids: string) => server.ask(as, 'GET', `/api/files/version-counts?ids=${ids}`);
    expect((await counts(SALES, first.id)).body).toEqual({ items: [] });
    expect((await counts(ADMIN, 'x')).status).toBe(400);
    expect((await counts(ADMIN, Array.from({ length: 51 }, () => first.id).join())).status).toBe(400);
    expect((await server.ask(SALES, 'GET', `/api/files/${first.id}`)).status).toBe(404);
    expect((await replace(SALES, document, { id: first.id })).status).toBe(404);
    expect((await server.ask(ADMIN, 'GET', '/api/files/none/versions')).status).toBe(404);
  });

  it('go with the record when it is purged', async () => {
    const { first, second, document } = await documentWithTwo(await leadOf(SALES));
    await server.ask(ADMIN, 'DELETE', `/api/records/document/${document}`);
    const purged = await server.ask(ADMIN, 'DELETE', `/api/records/document/${document}?purge=true`);
    expect(purged.status, purged.text).toBe(204);
    const left = await server.database.query(
      sql`select 1 from leitwerk.file_chunk where file_id = any(${[first.id, second.id]}::uuid[])`,
    );
    expect(left).toEqual([]);
  });
});

describe('the same content', () => {
  it('is named where the asker may read it, and nowhere else', async () => {
    const content = randomBytes(3000);
    const lead = await leadOf(SALES);
    const { file } = await upload(SALES, 'kopie.pdf', Buffer.concat([PDF, content]));
    const made = await attach(SALES, { id: file.id }, lead);
    const same = async (as: string | null, id: string, to: string) =>
      server.ask(as, 'GET', `/api/files/${id}/same?entity=document&via=lead&record=${to}`);
    const again = (await upload(SALES, 'anders.pdf', Buffer.concat([PDF, content]))).file;
    const found = { file: file.id, name: 'kopie.pdf', record: (made.body as { id: string }).id, title: 'Brief' };
    expect((await same(SALES, again.id, lead)).body).toEqual({ items: [found] });
    expect((await same(SALES, again.id, await leadOf(SALES))).body).toEqual({ items: [] });
    expect((await same(VIEWER, again.id, lead)).status).toBe(404);
    expect((await same(null, again.id, lead)).status).toBe(401);
    expect((await same(SALES, again.id, 'x')).status).toBe(400);
    expect(
      (await server.ask(SALES, 'GET', `/api/files/${again.id}/same?entity=document&via=notes&record=${lead}`)).status,
    ).toBe(400);
    // However many newer copies there are elsewhere, they do not take its place.
    const hidden = await leadOf(ADMIN);
    const foreign = (await upload(ADMIN, 'fremd.pdf', Buffer.concat([PDF, content]))).file;
    const theirs = await attach(ADMIN, { id: foreign.id }, hidden);
    expect(theirs.status).toBe(201);
    await server.database.query(sql`
      insert into leitwerk.file (id, name, type, size, sha256, created_by, entity, record_id, field)
      select ('ffffffff-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, name, type, size, sha256, created_by, entity,
        ${(theirs.body as { id: string }).id}::uuid, field
      from leitwerk.file, generate_series(1, 600) n where id = ${file.id}::uuid`);
    expect((await same(SALES, again.id, lead)).body).toEqual({ items: [found] });
    await server.ask(ADMIN, 'PATCH', `/api/records/lead/${lead}`, {
      owner: server.users.get(ADMIN),
      team: server.keys.get('team/service'),
    });
    expect((await same(SALES, again.id, lead)).body).toEqual({ items: [] });
  });
});

async function bearer(email: string): Promise<Record<string, string>> {
  const session = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: 'leitwerk' },
  });
  return { cookie: String(session.headers['set-cookie']).split(';')[0] ?? '' };
}
