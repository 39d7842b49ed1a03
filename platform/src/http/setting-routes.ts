import { readOwnSetting, writeOwnSetting } from '../view/own-settings.ts';
import { refuseReadOnly } from './identify.ts';
import type { Route } from './route.ts';
import { decodeObject, json } from './route.ts';

const TAG = 'session';
const BODY_BYTES = 100_000;

/** What people set up for themselves, e.g. the columns of a list. Nobody sees that of another. */
export const SETTING_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/settings/{key}',
    summary: 'One of my settings',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{value}; null when there is none' }],
    handle: async (call) =>
      json({ value: await readOwnSetting(call.runtime.database, call.context().actor.id, call.params['key'] ?? '') }),
  },
  {
    method: 'PUT',
    path: '/api/settings/{key}',
    summary: 'Keep one of my settings',
    tag: TAG,
    access: 'user',
    bodyLimit: BODY_BYTES,
    body: {
      schema: { type: 'object', required: ['value'], properties: { value: { description: 'null forgets it' } } },
    },
    responses: [{ status: 204, description: 'Kept' }],
    handle: async (call) => {
      const context = call.context();
      refuseReadOnly(context);
      const { value } = decodeObject(call.body, ['value']);
      // `decodeObject` lets an absent key pass.
      await writeOwnSetting(call.runtime.database, context.actor.id, call.params['key'] ?? '', value ?? null);
      return { status: 204 };
    },
  },
];
