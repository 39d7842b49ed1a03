import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { ModuleBytes, ModuleRoute } from '../module/module.ts';
import { runModuleRoute } from '../module/run-module-route.ts';
import { refuse } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { languageOf } from './respond-error.ts';
import type { Call, Route } from './route.ts';
import { json } from './route.ts';

/** The addresses of the modules that the live application uses, as they stand in the interface's description. */
export function moduleRoutes(model: RuntimeModel): readonly Route[] {
  const routes =
    known.get(model) ??
    model.modules.flatMap((module) => (module.routes ?? []).map((route) => routeOf(module.name, route)));
  known.set(model, routes);
  return routes;
}

const known = new WeakMap<RuntimeModel, readonly Route[]>();

const routeOf = (tag: string, route: ModuleRoute): Route => ({
  method: route.method,
  path: route.path,
  summary: route.summary,
  tag,
  ...(route.signed && { isSigned: true }),
  access: route.signed ? 'public' : 'user',
  ...(route.signed && { headers: SIGNED_HEADERS }),
  ...(route.query && { query: parametersOf(route.query) }),
  ...(route.body && { body: { schema: route.body } }),
  responses: [
    {
      status: route.status ?? 200,
      description: route.summary,
      ...(route.answer && { schema: route.answer }),
      ...(route.bytes?.[0] && { type: route.bytes[0] }),
    },
  ],
  handle: async (call) => {
    const answer = await runModuleRoute(
      call.runtime.database,
      route,
      {
        params: call.params,
        query: call.query as Record<string, string>,
        body: call.body,
        ...(route.signed && { raw: call.request.rawBody ?? Buffer.alloc(0), headers: call.request.headers }),
      },
      route.signed ? asPlatform(call) : inLanguageOf(call),
    );
    call.runtime.nudge();
    if (route.bytes) return sendBytes(call, route.bytes, answer as ModuleBytes);
    return json(answer, route.status ?? 200);
  },
});

const SIGNED_HEADERS = {
  'webhook-id': 'By Standard Webhooks, where the connection goes by it; the same delivery again has the same',
  'webhook-timestamp': 'Seconds since 1970, five minutes off at most',
  'webhook-signature': 'v1,… over id, timestamp and body; other connections name a header of their own',
};

/** Nobody is signed in: what the module does with what was signed, it does as the platform. */
const asPlatform = ({ runtime, request }: Call): Context => {
  const language = languageOf(request);
  return { ...makeContext(runtime.models.current(), { ...SYSTEM_ACTOR, language }, request.id), language };
};

async function sendBytes(call: Call, types: readonly string[], { body, type, keep }: ModuleBytes): Promise<void> {
  if (!types.includes(type)) throw new Error(`${type} is none of ${types.join(', ')}`);
  await call.reply
    .header('content-type', type)
    .header('cache-control', keep > 0 ? `private, max-age=${keep}` : 'private, no-store')
    .send(body);
}

const parametersOf = (query: Readonly<Record<string, string>>): NonNullable<Route['query']> =>
  Object.fromEntries(Object.entries(query).map(([name, description]) => [name, { type: 'text', description }]));

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;

/**
 * One address for all modules: which there are is decided by the live application, and an HTTP server cannot take up new routes
 * while it runs.
 */
export function addModuleRoutes(
  app: FastifyInstance,
  answer: (route: Route, call: Pick<Call, 'request' | 'reply' | 'params'>) => Promise<unknown>,
  current: () => RuntimeModel,
): void {
  for (const method of METHODS) {
    app.route({
      method,
      url: '/api/:module/*',
      bodyLimit: 2_000_000,
      preParsing: async (request, _reply, payload) => {
        const [path = ''] = request.url.split('?');
        const isSigned = moduleRoutes(current()).some((one) => one.isSigned && matchPath(one.path, path));
        return method === 'POST' && isSigned ? keepRaw(request, payload) : payload;
      },
      handler: (request, reply) => {
        const [path = ''] = request.url.split('?');
        for (const route of moduleRoutes(current())) {
          const params = route.method === method ? matchPath(route.path, path) : null;
          if (params) return answer(route, { request, reply, params });
        }
        return refuse(404, 'request.unknown-route', { params: { path } });
      },
    });
  }
}

/** Bytes of a signed body at most. */
const SIGNED_BYTES = 1_000_000;

/** Keeps the bytes as they came, over which the signature is; what is parsed is the same bytes. */
async function keepRaw(request: FastifyRequest, payload: Readable): Promise<Readable> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of payload as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > SIGNED_BYTES) refuse(413, 'request.too-large');
    pieces.push(piece);
  }
  request.rawBody = Buffer.concat(pieces);
  return Readable.from([request.rawBody]);
}

/** The varying parts of an address, or null when it is another one. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== value) return null;
      continue;
    }
    if (value === '') return null;
    try {
      params[part.slice(1, -1)] = decodeURIComponent(value);
    } catch {
      return null;
    }
  }
  return params;
}

/** Words are those of the language in which somebody reads just now, where the request names one. */
function inLanguageOf(call: Call): Context {
  const context = call.context();
  if (call.request.headers['accept-language'] === undefined) return context;
  return { ...context, actor: { ...context.actor, language: languageOf(call.request) } };
}
