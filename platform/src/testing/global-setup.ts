import { startPostgres } from './start-postgres.ts';

/** One throw-away PostgreSQL for a run of the tests; each test file takes databases of its own from it. */
export default async function setup(): Promise<() => Promise<void>> {
  return startPostgres(false);
}
