import type { FastifyRequest } from 'fastify';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { findActorBySession, findActorByToken } from '../session/find-actor.ts';
import { languageOf } from './respond-error.ts';
import type { Runtime } from './runtime.ts';

export const SESSION_COOKIE = 'leitwerk_session';

/** The API token of a request. */
export const tokenOf = (request: FastifyRequest): string | undefined =>
  /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** Who sends this request: the holder of the token or of the session. Looked up in the database every time. */
export async function identify(request: FastifyRequest, runtime: Runtime): Promise<Context | null> {
  const { authorization } = request.headers;
  const cookie = request.cookies[SESSION_COOKIE];
  const token = tokenOf(request);
  const actor = token
    ? await findActorByToken(runtime.database, token)
    : cookie && authorization === undefined
      ? await findActorBySession(runtime.database, cookie)
      : null;
  if (!actor) return null;
  const context = makeContext(runtime.models.current(), actor, request.id);
  return request.headers['accept-language'] === undefined ? context : { ...context, language: languageOf(request) };
}

/** What a stolen API token must not be able to make of itself: more tokens, a password, an end to the owner's sessions. */
export function refuseTokens(context: Context): void {
  if (context.actor.scopes) refuse(403, 'session.not-by-token');
}

/** A token that may only read changes nothing, not even what is its holder's own. */
export function refuseReadOnly(context: Context): void {
  if (context.actor.scopes && !context.actor.scopes.includes('write')) refuse(403, 'record.forbidden');
}

/**
 * A browser sends the cookie along from any page; so a change must come from a page of ours. Programs send no Origin, and a
 * request with a token does not work by cookie. Behind a proxy the page's origin is the public one, whatever the Host says.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string | null): void {
  const { origin, host, authorization } = request.headers;
  if (authorization !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  const isForeign =
    origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : origin !== publicUrl && hostOf(origin) !== host;
  if (isForeign) refuse(403, 'request.origin');
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
