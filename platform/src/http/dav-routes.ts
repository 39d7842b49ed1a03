import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { messageOf } from '../messages.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { davReach } from '../module/dav-reach.ts';
import { moduleContext } from '../module/module-context.ts';
import type { DavAnswer, DavMethod, DavServer } from '../module/module-dav.ts';
import { DAV_METHODS } from '../module/module-dav.ts';
import { reachAs } from '../module/reach-as.ts';
import { refusalOf } from '../module/refusal-of.ts';
import { runAction } from '../module/run-action.ts';
import { issuesOf, refuse } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { findCalendarFeed } from '../session/calendar-feeds.ts';
import { findActorByAppPassword, findActorById } from '../session/find-actor.ts';
import { languageOf, refusalOfFault } from './respond-error.ts';
import type { Runtime } from './runtime.ts';

const BODY_BYTES = 2_000_000;
/** Classes of WebDAV without locks, and what we are beside it (RFC 4918 10.1, RFC 4791 5.1, RFC 6352 6.1). */
const ABILITIES = '1, 3, access-control, calendar-access, addressbook, extended-mkcol';
const REALM = 'Basic realm="Leitwerk", charset="UTF-8"';
/** Methods of the protocol that nothing answers here; without them Node's answer would be 404 instead of 405. */
const REFUSED = ['MKCOL', 'MKCALENDAR', 'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'POST', 'PATCH'] as const;

const serverOf = (model: RuntimeModel): DavServer | null => model.modules.find((one) => one.dav)?.dav ?? null;

/**
 * The addresses of calendars and address books. Who asks is told by an app password on every request, never by a cookie, so that
 * no page of somebody else can act in a person's name; what a device asks then goes to the module that serves it.
 */
export async function addDavRoutes(root: FastifyInstance, runtime: Runtime): Promise<void> {
  for (const method of ['PROPFIND', 'PROPPATCH', 'REPORT', 'MKCOL', 'MKCALENDAR', 'COPY', 'MOVE', 'LOCK', 'UNLOCK'])
    root.addHttpMethod(method, { hasBody: true });
  await root.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    app.setErrorHandler((error, request, reply) => sendError(error, request, reply, runtime));
    for (const service of ['caldav', 'carddav'])
      app.route({
        method: ['GET', 'OPTIONS', 'PROPFIND', 'REPORT'],
        url: `/.well-known/${service}`,
        // RFC 6764, 5: a client finds the service from the host alone.
        handler: (_request, reply) =>
          serverOf(runtime.models.current()) ? reply.redirect('/dav/', 301) : unknown(_request),
      });
    app.route({
      method: 'GET',
      url: '/dav/feeds/:file',
      handler: (...given) => answerFeed(...given, runtime),
    });
    for (const url of ['/dav', '/dav/*']) {
      app.route({
        method: [...DAV_METHODS],
        url,
        bodyLimit: BODY_BYTES,
        handler: (...given) => answer(...given, runtime),
      });
      app.route({ method: [...REFUSED], url, handler: () => refuse(405, 'dav.method') });
    }
  });
}

const unknown = (request: FastifyRequest): never =>
  refuse(404, 'request.unknown-route', { params: { path: request.url } });

async function answer(request: FastifyRequest, reply: FastifyReply, runtime: Runtime): Promise<FastifyReply> {
  const model = runtime.models.current();
  const server = serverOf(model) ?? unknown(request);
  // Whether somebody may come in is asked without a password by many clients; it tells nothing of anybody.
  if (request.method === 'OPTIONS') return send(reply, { status: 200, headers: { allow: DAV_METHODS.join(', ') } });
  const context = await identifyDevice(request, runtime, model);
  const module = moduleContext(runtime.database, context, (action, input) =>
    runAction(runtime.database, action, input, context),
  );
  request.davLanguage = context.actor.language;
  const given = await server.handle(
    {
      method: (request.method === 'HEAD' ? 'GET' : request.method) as DavMethod,
      path: pathOf(request),
      header: (name) => {
        const value = request.headers[name];
        return typeof value === 'string' ? value : null;
      },
      body: textOf(request.body),
    },
    davReach(runtime.database, context, module, reachAs(SYSTEM_ACTOR, runtime.database, context.model).module),
  );
  runtime.nudge();
  return send(reply, given);
}

/** A calendar by its secret address. Whoever has it needs no sign-in and sees what its owner may see now, and nothing else. */
async function answerFeed(request: FastifyRequest, reply: FastifyReply, runtime: Runtime): Promise<FastifyReply> {
  const model = runtime.models.current();
  const server = serverOf(model) ?? unknown(request);
  const [, secret = ''] = /^([\w-]{32})\.ics$/.exec((request.params as { readonly file: string }).file) ?? [];
  const feed = await findCalendarFeed(runtime.database, secret);
  const owner = feed && (await findActorById(runtime.database, feed.userId, ['read']));
  if (!feed || !owner) return refuse(404, 'calendar-feed.not-found');
  const context = makeContext(model, owner, request.id);
  const module = moduleContext(runtime.database, context, (action, input) =>
    runAction(runtime.database, action, input, context),
  );
  const seen = request.headers['if-none-match'] ?? null;
  const reach = davReach(
    runtime.database,
    context,
    module,
    reachAs(SYSTEM_ACTOR, runtime.database, context.model).module,
  );
  const given = await server.feed(feed.calendar, feed.shows === 'busy', seen, reach);
  return send(reply, given ?? refuse(404, 'calendar-feed.not-found'));
}

function send(reply: FastifyReply, { status, headers, body }: DavAnswer): FastifyReply {
  void reply.code(status).headers({ dav: ABILITIES, 'cache-control': 'private, no-store', ...headers });
  return reply.send(body ?? '');
}

/** Wrong ones are counted like wrong passwords at sign-in; a right one is never kept waiting by somebody else's attempts. */
async function identifyDevice(request: FastifyRequest, runtime: Runtime, model: RuntimeModel): Promise<Context> {
  const [, encoded = ''] = /^Basic +([A-Za-z0-9+/=]{1,800})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === '') return refuse(401, 'session.required');
  const [, email = '', password = ''] =
    /^([^:]*):([\s\S]*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const actor = await findActorByAppPassword(runtime.database, email, password);
  if (actor) return makeContext(model, actor, request.id);
  await runtime.throttle.begin(`app-password ${email.trim().toLowerCase()}`, request.ip);
  return refuse(401, 'app-password.wrong');
}

function pathOf({ url }: FastifyRequest): readonly string[] {
  const parts = (url.split('?')[0] ?? '').split('/').slice(2);
  try {
    return parts.filter((part) => part !== '').map(decodeURIComponent);
  } catch {
    return refuse(400, 'dav.address');
  }
}

function textOf(body: unknown): string {
  if (!Buffer.isBuffer(body)) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return refuse(400, 'dav.text');
  }
}

/** Every "no" and every fault as the protocol says it, with the reason in the person's language. */
function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, runtime: Runtime): void {
  const refusal = refusalOf(error) ?? refusalOfFault(error);
  if (!refusal) request.log.error({ err: error }, 'request failed');
  const language = request.davLanguage ?? languageOf(request);
  const { status, code } = refusal ?? { status: 500, code: 'request.failed' };
  const reasons = (refusal ? issuesOf(refusal) : [{ path: '', code }]).map((issue) => messageOf(issue, language));
  if (status === 401) void reply.header('www-authenticate', REALM);
  if (status === 429 || status === 503) void reply.header('retry-after', String(refusal?.params?.['retryAfter'] ?? 1));
  const server = serverOf(runtime.models.current());
  send(reply, server?.refusal(status, code, reasons) ?? { status, body: reasons.join('\n') });
}
