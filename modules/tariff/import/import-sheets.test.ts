import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseSheets } from './parse-sheets.ts';

const ADMIN = 'admin@example.com';
const SAMPLE = readFileSync(join(import.meta.dirname, '../sample/network-sheets.csv'), 'utf8');
const [HEAD = '', FIRST = ''] = SAMPLE.split('\n');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
});
afterAll(() => server.close());

async function upload(text: string, as = ADMIN): Promise<string> {
  const boundary = 'sheets';
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="sheets.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--${boundary}--\r\n`;
  const reply = await server.ask(as, 'POST', '/api/files?purpose=import', Buffer.from(body), {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  expect(reply.status, reply.text).toBe(201);
  return (reply.body as { id: string }).id;
}
const importSheets = async (text: string, as = ADMIN) =>
  server.ask(as, 'POST', '/api/actions/tariff.importSheets', { file: await upload(text, as) });
const sheetsOf = async (year: number) =>
  (
    (await server.ask(ADMIN, 'GET', `/api/records/tariff-network-sheet?filter={"validFrom":"${year}-01-01"}&limit=50`))
      .body as { items: { name: string; sheetStatus: string; components: { price: string; kwhTo: number }[] }[] }
  ).items;
async function* bytesOf(text: string) {
  yield Buffer.from(text);
}
const issuesIn = async (text: string) => {
  const found = await parseSheets(bytesOf(text)).catch((error: unknown) => error);
  return found instanceof ActionRefused
    ? found.issues.map(({ path, code, params }) => [path, code, params?.['column']])
    : [];
};

it('takes the sample, and the same again changes nothing', async () => {
  const first = await importSheets(SAMPLE);
  expect(first.body, first.text).toEqual({ created: 2, updated: 0 });
  const sheets = await sheetsOf(2027);
  expect(sheets.map((one) => [one.sheetStatus, one.components.length]).toSorted()).toEqual([
    ['provisional', 3],
    ['provisional', 6],
  ]);
  expect((await importSheets(SAMPLE)).body).toEqual({ created: 0, updated: 2 });
  expect(await sheetsOf(2027)).toEqual(sheets);
  // Points as well as commas.
  expect((await importSheets(SAMPLE.replace('75,00', '76.50'))).body).toEqual({ created: 0, updated: 2 });
  const prices = (await sheetsOf(2027)).flatMap((one) => one.components.map(({ price }) => Number(price)));
  expect(prices).toContain(76.5);
});

it('one wrong line stops the whole file, with line and column', async () => {
  expect(await issuesIn(`${HEAD}\n${FIRST}\n${FIRST.replace('75,00', 'x')}`)).toEqual([['3', 'tariff.cell', 'price']]);
  expect(await issuesIn(`${HEAD}\n${FIRST.replace('GRID_BASE', 'GRID')}`)).toEqual([['2', 'tariff.cell', 'component']]);
  expect((await issuesIn(`${HEAD}\n${FIRST.replace('2027-01-01', '2027-02-30')}`))[0]).toEqual([
    '2',
    'tariff.cell',
    'valid_from',
  ]);
  expect(await issuesIn(`${HEAD}\n${FIRST.replace('EUR_A', '')}`)).toEqual([['2', 'tariff.cell-missing', 'unit']]);
  expect(await issuesIn(`${HEAD}\n${FIRST}\n${FIRST.replace('2027;1', '2028;1')}`)).toEqual([
    ['3', 'tariff.other-head', undefined],
  ]);
  expect((await issuesIn(HEAD.replace(';price', '')))[0]?.[1]).toBe('tariff.columns-missing');
  expect((await issuesIn(`${HEAD};color\n`))[0]?.[1]).toBe('tariff.columns-unknown');
  expect((await issuesIn(''))[0]?.[1]).toBe('tariff.columns-missing');
  expect((await issuesIn('"'))[0]?.[1]).toBe('tariff.no-table');
  const before = await sheetsOf(2027);
  const refused = await importSheets(`${SAMPLE}${FIRST.replace('S-99001', 'S-1').replace('75,00', '1')}`);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('S-1');
  expect(await sheetsOf(2027)).toEqual(before);
});

it('a line is the one where the row begins, whatever stands before it', async () => {
  const wrong = FIRST.replace('75,00', 'x');
  const lineOf = async (...lines: readonly string[]) => (await issuesIn(lines.join('\r\n')))[0]?.[0];
  expect(await lineOf(HEAD, FIRST, '', '', wrong)).toBe('5');
  const source = FIRST.split(';')[6] ?? '';
  const long = FIRST.replace(source, '"Preisblatt\r\nin\nzwei Zeilen"');
  expect(await lineOf(HEAD, long, FIRST, wrong)).toBe('5');
  expect(await lineOf(HEAD, '', long.replace('75,00', 'x'))).toBe('3');
});

it('what goes wrong while the file is read is not taken for a wrong file', async () => {
  async function* broken() {
    yield Buffer.from(`${HEAD}\n`);
    throw new Error('disk');
  }
  await expect(parseSheets(broken())).rejects.toThrow('disk');
});

it('only whom a role lets, and who may write sheets', async () => {
  const refused = await importSheets(SAMPLE, 'sales@example.com');
  expect(refused.status, refused.text).toBe(403);
});
