import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../storage/start-embedded-postgres.ts';

/** One throw-away PostgreSQL for a run of the tests; each test file takes databases of its own from it. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'leitwerk-test-'));
  const postgres = await startEmbeddedPostgres({ dataFolder, durable: false });
  process.env['TEST_DATABASE_URL'] = postgres.url;
  process.env['TEST_RUN_FOLDER'] = dataFolder;
  return async () => {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
