import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    // A file that the record let go of, or whose record is in the bin, is not given out.
    await server.ask(ADMIN, 'PATCH', `/api/records/document/${document}`, { file: null });
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

async function bearer(email: string): Promise<Record<string, string>> {
  const session = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: 'leitwerk' },
  });
  return { cookie: String(session.headers['set-cookie']).split(';')[0] ?? '' };
}
