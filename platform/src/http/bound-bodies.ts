import type { FastifyInstance } from 'fastify';

/** Bytes per second that must arrive once the first minute is over. */
const SLOWEST = 10_000;

/**
 * Cuts off bodies that hardly arrive, so that they do not hold connections. A body may take its first minute in any case, and
 * longer as long as it comes with 10 kB/s on average: an import of gigabytes over a slow line is no attack.
 * @param patienceMs the first minute
 */
export function boundBodies(app: FastifyInstance, patienceMs: number): void {
  app.addHook('onRequest', async ({ raw }) => {
    if (raw.complete) return;
    const { socket } = raw;
    const before = socket.bytesRead;
    const begin = Date.now();
    const check = (): void => {
      if (raw.complete || raw.destroyed) return;
      const late = (Date.now() - begin - patienceMs) / 1000;
      if (socket.bytesRead - before < late * SLOWEST) socket.destroy();
      else timer = setTimeout(check, patienceMs / 10).unref();
    };
    let timer = setTimeout(check, patienceMs).unref();
    raw.once('close', () => clearTimeout(timer));
  });
}
