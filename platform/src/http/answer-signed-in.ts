import { isTimeZone } from '@leitwerk/metadata/shown-types/clock';
import type { Session } from '@leitwerk/metadata/wire';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { makeContext, TIME_ZONE } from '../rights/context.ts';
import { findActorBySession } from '../session/find-actor.ts';
import type { Queryable } from '../storage/database.ts';
import { readOwnSetting, TIME_ZONE_SETTING } from '../view/own-settings.ts';
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
  return json(await sessionOf(runtime.database, makeContext(runtime.models.current(), actor, call.request.id)));
}

/** Who is signed in, with his rights and his clock. */
export async function sessionOf(database: Queryable, { actor, access, model }: Context): Promise<Session> {
  const zone = await readOwnSetting(database, actor.id, TIME_ZONE_SETTING);
  return {
    user: { id: actor.id, email: actor.email, name: actor.name, language: actor.language },
    roles: actor.roles,
    roleLabels: actor.roles.flatMap((role) => model.model.roles[role]?.label ?? []),
    teams: actor.teams,
    permissions: [...access.permissions],
    timeZone: isTimeZone(zone) ? zone : TIME_ZONE,
    installationTimeZone: TIME_ZONE,
  };
}
