import type { JsonSchema } from '@leitwerk/metadata/field-type';
import { formats } from '@leitwerk/metadata/formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSignedIn } from '../testing/open-signed-in.ts';
import type { TestScreens } from '../testing/start-screens.ts';
import { chromiumPath, startScreens } from '../testing/start-screens.ts';
import type { TestServer } from '../testing/start-test-server.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const ADMIN = 'admin@example.com';
let server: TestServer;
let screens: TestScreens | undefined;
beforeAll(async () => {
  if (chromiumPath === undefined) server = await startTestServer(undefined, undefined, false);
  else {
    screens = await startScreens(() => startTestServer(undefined, undefined, false));
    ({ server } = screens);
  }
});
afterAll(() => (screens ? screens.close() : server.close()));

type Content = Readonly<Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>>;
type Operation = {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
};

it('has an example of each body that its schema allows', async () => {
  const document = (await server.ask(ADMIN, 'GET', '/api/openapi.json?examples=true')).body as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const [name, parse] of Object.entries(formats)) ajv.addFormat(name, (text) => !('issue' in parse(text)));
  ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
  ajv.addFormat('idn-email', /@/);
  ajv.addFormat('iri', /^https?:/);
  ajv.addFormat('binary', true);
  ajv.addSchema({ $id: 'document', components: document.components });
  const seen = new Map<string, { readonly schema: JsonSchema; readonly example: unknown; readonly at: string }>();
  const without: string[] = [];
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, { requestBody, responses }] of Object.entries(methods))
      for (const content of [requestBody?.content, ...Object.values(responses).map((one) => one.content)])
        for (const [type, { schema, example }] of Object.entries(content ?? {})) {
          if (!type.includes('json') || Object.keys(schema).length === 0) continue;
          if (example === undefined) without.push(`${method} ${path} ${JSON.stringify(schema).slice(0, 80)}`);
          else seen.set(JSON.stringify(schema), { schema, example, at: `${method} ${path}` });
        }
  expect(without).toEqual([]);
  expect(seen.size).toBeGreaterThan(200);
  const wrong: string[] = [];
  for (const { schema, example, at } of seen.values()) {
    const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components')) as JsonSchema;
    const validate = ajv.compile(local);
    if (!validate(example))
      wrong.push(
        `${at} ${validate.errors?.[0]?.instancePath} ${validate.errors?.[0]?.message} ${validate.errors?.[0]?.schemaPath}`,
      );
  }
  expect(wrong).toEqual([]);
});

it('is a page whose parts come from here, for everybody, and nothing else is served', async () => {
  const page = await server.ask(null, 'GET', '/api/docs', undefined, { 'accept-language': 'de' });
  expect(page.status).toBe(200);
  expect(page.text).toContain('Wiederholen ohne doppelte Wirkung');
  expect(page.text).not.toMatch(/(src|href)="https?:/);
  expect(String(page.headers['content-security-policy'])).toContain("script-src 'self';");
  for (const [, file = ''] of page.text.matchAll(/\/api\/docs\/([\w.-]+)/g))
    expect((await server.ask(null, 'GET', `/api/docs/${file}`)).status, file).toBe(200);
  for (const file of ['package.json', '..%2fpackage.json', 'index.html', 'toString'])
    expect((await server.ask(null, 'GET', `/api/docs/${file}`)).status, file).toBe(404);
  expect((await server.ask(null, 'GET', '/api/openapi.json?x=1')).status).toBe(400);
});

it.skipIf(chromiumPath === undefined)('tries an operation out in the rights of the session', async () => {
  if (!screens) return;
  const { page, errors } = await openSignedIn(screens, 'Andrea Adler');
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(screens?.url ?? '') && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  await page.goto(`${screens.url}/api/docs#/team`);
  await page.getByText('Fehler', { exact: true }).click();
  await page.getByPlaceholder('Filter by tag').fill('team');
  await page.locator('#operations-tag-team').waitFor();
  const list = page.locator('#operations-team-get_api_records_team');
  if (!(await list.isVisible())) await page.locator('#operations-tag-team').click();
  await list.waitFor();
  await list.locator('.opblock-summary-control').click();
  await list.getByRole('button', { name: 'Try it out' }).click();
  await list.getByRole('button', { name: 'Execute' }).click();
  const live = list.locator('.live-responses-table');
  await live.waitFor();
  await expect.poll(() => live.textContent()).toContain('"items"');
  const folder = process.env['LEITWERK_SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/docs-de.png` });
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
});
