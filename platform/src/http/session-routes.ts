import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import { DEMO_PASSWORD, DEMO_USERS } from '../demo/demo-users.ts';
import { refuse } from '../refusal.ts';
import type { TokenScope } from '../rights/actor.ts';
import { isTokenScope } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '../session/api-tokens.ts';
import { LONGEST_PASSWORD } from '../session/passwords.ts';
import { endOtherSessions, endSession, endSessionById, listSessions, startSession } from '../session/sessions.ts';
import { answerSignedIn, cookieOptions, sessionOf } from './answer-signed-in.ts';
import { refuseTokens, SESSION_COOKIE } from './identify.ts';
import { idOf } from './record-routes.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const TAG = 'session';
const MOST_SCOPES = 200;

/** Signing in and out, personal tokens. */
export const SESSION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in',
    tag: TAG,
    access: 'public',
    body: {
      schema: {
        type: 'object',
        required: ['email', 'password'],
        properties: { email: { type: 'string' }, password: { type: 'string' } },
      },
    },
    responses: [{ status: 200, description: 'Who is signed in; the session is in a cookie' }],
    handle: signIn,
  },
  {
    method: 'GET',
    path: '/api/session',
    summary: 'Who am I, with effective rights',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'Session' }],
    handle: async (call) => json(await sessionOf(call.runtime.database, call.context())),
  },
  {
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    tag: TAG,
    access: 'public',
    responses: [{ status: 204, description: 'Signed out' }],
    handle: async (call) => {
      const token = call.request.cookies[SESSION_COOKIE];
      if (token) await endSession(call.runtime.database, token);
      void call.reply.clearCookie(SESSION_COOKIE, cookieOptions(call.runtime));
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where I am signed in',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => {
      refuseTokens(call.context());
      const { database } = call.runtime;
      return json({ items: await listSessions(database, call.context().actor.id, tokenOf(call)) });
    },
  },
  {
    method: 'DELETE',
    path: '/api/sessions',
    summary: 'Sign out everywhere but here',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Signed out' }],
    handle: async (call) => {
      refuseTokens(call.context());
      await endOtherSessions(call.runtime.database, call.context().actor.id, tokenOf(call));
      return { status: 204 };
    },
  },
  {
    method: 'DELETE',
    path: '/api/sessions/{id}',
    summary: 'Sign out somewhere',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Signed out' }],
    handle: async (call) => {
      refuseTokens(call.context());
      await endSessionById(call.runtime.database, call.context().actor.id, idOf(call));
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: '/api/demo',
    summary: 'The sign-ins of demo mode',
    tag: TAG,
    access: 'public',
    responses: [{ status: 200, description: '{users, password}' }],
    handle: async (call) => {
      if (!call.runtime.demo) return refuse(404, 'request.unknown-route');
      const { roles } = call.runtime.models.current().model;
      return json({
        users: DEMO_USERS.map(({ email, name, role }) => ({ email, name, label: roles[role]?.label ?? byName(role) })),
        password: DEMO_PASSWORD,
      });
    },
  },
  {
    method: 'GET',
    path: '/api/tokens',
    summary: 'My API tokens, and the actions that tokens of mine may be made for',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => {
      const { actor, access, model } = call.context();
      const items = await listApiTokens(call.runtime.database, actor.id);
      const actions = model.modules.flatMap(({ name, actions: known = {} }) =>
        Object.entries(known).flatMap(([verb, { label }]) => {
          const action = `${name}.${verb}`;
          return access.mayCall(action) ? [{ name: action, label }] : [];
        }),
      );
      return json({ items, actions });
    },
  },
  {
    method: 'POST',
    path: '/api/tokens',
    summary: 'Make an API token',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          scopes: {
            type: 'array',
            minItems: 1,
            maxItems: MOST_SCOPES,
            items: { type: 'string', pattern: '^(read|write|metadata|(read|write|call):[A-Za-z0-9.-]+)$' },
            description:
              'read, write, metadata; of single things read:<entity>, write:<entity> (with reading), call:<module.verb>. read and write when absent',
          },
          expiresAt: { type: 'string', format: 'date-time' },
        },
      },
    },
    responses: [{ status: 201, description: '{id, token}; the token is shown this once' }],
    handle: makeToken,
  },
  {
    method: 'DELETE',
    path: '/api/tokens/{id}',
    summary: 'Revoke an API token',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Revoked' }],
    handle: async (call) => {
      refuseTokens(call.context());
      await revokeApiToken(call.runtime.database, call.context().actor.id, idOf(call));
      return { status: 204 };
    },
  },
];

const tokenOf = (call: Call): string => call.request.cookies[SESSION_COOKIE] ?? '';

async function signIn(call: Call): Promise<Answer> {
  const { email, password } = decodeObject(call.body, ['email', 'password']);
  if (
    typeof email !== 'string' ||
    typeof password !== 'string' ||
    password.length > LONGEST_PASSWORD ||
    email.length > 300
  )
    return refuse(400, 'session.shape');
  const { runtime } = call;
  const token = await startSession(runtime.database, runtime.throttle, { email, password, address: call.request.ip });
  return answerSignedIn(call, token);
}

/** A demo user whose role other definitions do not have. */
const byName = (role: string): Label => ({ de: role, en: role });

async function makeToken(call: Call): Promise<Answer> {
  const context = call.context();
  refuseTokens(context);
  const {
    name,
    scopes = ['read', 'write'],
    expiresAt = null,
  } = decodeObject(call.body, ['name', 'scopes', 'expiresAt']);
  const isRight =
    typeof name === 'string' &&
    name.trim() !== '' &&
    name.length <= 100 &&
    Array.isArray(scopes) &&
    scopes.length > 0 &&
    scopes.length <= MOST_SCOPES &&
    scopes.every(isTokenScope) &&
    (expiresAt === null || (typeof expiresAt === 'string' && Date.parse(expiresAt) > Date.now()));
  if (!isRight) return refuse(422, 'token.shape');
  checkScopes(scopes as TokenScope[], context);
  return json(
    await createApiToken(call.runtime.database, context.actor.id, {
      name: name.trim(),
      scopes: scopes as TokenScope[],
      expiresAt,
    }),
    201,
  );
}

/** A scope of something that is not there, or that the holder may not have anyway, would be a token that does not work. */
function checkScopes(scopes: readonly TokenScope[], { access, model }: Context): void {
  const issues = scopes.flatMap((scope, at): readonly Issue[] => {
    const [word = '', name = ''] = scope.split(/:(.*)/);
    if (name === '') return [];
    const isHeld =
      word === 'call' ? access.mayCall(name) : model.entities.has(name) && access.entity(name).rows.read !== 'none';
    return isHeld ? [] : [{ path: `scopes.${at}`, code: 'token.scope', params: { scope } }];
  });
  if (issues.length > 0) refuse(422, 'token.scope', { issues, params: issues[0]?.params ?? {} });
}
