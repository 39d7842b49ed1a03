import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../storage/start-embedded-postgres.ts';

/**
 * A PostgreSQL that is thrown away; databases for tests are made on it from then on.
 * @param durable whether it writes as one that is kept does, which takes longer
 */
export async function startPostgres(durable: boolean): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'leitwerk-test-'));
  const postgres = await startEmbeddedPostgres({ dataFolder, durable });
  process.env['TEST_DATABASE_URL'] = postgres.url;
  process.env['TEST_RUN_FOLDER'] = dataFolder;
  return async () => {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
