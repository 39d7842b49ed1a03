import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import statics from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';

const YEAR_SECONDS = 31_536_000;

/** How long a browser that came over TLS stays with TLS. */
export const HSTS_SECONDS = YEAR_SECONDS;

/** Serves the built screens; every address that is not the API's opens them, because their router reads it. */
export async function serveScreens(app: FastifyInstance, folder: string | null, overTls: boolean): Promise<void> {
  const unknown = (path: string): never => refuse(404, 'request.unknown-route', { params: { path } });
  if (folder === null || !existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler((request) => unknown(request.url));
    return;
  }
  await app.register(async (screens) => {
    await screens.register(helmet, {
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: overTls && { maxAge: HSTS_SECONDS, includeSubDomains: false },
    });
    await screens.register(statics, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names of built files carry their hash.
        const isHashed = path.includes('/assets/');
        reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      },
    });
    screens.get('/', (_request, reply) => reply.sendFile('index.html'));
    screens.setNotFoundHandler((request, reply) => {
      const isScreen =
        request.method === 'GET' &&
        !/^\/(api|health|metrics)(\/|$)/.test(request.url) &&
        !/\.\w+$/.test(request.url.split('?')[0] ?? '');
      if (!isScreen) unknown(request.url);
      return reply.sendFile('index.html');
    });
  });
}
