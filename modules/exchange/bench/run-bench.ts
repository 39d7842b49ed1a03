import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '@leitwerk/platform/testing/start-postgres';
import { asker, endServers, start, tokenFor } from '@leitwerk/platform/testing/start-server-process';
import { makeTestDatabase } from '@leitwerk/platform/testing/start-test-server';
import { HEAD, orderLine } from './bench-orders.ts';
import { mapOrders } from './map-orders.ts';

const { values: args } = parseArgs({
  options: { orders: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '4' } },
});
const ORDERS = Number(args.orders);

/** Orders of a portal: how fast they are mapped, and how fast leads and contracts come of them on a server of its own. */
async function run(): Promise<void> {
  const { ours, plain } = await mapOrders(Number(args.seconds));
  tell(
    'P map orders',
    `${perMinute(ours)}/min, plain JSONata ${perMinute(plain)}/min, ratio ${(ours / plain).toFixed(2)}`,
  );
  const stopPostgres = await startPostgres(true);
  const test = await makeTestDatabase();
  try {
    const server = await start({ DATABASE_URL: test.database.url, LEITWERK_SECRET: 'a secret of the bench only' });
    const token = await tokenFor(test.database, 'admin');
    const ask = asker(server.url, token);
    const file = await upload(server.url, token);
    const delivered = await ask('POST', '/api/actions/exchange.deliver', { interface: 'portal-orders', file });
    if (!delivered.ok) throw new Error(await delivered.text());
    const { id } = (await delivered.json()) as { id: string };
    const begin = performance.now();
    let peak = 0;
    for (;;) {
      peak = Math.max(peak, memory(server.process.pid));
      const record = await (await ask('GET', `/api/records/exchange-delivery/${id}`)).json();
      const { state, written } = record as { state: string; written: number };
      if (state === 'done' && written === ORDERS) break;
      if (['done', 'partly', 'failed'].includes(state)) throw new Error(JSON.stringify(record));
      await sleep(100);
    }
    const rate = (ORDERS / (performance.now() - begin)) * 1000;
    tell('P take orders', `${perMinute(rate)}/min become leads and contracts; ${Math.round(peak)} MB at most`);
  } finally {
    await endServers();
    await test.drop();
    await stopPostgres();
  }
}

async function upload(url: string, token: string): Promise<string> {
  const lines = Array.from({ length: ORDERS }, (_, at) => orderLine(at));
  const form = new FormData();
  form.set('file', new Blob([[HEAD, ...lines].join('\n')]), 'orders.csv');
  const reply = await fetch(`${url}/api/files?purpose=import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  if (!reply.ok) throw new Error(await reply.text());
  return ((await reply.json()) as { id: string }).id;
}

const memory = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const perMinute = (rate: number): string => Math.round(rate * 60).toLocaleString('en');
const tell = (name: string, text: string): void => console.log(`${name.padEnd(24)} ${text}`);

await run();
