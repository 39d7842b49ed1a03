import type { OverlaidDocument } from '@leitwerk/metadata/overlay';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgeArchive } from '../testing/forged-archive.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';
import { packDefinitions } from './configuration-archive.ts';

const ADMIN = 'admin@example.com';
const CONSULTANT = 'consultant@example.com';
const CLERK = 'sales@example.com';

type Documents = readonly OverlaidDocument[];
type Shown = { id: string; name: string; revision: number; changes: number; conflicts: unknown[] };

let server: TestServer;
let seed: Documents;
beforeAll(async () => {
  seed = await seedDocuments(false);
  server = await startTestServer(seed as never, undefined, false);
});
afterAll(() => server.close());

const download = async (path: string, as: string | null = ADMIN, on = server) => {
  const reply = await on.app.inject({ method: 'GET', url: path, headers: await bearer(as, on) });
  return { status: reply.statusCode, bytes: reply.rawPayload, headers: reply.headers };
};
const upload = (bytes: Buffer, query = '', as: string | null = ADMIN, on = server) =>
  on.ask(as, 'POST', `/api/metadata/archive${query}`, formOf(bytes), {
    'content-type': 'multipart/form-data; boundary=part',
  });
const formOf = (bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from('--part\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\n'),
    bytes,
    Buffer.from('\r\n--part--\r\n'),
  ]);
const tokens = new Map<string, string>();
async function bearer(as: string | null, on: TestServer): Promise<Record<string, string>> {
  if (as === null) return {};
  const payload = { email: as, password: 'leitwerk' };
  const key = `${as} ${on.users.get(as)}`;
  if (!tokens.has(key)) {
    const reply = await on.app.inject({ method: 'POST', url: '/api/session', payload });
    tokens.set(key, String(reply.headers['set-cookie']).split(';')[0] ?? '');
  }
  return { cookie: tokens.get(key) ?? '' };
}
const ask = (method: 'GET' | 'POST', path: string, body?: unknown, as = ADMIN, on = server) =>
  on.ask(as, method, `/api/metadata/${path}`, body);

const packed = (documents: Documents): Promise<Buffer> => packDefinitions(documents as never);
const edited = (file: string, change: object, documents: Documents = seed): Documents =>
  documents.map((one) => (one.file === file ? { ...one, document: { ...(one.document as object), ...change } } : one));
const drafts = async (): Promise<number> => ((await ask('GET', 'drafts')).body as { items: unknown[] }).items.length;

describe('the archive of what is live', () => {
  it('has the same bytes as long as nothing has changed, and is the package that is here already', async () => {
    const [one, other] = [await download('/api/metadata/archive'), await download('/api/metadata/archive')];
    expect(one.status).toBe(200);
    expect(one.headers['content-disposition']).toBe('attachment; filename="utility-crm-1.0.0.zip"');
    expect(one.bytes.equals(other.bytes)).toBe(true);
    expect((await upload(one.bytes)).status).toBe(204);
    const shipped = (await ask('GET', 'packages')).body as { shipped: object };
    expect(shipped.shipped).toMatchObject({ name: 'utility-crm', version: '1.0.0' });
  });

  it('brings another version of the package, whose conflicts are asked', async () => {
    await ask('POST', 'publish', {
      documents: edited('definitions/option-set/priority.json', { label: { de: 'Rang', en: 'Rank' } }),
    });
    const next = edited(
      'app.json',
      { version: '1.1.0' },
      edited('definitions/option-set/priority.json', { label: { de: 'Vorrang', en: 'Precedence' } }),
    );
    const taken = await upload(await packed(next));
    expect(taken.status, taken.text).toBe(201);
    const draft = taken.body as Shown;
    expect(draft.name).toBe('utility-crm 1.1.0');
    expect(draft.conflicts).toMatchObject([
      { at: ['option-set/priority', 'label', 'de'], ours: 'Rang', theirs: 'Vorrang', words: { ours: '„Rang“' } },
      { at: ['option-set/priority', 'label', 'en'] },
    ]);
    const inside = await download(`/api/metadata/archive?draft=${draft.id}`);
    expect(inside.headers['content-disposition']).toContain('utility-crm-1.1.0.zip');
    const back = await ask('POST', 'upgrade-to-shipped', {});
    // Scenarios are left out here, which the shipped version has.
    expect([back.status, (back.body as Shown).conflicts]).toEqual([201, []]);
  });

  it('carries what the customer has changed to another installation, but not over changes of its own', async () => {
    const overlay = await download('/api/metadata/overlay-archive');
    expect(overlay.headers['content-disposition']).toContain('utility-crm-overlay.zip');
    const target = await startTestServer(seed as never, undefined, false);
    try {
      expect((await upload(overlay.bytes, '', ADMIN, target)).body).toMatchObject({ status: 422 });
      const taken = await upload(overlay.bytes, '?name=From%20test', ADMIN, target);
      expect(taken.status, taken.text).toBe(201);
      expect(taken.body).toMatchObject({ name: 'From test', changes: 2, conflicts: [] });
      const own = edited('definitions/option-set/priority.json', { label: { de: 'Eigenes', en: 'Own' } });
      await ask('POST', 'publish', { documents: own }, ADMIN, target);
      expect((await upload(overlay.bytes, '?name=Again', ADMIN, target)).body).toMatchObject({ code: 'package.drift' });
      const merged = await upload(overlay.bytes, '?name=Again&mergeDrift=true', ADMIN, target);
      expect((merged.body as Shown).conflicts).toHaveLength(2);
    } finally {
      await target.close();
    }
  });
});

describe('an archive', () => {
  it('that is hostile or wrong is refused before anything is written', async () => {
    const before = await drafts();
    const wrong = await packed(edited('definitions/option-set/priority.json', { nonsense: 1 }));
    for (const [bytes, code] of [
      [forgeArchive([{ name: '../../app.json' }]), 'archive.name'],
      [forgeArchive([{ name: 'app.json', mode: 0o120777 }]), 'archive.link'],
      [forgeArchive([{ name: 'app.json', content: Buffer.alloc(900_000, 32) }]), 'archive.bomb'],
      [Buffer.from('nothing'), 'archive.none'],
      [wrong, 'publish.invalid'],
    ] as const)
      expect((await upload(bytes)).body, code).toMatchObject({ status: 422, code });
    const large = await upload(Buffer.alloc(20_000_001));
    expect(large.status).toBe(413);
    expect((await server.ask(ADMIN, 'POST', '/api/metadata/archive', {})).status).toBe(415);
    expect(await drafts()).toBe(before);
  });

  it('brings nobody more rights than he has', async () => {
    const viewer = 'definitions/role/viewer.json';
    const next = edited('app.json', { version: '2.0.0' }, edited(viewer, { permissions: ['tokens.manage'] }));
    const taken = await upload(await packed(next), '?name=More', CONSULTANT);
    expect(taken.status, taken.text).toBe(201);
    const { id, conflicts } = taken.body as Shown;
    expect(conflicts).toEqual([]);
    const published = await ask('POST', `drafts/${id}/publish`, { revision: 0 }, CONSULTANT);
    expect(published.body).toMatchObject({ status: 403, code: 'publish.more-rights' });
  });

  it('is nothing for strangers and for those who may not read or edit definitions', async () => {
    const bytes = await packed(seed);
    for (const path of ['/api/metadata/archive', '/api/metadata/overlay-archive']) {
      expect((await download(path, null)).status, path).toBe(401);
      expect((await download(path, CLERK)).status, path).toBe(403);
    }
    const before = await drafts();
    for (const [as, status] of [
      [null, 401],
      [CLERK, 403],
    ] as const) {
      expect((await upload(bytes, '', as)).status).toBe(status);
      expect((await server.ask(as, 'POST', '/api/metadata/upgrade-to-shipped', {})).status).toBe(status);
    }
    expect(await drafts()).toBe(before);
  });
});
