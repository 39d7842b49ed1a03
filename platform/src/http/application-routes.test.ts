import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reply, TestServer } from '../testing/start-test-server.ts';
import { seedDocuments, startTestServer } from '../testing/start-test-server.ts';

const CONSULTANT = 'consultant@example.com';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';
const LOGO = `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(await seedDocuments(false), undefined, false);
});
afterAll(() => server.close());

/** Publishes the application with these properties, as a draft. */
async function publish(values: Readonly<Record<string, unknown>>) {
  const made = await server.ask(CONSULTANT, 'POST', '/api/metadata/drafts', { name: 'Logo' });
  const { id, revision } = made.body as { id: string; revision: number };
  const operations = Object.entries(values).map(([key, value]) => ({
    op: 'set',
    at: ['app/utility-crm', key],
    value,
  }));
  const changed = await server.ask(CONSULTANT, 'PATCH', `/api/metadata/drafts/${id}`, { revision, operations });
  expect(changed.status, changed.text).toBe(200);
  const { revision: next } = changed.body as { revision: number };
  return server.ask(CONSULTANT, 'POST', `/api/metadata/drafts/${id}/publish`, { revision: next });
}

const goLive = async () => {
  const { body } = await server.ask(CONSULTANT, 'GET', '/api/checklists');
  const { items } = body as { items: { items: { id: string; check?: { state: string } }[] }[] };
  return items.flatMap((one) => one.items).find(({ id }) => id === 'logo')?.check?.state;
};

it('tells everybody what the application looks like, and shows its logo as a picture only', async () => {
  expect((await server.ask(null, 'GET', '/api/application')).body).toEqual({
    label: { de: 'Energie-CRM', en: 'Utility CRM' },
    color: 'teal',
  });
  expect((await server.ask(null, 'GET', '/api/application/logo')).status).toBe(404);
  expect(await goLive()).toBe('open');

  const published = await publish({ logo: LOGO });
  expect(published.status, published.text).toBe(200);
  expect(await goLive()).toBe('good');
  const { logo } = (await server.ask(null, 'GET', '/api/application')).body as { logo: string };
  const image = await server.ask(null, 'GET', logo);
  expect(image.status).toBe(200);
  expect(image.text).toBe(SVG);
  expect(image.headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': expect.stringContaining('immutable'),
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
  });
  // By an address of before, nobody may keep it as the one of now.
  expect((await server.ask(null, 'GET', '/api/application/logo?mark=old')).headers['cache-control']).toBe('no-cache');
  expect((await server.ask(null, 'GET', '/api/application/logoDark')).status).toBe(404);
  const model = await server.ask(CONSULTANT, 'GET', '/api/metadata/model');
  expect(model.text).not.toContain('data:image');
});

it('refuses what is no image, in words', async () => {
  const evil = `data:image/svg+xml;base64,${Buffer.from(SVG.replace('<path', '<script>1</script><path')).toString('base64')}`;
  const refused = await publish({ logoDark: evil });
  expect(refused.status).toBe(422);
  const issuesOf = (reply: Reply) => (reply.body as { issues: readonly { path: string; code: string }[] }).issues;
  expect(issuesOf(refused)).toContainEqual(expect.objectContaining({ path: 'logoDark', code: 'image.active' }));
  expect(refused.text).toContain('enthält Skripte');
  expect(issuesOf(await publish({ logo: 'https://example.com/logo.png' }))).toEqual([
    expect.objectContaining({
      path: 'logo',
      code: 'document.value',
      message: expect.stringContaining('PNG, JPEG oder SVG'),
    }),
  ]);
});
