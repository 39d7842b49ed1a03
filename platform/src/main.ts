import { resolve } from 'node:path';
import { setClockZones } from '@leitwerk/metadata/shown-types/clock';
import sql from 'sql-template-tag';
import type { Config } from './config.ts';
import { readConfig, StartError } from './config.ts';
import { DEMO_PASSWORD, DEMO_USERS } from './demo/demo-users.ts';
import { installSeed } from './demo/install-seed.ts';
import { openChangeStream } from './http/change-stream.ts';
import { openPresenceBoard } from './http/presence.ts';
import { makeRateLimits } from './http/rate-limits.ts';
import type { Runtime } from './http/runtime.ts';
import { makeServer } from './http/server.ts';
import { openCounter } from './job/connect-redis.ts';
import type { JobQueue } from './job/job-queue.ts';
import { leftOnPostgres, openQueue } from './job/open-queue.ts';
import { startRelay } from './job/relay-outbox.ts';
import { JOB_SCHEDULES, worksOf } from './job/works.ts';
import { openModelStore } from './model/model-store.ts';
import { bringTablesUp } from './model/publish-model.ts';
import { SHIPPED_FOLDER } from './model/shipped-package.ts';
import { startWatches } from './module/keep-watches.ts';
import { reactionsOf } from './module/run-reaction.ts';
import { TIME_ZONE } from './rights/context.ts';
import { hasSignIn } from './session/has-sign-in.ts';
import { makeSetupLink } from './session/password-links.ts';
import { makeSignInThrottle } from './session/sign-in-throttle.ts';
import type { Database } from './storage/database.ts';
import { openDatabase, openFigures } from './storage/database.ts';
import { startEmbeddedPostgres } from './storage/start-embedded-postgres.ts';
import { migrateSystemTables } from './storage/system-tables.ts';
import { noteEvents } from './webhook/note-events.ts';
import { isFollowed } from './workflow/follow-records.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const OLDEST_POSTGRES = 150_000;

/** Configuration → parts → listen. Each part that is opened is closed in reverse. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  setClockZones({ reader: TIME_ZONE, place: TIME_ZONE });
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.reverse().splice(0))
      await close().catch((error: unknown) => console.error(String(error)));
  };
  stopOnSignal(closeAll);
  try {
    const database = await openStorage(config, closers);
    await migrateSystemTables(database);
    const queue = await openJobs(config, database);
    closers.push(queue.stop);
    await installSeed(database, SHIPPED_FOLDER, { demo: config.demo, onProgress: (text) => progress(text) });
    await bringTablesUp(database);
    const models = await openModelStore(database, (error) =>
      console.error('the new model could not be loaded:', String(error)),
    );
    closers.push(models.close);
    const figures = openFigures(database.url, (error) => console.error('database connection lost:', error.message));
    closers.push(figures.close);
    const parts = { database, figures, models, jobs: queue };
    const nudge = config.role === 'web' ? () => undefined : await startWorker(parts, config.publicUrl, closers);
    if (config.role !== 'worker') await startWeb(config, { ...parts, nudge }, closers);
    else console.log('Leitwerk works on jobs.');
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function openStorage(config: Config, closers: (() => Promise<unknown>)[]): Promise<Database> {
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({ dataFolder: config.dataFolder, onEnd: (message) => console.error(message) })
      : null;
  if (embedded) closers.push(embedded.stop);
  const database = openDatabase(config.databaseUrl ?? embedded?.url ?? '', {
    onError: (error) => console.error('database connection lost:', error.message),
  });
  closers.push(database.close);
  try {
    const [row] = await database.query<{ version: number }>(
      sql`select current_setting('server_version_num')::int as version`,
    );
    if ((row?.version ?? 0) < OLDEST_POSTGRES)
      throw new StartError(`PostgreSQL 15 or newer is needed; DATABASE_URL points at ${row?.version}`);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `the database of DATABASE_URL cannot be reached: ${error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)}`,
    );
  }
  return database;
}

async function openJobs({ redisUrl }: Config, database: Database): Promise<JobQueue> {
  const log = (message: string): void => console.error(message);
  if (redisUrl === null) return openQueue(database, null, { log });
  const queue = await openQueue(database, redisUrl, { log }).catch((error: Error) => {
    throw new StartError(`the Redis of REDIS_URL cannot be used: ${error.message}`);
  });
  const left = await leftOnPostgres(database);
  if (left > 0)
    log(`${left} jobs wait on PostgreSQL, from before REDIS_URL was set; a start without it works on them.`);
  return queue;
}

async function startWorker(
  { database, figures, models, jobs: queue }: Pick<Runtime, 'database' | 'figures' | 'models' | 'jobs'>,
  publicUrl: string | null,
  closers: (() => Promise<unknown>)[],
): Promise<() => void> {
  await queue.start(worksOf(database, models, publicUrl, figures), JOB_SCHEDULES);
  const relay = startRelay(
    database,
    queue,
    () => reactionsOf(models.current()),
    (entity) => isFollowed(models.current(), entity),
    (error) => console.error('the outbox could not be relayed:', String(error)),
    (tx, rows) => noteEvents(tx, rows, models.current()),
  );
  closers.push(relay.stop);
  const watches = startWatches(database, models, (error) => console.error('a watch has ended:', String(error)));
  closers.push(watches.stop);
  return relay.nudge;
}

async function startWeb(
  config: Config,
  parts: Pick<Runtime, 'database' | 'figures' | 'models' | 'jobs' | 'nudge'>,
  closers: (() => Promise<unknown>)[],
): Promise<void> {
  const { database } = parts;
  const changes = await openChangeStream(database);
  closers.push(changes.close);
  const presence = await openPresenceBoard(database);
  closers.push(presence.close);
  const redis = config.redisUrl === null ? null : openCounter(config.redisUrl);
  closers.push(async () => redis?.disconnect());
  const runtime: Runtime = {
    ...parts,
    changes,
    presence,
    throttle: makeSignInThrottle(database),
    rates: makeRateLimits(config.rates, redis),
    demo: config.demo,
    publicUrl: config.publicUrl,
    isReady: () =>
      database.query(sql`select 1`).then(
        () => true,
        () => false,
      ),
  };
  const app = await makeServer(runtime, {
    logLevel: 'warn',
    screensFolder: resolve(PROJECT, 'runtime-ui/dist'),
    designerFolder: resolve(PROJECT, 'designer/dist'),
  });
  closers.push(() => app.close());
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartError(`port ${config.port} is taken; stop the other program or set PORT to another number`);
    if (code === 'EACCES')
      throw new StartError(`port ${config.port} may not be used by this account; set PORT to a number above 1024`);
    throw error;
  }
  const [address] = app.addresses();
  const port = typeof address === 'object' ? address.port : config.port;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  console.log(`\nLeitwerk runs at ${url}${config.publicUrl ? `, for people at ${config.publicUrl}` : ''}`);
  if (config.demo) {
    console.log(`\nDemo sign-ins, all with the password "${DEMO_PASSWORD}":`);
    for (const user of DEMO_USERS) console.log(`  ${user.email.padEnd(26)} ${user.role}`);
  } else await tellSetupLink(database, config.publicUrl ?? url);
}

/** A server that takes requests does not end because the database is lost just now: it only cannot tell the link. */
async function tellSetupLink(database: Database, url: string): Promise<void> {
  try {
    if (await hasSignIn(database)) return;
    const { token } = await makeSetupLink(database);
    console.log(
      `\nNobody can sign in yet. Whoever opens this link first becomes the administrator; it works once, for a day:`,
    );
    console.log(`  ${url}/setup#token=${token}`);
  } catch (error) {
    console.error(
      'whether a link for the first administrator is needed could not be asked; the next start tells it:',
      String(error),
    );
  }
}

let shown = 0;

/** The first start takes a while: a line now and then says that it goes on. */
function progress(text: string): void {
  const now = Date.now();
  if (now - shown < 2000) return;
  shown = now;
  console.log(`  ${text} …`);
}

function stopOnSignal(closeAll: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void closeAll().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? `Leitwerk cannot start: ${error.message}` : error);
  process.exit(1);
});
