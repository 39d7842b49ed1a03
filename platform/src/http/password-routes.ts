import { refuse } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import { changePassword } from '../session/change-password.ts';
import { findSignIn } from '../session/find-sign-in.ts';
import { findPasswordLink, makePasswordLink, usePasswordLink } from '../session/password-links.ts';
import { LONGEST_PASSWORD } from '../session/passwords.ts';
import { hashToken, openSession } from '../session/sessions.ts';
import { answerSignedIn } from './answer-signed-in.ts';
import { refuseTokens, SESSION_COOKIE } from './identify.ts';
import { idOf } from './record-routes.ts';
import { languageOf } from './respond-error.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';

const TAG = 'session';
const TEXT = { type: 'string' };

/** Passwords and the one-time links with which they are set. Tokens are in bodies only: addresses end up in logs. */
export const PASSWORD_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/password-link',
    summary: 'What a one-time link is for',
    tag: TAG,
    access: 'public',
    body: { schema: { type: 'object', required: ['token'], properties: { token: TEXT } } },
    responses: [{ status: 200, description: '{purpose, email, name, expiresAt}' }],
    handle: lookAtLink,
  },
  {
    method: 'POST',
    path: '/api/password-link/use',
    summary: 'Set the password with a one-time link, and sign in',
    tag: TAG,
    access: 'public',
    body: {
      schema: {
        type: 'object',
        required: ['token', 'password'],
        properties: {
          token: TEXT,
          password: TEXT,
          email: { ...TEXT, description: 'Of the first administrator only' },
          name: { ...TEXT, description: 'Of the first administrator only' },
        },
      },
    },
    responses: [{ status: 200, description: 'Who is signed in; the session is in a cookie' }],
    handle: useLink,
  },
  {
    method: 'GET',
    path: '/api/users/{id}/sign-in',
    summary: 'Whether a user has a password or a link to set one',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{active, hasPassword, linkExpiresAt}' }],
    handle: async (call) => {
      const context = permitted(call, 'users.manage');
      return json(await findSignIn(call.runtime.database, userIdOf(call), context));
    },
  },
  {
    method: 'POST',
    path: '/api/users/{id}/password-link',
    summary: 'Make a one-time link with which a user sets the password',
    tag: TAG,
    access: 'user',
    responses: [{ status: 201, description: '{link, purpose, expiresAt}; the link is shown this once' }],
    handle: makeLink,
  },
  {
    method: 'POST',
    path: '/api/password',
    summary: 'Change my password; my other sessions end',
    tag: TAG,
    access: 'user',
    body: { schema: { type: 'object', required: ['old', 'new'], properties: { old: TEXT, new: TEXT } } },
    responses: [{ status: 204, description: 'Changed' }],
    handle: changeOwn,
  },
];

/** Counts like an attempt to sign in, on the link and on the address. */
async function throttled<T>(call: Call, token: string, work: () => Promise<T>): Promise<T> {
  const { throttle } = call.runtime;
  const account = `link ${hashToken(token).toString('base64url')}`;
  await throttle.begin(account, call.request.ip);
  const result = await work();
  await throttle.succeed(account);
  return result;
}

async function lookAtLink(call: Call): Promise<Answer> {
  const { token } = decodeObject(call.body, ['token']);
  if (typeof token !== 'string') return refuse(400, 'password-link.shape');
  const link = await throttled(call, token, () => findPasswordLink(call.runtime.database, token));
  const { purpose, email, name, expiresAt } = link;
  return json({ purpose, email, name, expiresAt });
}

async function useLink(call: Call): Promise<Answer> {
  const { token, password, email, name } = decodeObject(call.body, ['token', 'password', 'email', 'name']);
  if (typeof token !== 'string' || typeof password !== 'string') return refuse(400, 'password-link.shape');
  const { runtime, request } = call;
  const context = makeContext(runtime.models.current(), SYSTEM_ACTOR, request.id);
  const person = typeof email === 'string' && typeof name === 'string' ? { email, name } : null;
  if (!person && (email !== undefined || name !== undefined)) return refuse(400, 'password-link.shape');
  const use = { token, password, person, language: languageOf(request) };
  const userId = await throttled(call, token, () => usePasswordLink(runtime.database, context, use));
  runtime.nudge();
  return answerSignedIn(call, await openSession(runtime.database, userId, request.ip));
}

async function makeLink(call: Call): Promise<Answer> {
  const context = permitted(call, 'users.manage');
  refuseTokens(context);
  const { runtime, request } = call;
  const id = userIdOf(call);
  const { active } = await findSignIn(runtime.database, id, context);
  if (!active) return refuse(409, 'user.inactive');
  const { token, purpose, expiresAt } = await makePasswordLink(runtime.database, id, context.actor.id);
  const origin = runtime.publicUrl ?? `${request.protocol}://${request.host}`;
  return json({ link: `${origin}/password#token=${token}`, purpose, expiresAt }, 201);
}

async function changeOwn(call: Call): Promise<Answer> {
  const context = call.context();
  refuseTokens(context);
  const { old, new: next } = decodeObject(call.body, ['old', 'new']);
  if (typeof old !== 'string' || typeof next !== 'string' || old.length > LONGEST_PASSWORD)
    return refuse(400, 'password.shape');
  const session = call.request.cookies[SESSION_COOKIE] ?? '';
  const { database, throttle } = call.runtime;
  await changePassword(database, throttle, context.actor, { old, next, session, address: call.request.ip });
  return { status: 204 };
}

const userIdOf = (call: Call): string => idOf({ ...call, params: { ...call.params, entity: 'user' } });
