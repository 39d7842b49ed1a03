import { isRecordId } from '@leitwerk/metadata/field-types/record-id';
import { readTitles } from '../query/read-titles.ts';
import { readableEntity, readRecord } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import { entityOf, idOf } from './record-routes.ts';
import type { Answer, Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'events';
const TAB = /^[0-9a-f]{32}$/;

/** Who else has a record open. Only those who may read it are told, and nothing of it is stored. */
export const PRESENCE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/records/{entity}/{id}/presence',
    summary: 'Who else has this record open now',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'People, each once', schema: schemaRef('Presence') }],
    handle: readPresence,
  },
  {
    method: 'PUT',
    path: '/api/presence/{tab}',
    summary:
      'Say that a tab of mine has a record open; again every 20 seconds. It ends with the tab’s stream of events',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['entity', 'id'],
        properties: {
          entity: { type: 'string' },
          id: { type: 'string', format: 'uuid' },
          editing: { type: 'boolean', description: 'Whether something is typed and not saved' },
        },
      },
    },
    responses: [{ status: 204, description: 'Noted' }],
    handle: enter,
  },
  {
    method: 'DELETE',
    path: '/api/presence/{tab}',
    summary: 'Say that a tab of mine has no record open any more',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Noted' }],
    handle: async (call) => {
      await call.runtime.presence.leave({ user: call.context().actor.id, tab: tabOf(call.params['tab']) });
      return { status: 204 };
    },
  },
];

/** The id that a tab has made for itself; it counts together with its user only. */
export const tabOf = (tab: unknown): string =>
  typeof tab === 'string' && TAB.test(tab) ? tab : refuse(400, 'presence.tab');

async function enter(call: Call): Promise<Answer> {
  const context = call.context();
  const tab = tabOf(call.params['tab']);
  const { entity: name, id, editing = false } = decodeObject(call.body, ['entity', 'id', 'editing']);
  if (typeof name !== 'string' || !isRecordId(id) || typeof editing !== 'boolean') return refuse(400, 'presence.shape');
  const entity = readableEntity(name, context);
  await mustRead(call, name, id.toLowerCase());
  await call.runtime.presence.enter({
    user: context.actor.id,
    tab,
    entity: entity.entity.name,
    id: id.toLowerCase(),
    editing,
  });
  return { status: 204 };
}

async function mustRead(call: Call, name: string, id: string): Promise<void> {
  const context = call.context();
  const shape = { fields: ['id'], expand: new Set<string>() };
  const found = await readRecord(call.runtime.database, readableEntity(name, context), id, shape, context);
  if (found === null) refuse(404, 'record.not-found', { params: { entity: name } });
}

async function readPresence(call: Call): Promise<Answer> {
  const { entity, context } = entityOf(call);
  const id = idOf(call);
  await mustRead(call, entity.entity.name, id);
  const others = call.runtime.presence
    .at({ entity: entity.entity.name, id })
    .filter((one) => one.user !== context.actor.id);
  const users = context.model.entities.get('user');
  const ids = new Set(others.map((one) => one.user));
  const titles = users ? await readTitles(call.runtime.database, users, ids, context) : new Map<string, string>();
  return json({
    items: [...ids].map((user) => ({
      user: { id: user, title: titles.get(user) ?? null },
      editing: others.some((one) => one.user === user && one.editing),
    })),
  });
}
