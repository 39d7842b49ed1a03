import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';
import { apiGuide } from './api-guide.ts';
import { languageOf } from './respond-error.ts';

const SWAGGER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const DAY_SECONDS = 86_400;

/** All that the page loads comes from here; styles in elements are what the library makes. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const LIBRARY: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** Begins the library. A program of its own: the policy lets no script in the page run. */
const START = `
const root = document.getElementById('operations');
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const dress = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', dress);
dress();
const load = () => {
  window.SwaggerUIBundle({
    url: '/api/openapi.json?examples=true',
    domNode: root,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    filter: true,
    tryItOutEnabled: false,
    deepLinking: true,
    validatorUrl: null,
    requestInterceptor: (request) => {
      request.headers['Accept-Language'] = document.documentElement.lang;
      return request;
    },
  });
};
load();
`;

const STYLE = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; }
.guide { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem 0; }
.guide h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
.guide details { border-top: 1px solid #d5d9df; padding: .4rem 0; }
.guide summary { font-weight: 600; cursor: pointer; padding: .3rem 0; }
.guide pre { background: #f4f6f8; padding: .75rem 1rem; overflow-x: auto; border-radius: 4px; font-size: .85rem; }
.guide code { font-family: ui-monospace, monospace; font-size: .9em; }
.guide a { color: #0a5c43; }
html.dark-mode { color-scheme: dark; }
html.dark-mode body { color: #e4e7eb; background: #1c2022; }
html.dark-mode .guide details { border-color: #3a4046; }
html.dark-mode .guide pre { background: #2a2f33; }
html.dark-mode .guide a { color: #4fc99a; }
`;

/** The interface's description as a page at `/api/docs`: a guide, and every operation in the rights of who looks. */
export function addDocsPage(app: FastifyInstance): void {
  app.get('/api/docs', (request, reply) => {
    const language = languageOf(request);
    const { title, intro, sections } = apiGuide[language];
    const guide = sections
      .map(({ heading, html }) => `<details><summary>${heading}</summary>${html}</details>`)
      .join('\n');
    return reply
      .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache', vary: 'Accept-Language' })
      .type('text/html; charset=utf-8')
      .send(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/docs/swagger-ui.css"><link rel="stylesheet" href="/api/docs/page.css"></head>
<body><main class="guide"><h1>${title}</h1><p>${intro}</p>
${guide}</main><div id="operations"></div>
<script src="/api/docs/swagger-ui-bundle.js" defer></script><script src="/api/docs/start.js" defer></script></body></html>`);
  });
  app.get('/api/docs/:file', async (request, reply) => {
    const { file } = request.params as { readonly file: string };
    void reply.header('cache-control', `public, max-age=${DAY_SECONDS}`);
    if (file === 'start.js') return reply.type('text/javascript; charset=utf-8').send(START);
    if (file === 'page.css') return reply.type('text/css; charset=utf-8').send(STYLE);
    const type = Object.hasOwn(LIBRARY, file) ? LIBRARY[file] : undefined;
    if (type === undefined) return refuse(404, 'request.unknown-route', { params: { path: `/api/docs/${file}` } });
    return reply.type(type).send(await readFile(join(SWAGGER, file)));
  });
}
