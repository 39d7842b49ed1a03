import type { Session } from '@leitwerk/metadata/wire';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { makeContext } from '../rights/context.ts';
import { findActorBySession } from '../session/find-actor.ts';
import { SESSION_COOKIE } from './identify.ts';
import type { Answer, Call } from './route.ts';
import { json } from './route.ts';
import type { Runtime } from './runtime.ts';
import { isOverTls } from './runtime.ts';

export const cookieOptions = (runtime: Runtime) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isOverTls(runtime) }) as const;

/** Gives the browser a new session, and says who is signed in now. */
export async function answerSignedIn(call: Call, token: string): Promise<Answer> {
  const { runtime } = call;
  void call.reply.setCookie(SESSION_COOKIE, token, cookieOptions(runtime));
  const actor = await findActorBySession(runtime.database, token);
  if (!actor) return refuse(401, 'session.wrong-credentials');
  return json(sessionOf(makeContext(runtime.models.current(), actor, call.request.id)));
}

export const sessionOf = ({ actor, access, model }: Context): Session => ({
  user: { id: actor.id, email: actor.email, name: actor.name, language: actor.language },
  roles: actor.roles,
  roleLabels: actor.roles.flatMap((role) => model.model.roles[role]?.label ?? []),
  teams: actor.teams,
  permissions: [...access.permissions],
});
