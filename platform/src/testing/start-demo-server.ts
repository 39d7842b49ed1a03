import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installSeed } from '../demo/install-seed.ts';
import { migrateSystemTables } from '../storage/system-tables.ts';
import type { TestServer } from './start-test-server.ts';
import { makeTestDatabase, SEED, serveTestDatabase } from './start-test-server.ts';

type Plan = { readonly steps: readonly { readonly count?: number }[] };

/**
 * A server with the demo's people and a part of its year.
 * @param share of the records that the demo makes, e.g. 0.02
 */
export async function startDemoServer(share: number): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-demo-'));
  await cp(SEED, folder, { recursive: true });
  const file = join(folder, 'demo/plan.json');
  const plan = JSON.parse(await readFile(file, 'utf8')) as Plan;
  const steps = plan.steps.map((step) => (step.count ? { ...step, count: Math.ceil(step.count * share) } : step));
  await writeFile(file, JSON.stringify({ ...plan, steps }));
  const { database, drop } = await makeTestDatabase();
  await migrateSystemTables(database);
  await installSeed(database, folder, { demo: true, onProgress: () => undefined });
  await rm(folder, { recursive: true });
  return serveTestDatabase(database, drop);
}
