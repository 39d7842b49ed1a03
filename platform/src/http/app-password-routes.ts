import { refuse } from '../refusal.ts';
import { createAppPassword, listAppPasswords, revokeAppPassword } from '../session/app-passwords.ts';
import { refuseTokens } from './identify.ts';
import { idOf } from './record-routes.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const TAG = 'session';
const LONGEST_NAME = 100;

/** Passwords of devices, by whoever is signed in himself: a stolen token must not make itself one. */
export const APP_PASSWORD_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/app-passwords',
    summary: 'My app passwords',
    tag: TAG,
    access: 'user',
    responses: [
      {
        status: 200,
        description: '{served, items}; served: whether this server has calendars and address books for devices',
      },
    ],
    handle: async (call) => {
      refuseTokens(call.context());
      const { actor, model } = call.context();
      const served = model.modules.some((one) => one.dav);
      return json({ served, items: await listAppPasswords(call.runtime.database, actor.id) });
    },
  },
  {
    method: 'POST',
    path: '/api/app-passwords',
    summary: 'Make an app password, for calendars and address books on a device',
    tag: TAG,
    access: 'user',
    body: {
      schema: { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: LONGEST_NAME } } },
    },
    responses: [{ status: 201, description: '{id, password}; the password is shown this once' }],
    handle: makeAppPassword,
  },
  {
    method: 'DELETE',
    path: '/api/app-passwords/{id}',
    summary: 'Revoke an app password',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Revoked' }],
    handle: async (call) => {
      refuseTokens(call.context());
      await revokeAppPassword(call.runtime.database, call.context().actor.id, idOf(call));
      return { status: 204 };
    },
  },
];

async function makeAppPassword(call: Call): Promise<Answer> {
  const context = call.context();
  refuseTokens(context);
  const { name } = decodeObject(call.body, ['name']);
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME)
    return refuse(422, 'app-password.shape');
  return json(await createAppPassword(call.runtime.database, context.actor.id, name.trim()), 201);
}
