import pg from 'pg';

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: Error) => void,
) => void;

/**
 * Connections for one set of workers. What is given back twice is given back once: the library does that when a connection is lost
 * while it lets go of it, and `pg` would end the whole process.
 * @param size at most so many
 */
export function openQueuePool(url: string, size: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size });
  // Told by whoever waits for an answer; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const connect = pool.connect.bind(pool) as (connected?: Connected) => unknown;
  const connectOnce = (connected?: Connected): unknown =>
    connected ? connect((error, client, release) => connected(error, client, once(release))) : connect();
  pool.connect = connectOnce as typeof pool.connect;
  return pool;
}

function once(release: (error?: Error) => void): (error?: Error) => void {
  let isReleased = false;
  return (error) => {
    if (isReleased) return;
    isReleased = true;
    release(error);
  };
}
