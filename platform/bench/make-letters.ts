import { setTimeout as sleep } from 'node:timers/promises';

const BATCH = 200;

export type LetterFigures = {
  readonly letters: number;
  readonly perSecond: number;
  /** How long all of them took to be one file after the last was filed. */
  readonly joinSeconds: number;
  readonly printFileMb: number;
  /** Of the server, without its browser. */
  readonly peakMemoryMb: number;
  readonly browserMb: number;
};

type Record = { readonly id: string };
type Run = {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly counts: Readonly<globalThis.Record<string, number>>;
  readonly files: readonly { readonly id: string; readonly as: string }[];
};

/**
 * Makes order confirmations (three pages with tables) about as many contracts, in a run as people begin it.
 * @param memory MB of the server and of the browsers below it
 */
export async function makeLetters(
  url: string,
  token: string,
  count: number,
  memory: () => { readonly server: number; readonly browser: number },
): Promise<LetterFigures> {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${await reply.text()}`);
    return (await reply.json()) as T;
  };
  // Nobody approves a price sheet of his own: one of the seed is taken.
  const published = await ask<{ readonly items: readonly (Record & { readonly product: string })[] }>(
    'GET',
    `/api/records/price-sheet?limit=1&filter=${encodeURIComponent(JSON.stringify({ status: 'published' }))}`,
  );
  const [sheet] = published.items;
  if (!sheet) throw new Error('the seed has no published price sheet');
  const { id: priceSheet, product } = sheet;
  const makeAll = async (entity: string, values: readonly object[]): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let from = 0; from < values.length; from += BATCH) {
      const commands = values.slice(from, from + BATCH).map((one) => ({ action: 'create', values: one }));
      const { items } = await ask<{ readonly items: readonly { readonly id?: string; readonly record?: Record }[] }>(
        'POST',
        `/api/records/${entity}/batch`,
        { atomic: true, commands },
      );
      const made = items.map((one) => one.record?.id ?? one.id ?? '');
      if (made.includes('')) throw new Error(`${entity}: ${JSON.stringify(items[made.indexOf('')])}`);
      ids.push(...made);
    }
    return ids;
  };
  const leads = await makeAll(
    'lead',
    Array.from({ length: count }, (_, at) => ({
      kind: 'person',
      salutation: at % 2 ? 'mrs' : 'mr',
      firstName: 'Anna',
      lastName: `Brief${at}`,
      address: {
        street: 'Weg',
        houseNumber: '1',
        postalCode: String(10_000 + ((at * 7919) % 89_999)),
        city: 'Ort',
        country: 'DE',
      },
    })),
  );
  await makeAll(
    'contract',
    leads.map((lead) => ({
      lead,
      division: 'electricity',
      processType: 'switch',
      product,
      priceSheet,
      annualConsumption: 3500,
      instalment: '98',
    })),
  );
  const filter = { product };
  const begin = performance.now();
  const { id } = await ask<Run>('POST', '/api/documents/letters', {
    template: 'order-confirmation',
    entity: 'contract',
    filter,
  });
  const peak = { server: 0, browser: 0 };
  let madeAt = 0;
  for (;;) {
    const run = await ask<Run>('GET', `/api/runs/${id}`);
    const now = memory();
    peak.server = Math.max(peak.server, now.server);
    peak.browser = Math.max(peak.browser, now.browser);
    if (run.done >= count && madeAt === 0) madeAt = performance.now();
    if (run.state === 'done') {
      if (run.counts['issued'] !== count) throw new Error(`only ${run.counts['issued'] ?? 0} letters of ${count}`);
      const file = run.files.find((one) => one.as === 'result')?.id;
      const bytes = await (
        await fetch(`${url}/api/files/${file}`, { headers: { authorization: `Bearer ${token}` } })
      ).arrayBuffer();
      return {
        letters: count,
        perSecond: Math.round((count / (madeAt - begin)) * 10_000) / 10,
        joinSeconds: Math.round((performance.now() - madeAt) / 100) / 10,
        printFileMb: Math.round(bytes.byteLength / 100_000) / 10,
        peakMemoryMb: Math.round(peak.server),
        browserMb: Math.round(peak.browser),
      };
    }
    if (run.state === 'failed') throw new Error('the run of letters failed');
    await sleep(200);
  }
}
