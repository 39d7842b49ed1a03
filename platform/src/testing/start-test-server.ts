import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { readDocuments } from '@leitwerk/metadata/node/load';
import type { FastifyInstance, InjectOptions } from 'fastify';
import pg from 'pg';
import sql from 'sql-template-tag';
import { DEMO_PASSWORD, DEMO_USERS } from '../demo/demo-users.ts';
import { loadSeed } from '../demo/load-seed.ts';
import { openChangeStream } from '../http/change-stream.ts';
import { openPresenceBoard } from '../http/presence.ts';
import type { Runtime } from '../http/runtime.ts';
import { makeServer } from '../http/server.ts';
import { openGraphileQueue } from '../job/graphile-queue.ts';
import type { JobQueue } from '../job/job-queue.ts';
import { openModelStore, readNewestVersion } from '../model/model-store.ts';
import type { GivenDocument } from '../model/publish-model.ts';
import { checkDocuments, publishModel } from '../model/publish-model.ts';
import { compileRuntimeModel } from '../model/runtime-model.ts';
import type { Module } from '../module/module.ts';

import { SYSTEM_USER_ID } from '../rights/actor.ts';
import { createApiToken } from '../session/api-tokens.ts';
import { hashPassword } from '../session/passwords.ts';
import type { Database } from '../storage/database.ts';
import { openDatabase } from '../storage/database.ts';
import { ensureSystemUser, migrateSystemTables } from '../storage/system-tables.ts';
import { onceInRun } from './once-in-run.ts';

export const SEED = resolve(import.meta.dirname, '../../../seeds/utility-crm');

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: never;
  readonly text: string;
  readonly bytes: Buffer;
};

export type TestServer = {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly runtime: Runtime;
  /** Ids of the demo users by e-mail. */
  readonly users: ReadonlyMap<string, string>;
  /** Ids of the base records by `entity/key`. */
  readonly keys: ReadonlyMap<string, string>;
  /** A request as one of the demo users, by e-mail; null is nobody. */
  readonly ask: (
    as: string | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Reply>;
  readonly close: () => Promise<void>;
};

/** The seed's definitions. Its scenarios are played at every publish, which tests of something else do not want. */
export const seedDocuments = async (scenarios = true): Promise<readonly GivenDocument[]> =>
  (await readDocuments(SEED)).documents.filter(
    ({ document }) => scenarios || (document as { kind: string }).kind !== 'scenario',
  );

/**
 * A fresh database on the run's PostgreSQL.
 * @param like the name of a database that nobody uses and that it begins as a copy of
 */
export async function makeTestDatabase(
  like = 'template1',
): Promise<{ readonly name: string; readonly database: Database; readonly drop: () => Promise<void> }> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is missing: run through vitest, whose global set-up starts PostgreSQL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(url, `create database ${name} template ${like}`);
  const database = openDatabase(url.replace(/\/[^/]*$/, `/${name}`), { size: 8 });
  return {
    name,
    database,
    drop: async () => {
      await database.close();
      await onServer(url, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/**
 * A whole server in this process over a fresh database, with the given definitions (the seed's when absent) and the demo users.
 * @param scenarios whether the seed's are among them
 * @param modules those of a test; the installed ones that the application names when absent
 */
export async function startTestServer(
  given?: readonly GivenDocument[],
  modules?: readonly Module[],
  scenarios = true,
): Promise<TestServer> {
  // Most tests want the seed as it is: filled once in a run, and copied.
  if (!given && !modules) {
    const seed = await onceInRun(scenarios ? 'seed-with-scenarios' : 'seed', async () => {
      const { name, database } = await makeTestDatabase();
      const keys = await fillDatabase(database, undefined, undefined, scenarios);
      await database.close();
      return { name, keys: [...keys] };
    });
    const { database, drop } = await makeTestDatabase(seed.name);
    return serveTestDatabase(database, drop, new Map(seed.keys));
  }
  const { database, drop } = await makeTestDatabase();
  return serveTestDatabase(database, drop, await fillDatabase(database, given, modules, scenarios), modules);
}

/** @returns ids of the seed's records by `entity/key`; none where definitions are given */
async function fillDatabase(
  database: Database,
  given: readonly GivenDocument[] | undefined,
  modules: readonly Module[] | undefined,
  scenarios: boolean,
): Promise<ReadonlyMap<string, string>> {
  await migrateSystemTables(database);
  const { documents, issues } = checkDocuments(
    given ?? (await seedDocuments(scenarios)),
    modules && ((name) => modules.some((one) => one.name === name)),
  );
  const wrong = issues.find((issue) => issue.severity !== 'warning');
  if (wrong) throw new Error(`${wrong.file} ${wrong.path} ${wrong.code} ${JSON.stringify(wrong.params)}`);
  await publishModel(database, { documents, note: 'test', author: SYSTEM_USER_ID });
  await ensureSystemUser(database);
  const { version, documents: live } = await readNewestVersion(database);
  const model = compileRuntimeModel(
    version,
    live.map((one) => one.document),
  );
  const keys = given
    ? new Map<string, string>()
    : await loadSeed(database, model, SEED, { demo: false, onProgress: () => undefined });
  await addUsers(database, keys);
  return keys;
}

/** The seed's records, for definitions that were given. @returns ids by `entity/key` */
export const loadSeedRecords = ({ database, runtime }: TestServer): Promise<ReadonlyMap<string, string>> =>
  loadSeed(database, runtime.models.current(), SEED, { demo: false, onProgress: () => undefined });

/** A whole server in this process over a database that has definitions and the demo users. */
export async function serveTestDatabase(
  database: Database,
  drop: () => Promise<void>,
  keys: ReadonlyMap<string, string> = new Map(),
  modules?: readonly Module[],
): Promise<TestServer> {
  const models = await openModelStore(
    database,
    (error) => {
      throw error;
    },
    modules && (async (names) => modules.filter((one) => names.includes(one.name))),
  );
  const people = await database.query<{ email: string; id: string }>(
    sql`select email, id from data."user" where id <> ${SYSTEM_USER_ID}::uuid`,
  );
  const users = new Map(people.map(({ email, id }) => [email, id]));
  const changes = await openChangeStream(database);
  const presence = await openPresenceBoard(database);
  const jobs = lateQueue(database);
  const runtime: Runtime = {
    database,
    figures: database,
    models,
    changes,
    presence,
    nudge: () => undefined,
    jobs: jobs.queue,
    throttle: { begin: async () => undefined, succeed: async () => undefined },
    demo: true,
    publicUrl: null,
    isReady: async () => true,
  };
  const app = await makeServer(runtime, { logLevel: 'silent', screensFolder: null, designerFolder: null });
  const tokens = new Map<string, string>();
  for (const [email, id] of users)
    tokens.set(
      email,
      (await createApiToken(database, id, { name: 'test', scopes: ['read', 'write', 'metadata'], expiresAt: null }))
        .token,
    );
  return {
    app,
    database,
    runtime,
    users,
    keys,
    ask: async (as, method, path, body, headers = {}) => {
      const token = as === null ? undefined : (tokens.get(as) ?? as);
      const options: InjectOptions = {
        method,
        url: path,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && {
          payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
        }),
      };
      const reply = await app.inject(options);
      const isJson = String(reply.headers['content-type']).includes('json');
      return {
        status: reply.statusCode,
        headers: reply.headers,
        text: reply.body,
        bytes: reply.rawPayload,
        body: (isJson && reply.body ? JSON.parse(reply.body) : null) as never,
      };
    },
    close: async () => {
      await app.close();
      await changes.close();
      await presence.close();
      await models.close();
      await jobs.close();
      await drop();
    },
  };
}

/** Most tests want no queue; its tables are made when one does. */
function lateQueue(database: Database): { readonly queue: JobQueue; readonly close: () => Promise<void> } {
  let opened: Promise<JobQueue> | undefined;
  const open = (): Promise<JobQueue> => {
    opened ??= openGraphileQueue(database, { log: () => undefined });
    return opened;
  };
  return {
    queue: {
      enqueue: async (...given) => (await open()).enqueue(...given),
      start: async (...given) => (await open()).start(...given),
      dead: async () => (await open()).dead(),
      retry: async (ids) => (await open()).retry(ids),
      discard: async (ids) => (await open()).discard(ids),
      cancel: async (key) => (await open()).cancel(key),
      state: async () => (await open()).state(),
      fired: async () => (await open()).fired(),
      stop: async () => (await open()).stop(),
    },
    close: async () => (await opened)?.stop(),
  };
}

async function addUsers(database: Database, keys: ReadonlyMap<string, string>): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD);
  for (const { email, name, role, team } of DEMO_USERS) {
    const [row] = await database.query<{ id: string }>(sql`
      insert into data."user" (id, email, name, roles, active, language)
      values (gen_random_uuid(), ${email}, ${name}, ${[role]}::text[], true, 'en') returning id`);
    const id = row?.id ?? '';
    await database.query(sql`insert into leitwerk.credential (user_id, password_hash) values (${id}::uuid, ${hash})`);
    const teamId = keys.get(`team/${team}`);
    if (teamId)
      await database.query(
        sql`insert into data."user__teams" (source_id, target_id) values (${id}::uuid, ${teamId}::uuid)`,
      );
  }
}
