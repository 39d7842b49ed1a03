import { readFile } from 'node:fs/promises';
import { findText } from '@leitwerk/platform/testing/find-text';
import { nightOfPrivacy } from '@leitwerk/platform/testing/night-of-privacy';
import type { TestServer } from '@leitwerk/platform/testing/start-test-server';
import { SEED, startTestServer } from '@leitwerk/platform/testing/start-test-server';
import { doModuleJobs } from '@leitwerk/platform/testing/work-on-module-jobs';
import { finishRun, uploadFile } from '@leitwerk/platform/testing/work-on-runs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { act, CLERK, list } from './testing/shop.ts';

let server: TestServer;
let orders = 0;
beforeAll(async () => {
  server = await startTestServer(undefined, undefined, false);
});
afterAll(() => server?.close());

/** An order of somebody new, and one that is refused. */
async function takeOrder(name: string) {
  orders += 1;
  const sample = (await readFile(`${SEED}/samples/portal-orders.csv`, 'utf8'))
    .replaceAll('Frost', name)
    .replaceAll('jan.frost', name)
    .replaceAll('BP-1001', `BP-${name}`);
  const [head, first] = sample.split('\n');
  const refused = String(first)
    .replace(`BP-${name}`, `BQ-${orders}`)
    .replaceAll(name, `Un${name.slice(2)}`)
    .replace('STROM-BASIS', 'NONE');
  const file = await uploadFile(server, CLERK, 'orders.csv', [head, first, refused, ''].join('\n'));
  const given = await act(server, 'deliver', { interface: 'portal-orders', file });
  expect(given.status, given.text).toBe(200);
  await doModuleJobs(server);
  const { id } = given.body as { id: string };
  expect(await list(server, 'exchange-delivery', { id })).toMatchObject([{ state: 'partly', written: 1, refused: 1 }]);
  const [lead] = await list(server, 'lead', { lastName: name });
  return { id, file, lead: String(lead?.['id']) };
}
const where = async (text: string) => new Set(await findText(server.database, text));
const privacy = (lead: string, word: string) => server.ask(CLERK, 'POST', `/api/privacy/persons/lead/${lead}/${word}`);

it('what an order said is in the report about its person, and goes with an erasure; its key stays', async () => {
  const { lead } = await takeOrder('Zqwinter');
  const run = await finishRun(server, CLERK, await privacy(lead, 'report'));
  const { bytes } = await server.ask(CLERK, 'GET', `/api/files/${run.files[0]?.id}`);
  const report = JSON.parse(strFromU8(unzipSync(bytes)['data.json'] ?? new Uint8Array()));
  expect(report).toMatchObject({
    copiesWithheld: 0,
    copies: [
      { entity: 'exchange-message', title: 'Beispielportal BP-Zqwinter', values: { row: { lastName: 'Zqwinter' } } },
    ],
  });
  expect(await where('Zqwinter@')).toContain('data.exchange_message.row');
  await finishRun(server, CLERK, await privacy(lead, 'erase'));
  // The file is of many: it goes when its time is over.
  expect(await where('Zqwinter@')).toEqual(new Set(['leitwerk.file_chunk.data']));
  expect(await list(server, 'exchange-message', { takenKey: 'Beispielportal BP-Zqwinter' })).toHaveLength(1);
});

it('rows and files go when their time is over; refused rows wait for somebody', async () => {
  const { id, lead } = await takeOrder('Zqherbst');
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  await nightOfPrivacy(server, inDays(89));
  expect(await where('Zqherbst@')).toContain('data.exchange_message.row');
  await nightOfPrivacy(server, inDays(91));
  expect(await list(server, 'exchange-message', { delivery: id, state: 'written' })).toMatchObject([
    {
      row: null,
      takenKey: 'Beispielportal BP-Zqherbst',
      records: expect.arrayContaining([expect.objectContaining({ id: lead })]),
    },
  ]);
  const [refused] = await list(server, 'exchange-message', { delivery: id, state: 'refused' });
  expect(refused).toMatchObject({ row: { lastName: 'Unherbst' } });
  // As long as a row of it is refused, so does the file.
  expect(await where('Unherbst@')).toContain('leitwerk.file_chunk.data');
  expect((await act(server, 'drop', { message: refused?.['id'] })).status).toBe(200);
  await doModuleJobs(server);
  await nightOfPrivacy(server, inDays(91));
  expect([...(await where('Unherbst@'))]).toEqual([]);
  expect([...(await where('Zqherbst@'))].filter((place) => !place.startsWith('data.lead.'))).toEqual([]);
  expect(await list(server, 'exchange-delivery', { id })).toMatchObject([{ state: 'done', file: null, written: 1 }]);
});
