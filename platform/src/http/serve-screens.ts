import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyStaticOptions } from '@fastify/static';
import statics from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';

const YEAR_SECONDS = 31_536_000;

/** How long a browser that came over TLS stays with TLS. */
export const HSTS_SECONDS = YEAR_SECONDS;

/** Folders with built apps; null where there is none. */
export type BuiltScreens = {
  /** The end users' screens, at every address that is nobody else's. */
  readonly screensFolder: string | null;
  /** The designer, at `/designer` and below. */
  readonly designerFolder: string | null;
};

const DESIGNER = '/designer';
const API = /^\/(api|health|metrics|dav|\.well-known)(\/|$)/;

const isBuilt = (folder: string | null): folder is string => folder !== null && existsSync(join(folder, 'index.html'));

/** Serves the built screens; every address that is not the API's opens them, because their router reads it. */
export async function serveScreens(app: FastifyInstance, built: BuiltScreens, overTls: boolean): Promise<void> {
  const unknown = (path: string): never => refuse(404, 'request.unknown-route', { params: { path } });
  const folder = built.screensFolder;
  if (!isBuilt(folder)) {
    app.setNotFoundHandler((request) => unknown(request.url));
    return;
  }
  const designer = isBuilt(built.designerFolder) ? built.designerFolder : null;
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
    await screens.register(statics, { ...FILES, root: folder });
    if (designer) await screens.register(statics, { ...FILES, root: designer, prefix: DESIGNER, decorateReply: false });
    screens.get('/', (_request, reply) => reply.sendFile('index.html'));
    screens.setNotFoundHandler((request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      const isScreen = request.method === 'GET' && !API.test(request.url) && !/\.\w+$/.test(path);
      if (!isScreen) unknown(request.url);
      const isDesigner = path === DESIGNER || path.startsWith(`${DESIGNER}/`);
      if (!isDesigner) return reply.sendFile('index.html');
      return designer ? reply.sendFile('index.html', designer) : unknown(request.url);
    });
  });
}

const FILES: Omit<FastifyStaticOptions, 'root'> = {
  wildcard: false,
  index: false,
  preCompressed: true,
  cacheControl: false,
  setHeaders: (reply, path) => {
    // Names of built files carry their hash.
    const isHashed = path.includes('/assets/');
    reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  },
};
