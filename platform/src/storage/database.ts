import type { Writable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Sql } from 'sql-template-tag';

/** Something that runs statements: the pool or one transaction. */
export type Queryable = {
  /** Runs a statement; those with `name` are prepared once per connection. */
  readonly query: <Row extends object>(statement: Sql, name?: string) => Promise<readonly Row[]>;
};

export type Transaction = Queryable & {
  /** Undoes what `work` did when it throws, and goes on. */
  readonly savepoint: <T>(work: () => Promise<T>) => Promise<T>;
};

export type Database = Queryable & {
  readonly url: string;
  /** For libraries that speak to PostgreSQL themselves. */
  readonly pool: pg.Pool;
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** Listens on a channel over a connection of its own that comes back after a loss; `onLost` tells that notices may be missing. */
  readonly listen: (
    channel: string,
    onNotice: (payload: string) => void,
    onReconnect: () => void,
  ) => Promise<() => Promise<void>>;
  /** Runs a statement on a connection of its own and keeps that open, for locks; again after a loss. */
  readonly hold: (statement: Sql) => Promise<() => Promise<void>>;
  /** Waiting requests for a connection, for metrics and for refusing a flood. */
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
};

// JSON is passed on as text: parsing and printing it again would be work for nothing.
const TYPES = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.JSON, (text) => text],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, (text) => text],
  [pg.types.builtins.DATE, (text) => text],
]);

const typeParsers = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    TYPES.get(id) ?? pg.types.getTypeParser(id, format ?? 'text'),
};

const STATEMENT_TIMEOUT_MS = 30_000;
const RECONNECT_MS = 500;

/** Under this name the connections of a server stand in `pg_stat_activity`. */
export const APPLICATION = 'leitwerk';

const settingsFor = (url: string, application: string) => ({
  connectionString: url,
  types: typeParsers as pg.CustomTypesConfig,
  options: '-c timezone=UTC -c client_min_messages=warning',
  application_name: application,
});

/** One connection for work that takes long and streams. */
export type Session = Queryable & {
  /** Output of a `copy … to stdout`, piece by piece. */
  readonly copyOut: (statement: string) => AsyncIterable<Buffer>;
  /** Input of a `copy … from stdin`; ends the statement when it is ended. */
  readonly copyIn: (statement: string) => Writable;
  readonly close: () => Promise<void>;
};

/** Opens a connection without limits on time. Undone work ends with it. */
export async function openSession(url: string, application: string): Promise<Session> {
  const client = new pg.Client(settingsFor(url, application));
  // Told to whoever is waiting for an answer; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return {
    query: (statement, name) => run(client, statement, name),
    copyOut: (statement) => client.query(copyTo(statement)),
    copyIn: (statement) => client.query(copyFrom(statement)),
    close: () => client.end(),
  };
}

export type DatabaseOptions = {
  /** Connections at most. */
  readonly size?: number;
  /** How long a statement may take, and how long somebody waits for a connection; in milliseconds. */
  readonly statementTimeout?: number;
  readonly connectionTimeout?: number;
  /** Told when an idle connection fails, e.g. because the server went away. */
  readonly onError?: (error: Error) => void;
};

/** What commands need: statements and a transaction. */
export type Storage = Pick<Database, 'query' | 'transaction'>;

/** Lets commands run as part of a transaction that is under way: what they refuse is undone, the rest goes on. */
export const within = (tx: Transaction): Storage => ({
  query: tx.query,
  transaction: (work) => tx.savepoint(() => work(tx)),
});

/** Does the work and undoes all of it, whether it succeeds or throws. @returns what the work has found out */
export async function undone<T>(storage: Storage, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const done: { result?: T } = {};
  const end = new Error('to be undone');
  try {
    await storage.transaction(async (tx) => {
      done.result = await work(tx);
      throw end;
    });
  } catch (error) {
    if (error !== end) throw error;
  }
  return done.result as T;
}

/**
 * A few connections of their own for what counts and adds up: however many dashboards are open over however many records, the
 * others' connections stay free, and one that takes too long is ended.
 */
export const openFigures = (url: string, onError: (error: Error) => void): Database =>
  openDatabase(url, { size: 3, statementTimeout: 20_000, connectionTimeout: 60_000, onError });

/** Opens a pool. Values are always parameters, never part of the text. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const settings = settingsFor(url, APPLICATION);
  const pool = new pg.Pool({
    ...settings,
    max: options.size ?? 12,
    statement_timeout: options.statementTimeout ?? STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: options.connectionTimeout ?? 10_000,
  });
  pool.on('error', (error) => options.onError?.(error));
  // One that is lost in the middle of a transaction fails whatever asks it next; without a listener the whole process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));

  return {
    url,
    pool,
    query: (statement, name) => run(pool, statement, name),
    transaction: (work) => transaction(pool, work),
    listen: (channel, onNotice, onReconnect) =>
      keepOpen(settings, { text: `listen ${pg.escapeIdentifier(channel)}`, values: [] }, onNotice, onReconnect),
    hold: (statement) => keepOpen(settings, statement),
    waiting: () => pool.waitingCount,
    close: () => pool.end(),
  };
}

async function run<Row extends object>(
  client: pg.Pool | pg.ClientBase,
  statement: Sql,
  name?: string,
): Promise<readonly Row[]> {
  const { text, values } = statement;
  const result = await client.query<Row>(name === undefined ? { text, values } : { name, text, values });
  return result.rows;
}

async function transaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const tx: Transaction = {
    query: (statement, name) => run(client, statement, name),
    savepoint: async (inner) => {
      await client.query('savepoint s');
      try {
        const result = await inner();
        await client.query('release savepoint s');
        return result;
      } catch (error) {
        // It would live on and catch what is undone further out: the next one with this name counts, not the outer one.
        await client.query('rollback to savepoint s; release savepoint s');
        throw error;
      }
    },
  };
  try {
    await client.query('begin');
    const result = await work(tx);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function keepOpen(
  settings: pg.ClientConfig,
  { text, values }: Pick<Sql, 'text' | 'values'>,
  onNotice?: (payload: string) => void,
  onReconnect?: () => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let isClosed = false;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ ...settings, keepAlive: true });
    next.on('notification', (notice) => onNotice?.(notice.payload ?? ''));
    next.on('error', () => undefined);
    next.on('end', () => {
      if (!isClosed) void reconnect();
    });
    await next.connect();
    await next.query({ text, values });
    client = next;
  };
  const reconnect = async (): Promise<void> => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
      if (isClosed) return;
      try {
        await connect();
        onReconnect?.();
        return;
      } catch {
        // The database is still away; the next round tries again.
      }
    }
  };
  await connect();
  return async () => {
    isClosed = true;
    await client?.end();
  };
}
