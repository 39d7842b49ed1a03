import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastify, { LogController } from 'fastify';
import { currentName } from '../model/former-names.ts';
import { flushAccess } from '../privacy/access-log.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { boundBodies } from './bound-bodies.ts';
import { davOperations } from './dav-operations.ts';
import { addDavRoutes } from './dav-routes.ts';
import { addDocsPage } from './docs-page.ts';
import { identify, refuseForeignOrigin, tokenOf } from './identify.ts';
import { measure, metricsText } from './metrics.ts';
import { addModuleRoutes, moduleRoutes } from './module-routes.ts';
import { OPEN_API_QUERY, openApiDocument } from './open-api.ts';
import { languageOf, respondError } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeQuery } from './route.ts';
import { ROUTES } from './routes.ts';
import type { Runtime } from './runtime.ts';
import { isOverTls } from './runtime.ts';
import type { BuiltScreens } from './serve-screens.ts';
import { HSTS_SECONDS, serveScreens } from './serve-screens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, looked up now; null when nobody is signed in (any more). */
    identify: () => Promise<Context | null>;
    /** Of the person whose device asks, for what goes wrong; null as long as that is not known. */
    davLanguage: Language | null;
    /** The body as it came, where it is signed. */
    rawBody: Buffer | null;
  }
}

const BODY_BYTES = 1_000_000;
const MOST_AT_ONCE = 256;
const REQUEST_MS = 60_000;

/** Where a proxy may stand: on this machine or in the same private network. What others say of themselves counts for nothing. */
const PROXIES = ['loopback', 'linklocal', 'uniquelocal'];

export type ServerOptions = BuiltScreens & { readonly logLevel: string };

/** Puts the routes on an HTTP server. Nothing listens yet. */
export async function makeServer(runtime: Runtime, options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: options.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_BYTES,
    // Without a public address there is no proxy, and its headers could only be forged.
    trustProxy: runtime.publicUrl === null ? false : PROXIES,
    routerOptions: { maxParamLength: 200 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'remove',
    forceCloseConnections: true,
  });
  const parse = app.getDefaultJsonParser('error', 'remove');
  app.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, parse);
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: Number.MAX_SAFE_INTEGER } });
  app.decorateRequest('identify', function (this: FastifyRequest) {
    return identify(this, runtime);
  });
  app.decorateRequest('davLanguage', null);
  // Who has read what is written down before the database goes.
  app.addHook('onClose', () => flushAccess(runtime.database));
  app.decorateRequest('rawBody', null);
  app.setErrorHandler((error, request, reply) => respondError(error, request, reply));
  boundRequests(app);
  boundBodies(app, REQUEST_MS);
  measure(app);
  await app.register(async (api) => {
    secureHeaders(api, isOverTls(runtime));
    for (const route of ROUTES) addRoute(api, route, runtime);
    addModuleRoutes(api, (route, call) => answer(route, call, runtime), runtime.models.current);
    addPlainRoutes(api, runtime);
    addDocsPage(api);
    await addDavRoutes(api, runtime);
  });
  await serveScreens(app, options, isOverTls(runtime));
  return app;
}

/** What comes from the API is never a page: should a browser show it as one, nothing in it runs. The screens have their own. */
function secureHeaders(app: FastifyInstance, overTls: boolean): void {
  const headers = {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(overTls && { 'strict-transport-security': `max-age=${HSTS_SECONDS}` }),
  };
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(headers);
  });
}

/** More requests at once than can be worked on are sent away, so that those in work get done and the health check answers. */
function boundRequests(app: FastifyInstance): void {
  let working = 0;
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (!/^\/(api|dav)\//.test(request.url) || request.url.split('?')[0] === '/api/events') return;
    if (working >= MOST_AT_ONCE) refuse(429, 'request.too-many');
    working += 1;
    reply.raw.once('close', () => {
      working -= 1;
    });
  });
}

function addRoute(app: FastifyInstance, route: Route, runtime: Runtime): void {
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
    handler: (request, reply) =>
      answer(route, { request, reply, params: request.params as Record<string, string> }, runtime),
  });
}

/** The way of every request to the API: origin, who asks, parameters, the route, the answer. */
async function answer(
  route: Route,
  { request, reply, params }: Pick<Call, 'request' | 'reply' | 'params'>,
  runtime: Runtime,
): Promise<FastifyReply> {
  if (route.method !== 'GET') refuseForeignOrigin(request, runtime.publicUrl);
  const token = tokenOf(request);
  if (token) await runtime.rates?.byToken(token, reply);
  const context = await request.identify();
  // A token that is none counts for who sends it: guessing is no way around.
  if (!context && runtime.rates) await runtime.rates.byAddress(request, reply);
  if (!context && route.access === 'user') return refuse(401, 'session.required');
  const given = await route.handle({
    runtime,
    request,
    reply,
    params: underCurrentName(params, context),
    query: decodeQuery(request.query as Record<string, unknown>, route.query ?? {}),
    body: request.body,
    context: () => context ?? refuse(401, 'session.required'),
  });
  if (given) sendAnswer(reply, given);
  return reply;
}

/** An entity may be called as it was before, for a while. */
const underCurrentName = (params: Call['params'], context: Context | null): Call['params'] =>
  params['entity'] === undefined || !context
    ? params
    : { ...params, entity: currentName(context.model.formerEntities, params['entity'], context.today) };

function sendAnswer(reply: FastifyReply, answer: Answer): void {
  void reply.code(answer.status).header('cache-control', 'no-store');
  if (answer.headers) void reply.headers(answer.headers);
  const text = answer.text ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json));
  if (text === undefined) void reply.send();
  else void reply.header('content-type', 'application/json; charset=utf-8').send(text);
}

/** Anybody may ask for health and metrics: the jobs are counted so often at most. */
const JOBS_MS = 2000;
/** A queue that hangs must not make a server look as if it did. */
const PATIENCE_MS = 500;

/** The same answer for everybody who asks within that time. */
function tellAtMostEvery<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let asked = 0;
  return () => {
    if (!answer || Date.now() - asked > ms) {
      answer = ask();
      asked = Date.now();
    }
    return answer;
  };
}

/** What machines ask: health, metrics, the interface's description. */
function addPlainRoutes(app: FastifyInstance, runtime: Runtime): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  const jobs = tellAtMostEvery(JOBS_MS, () =>
    Promise.race([runtime.jobs.state().catch(() => null), setTimeout(PATIENCE_MS, null, { ref: false })]),
  );
  // Without its queue a server still serves: what it is asked to do waits in the outbox.
  app.get('/health/ready', async (_request, reply) => {
    const isReady = await runtime.isReady();
    if (!isReady) return reply.code(503).send({ status: 'database away' });
    return reply.send({ status: 'ready', jobs: (await jobs()) ?? 'away' });
  });
  app.get('/metrics', async (_request, reply) => {
    const { text, type } = await metricsText(await jobs());
    return reply.header('content-type', type).send(text);
  });
  app.get('/api/openapi.json', async (request, reply) => {
    const model = runtime.models.current();
    const routes = [...ROUTES, ...moduleRoutes(model), ...davOperations(model)];
    const token = tokenOf(request);
    if (token) await runtime.rates?.byToken(token, reply);
    const context = await request.identify();
    if (!context && runtime.rates) await runtime.rates.byAddress(request, reply);
    const { examples } = decodeQuery(request.query as Record<string, unknown>, OPEN_API_QUERY);
    const { text, etag } = openApiDocument(routes, context, languageOf(request), examples === true);
    void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'Accept-Language, Authorization, Cookie' });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.header('content-type', 'application/json; charset=utf-8').send(text);
  });
}
