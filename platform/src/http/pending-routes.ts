import { lockPending, movePending, planChange } from '../pending/pending-changes.ts';
import { readPending } from '../pending/read-pending.ts';
import { refuse } from '../refusal.ts';
import { mayWrite } from '../rights/actor.ts';
import { mayTouch } from '../workflow/may-act.ts';
import { valuesOf } from './command-routes.ts';
import { entityOf, idOf } from './record-routes.ts';
import type { Call, Route } from './route.ts';
import { decodeObject, json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'records';
const DAY = { type: 'string', format: 'date' };

/** Values that records take on a day to come. */
export const PENDING_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/records/{entity}/{id}/pending-changes',
    summary: 'What is planned for a record, by its day, and what has become of other plans',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The plans', schema: schemaRef('PendingChanges') }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      return json({ items: await readPending(call.runtime.database, entity.entity.name, idOf(call), context) });
    },
  },
  {
    method: 'POST',
    path: '/api/records/{entity}/{id}/pending-changes',
    summary: 'Plan values for a day; they are written then, with the rights that the planner has then',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['day', 'values'],
        properties: { day: DAY, values: { type: 'object', description: 'Fields by name' } },
      },
    },
    responses: [{ status: 201, description: 'Its id; null when the day has come and they were written at once' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      const { day, values } = decodeObject(call.body, ['day', 'values']);
      const record = idOf(call);
      const plan = { entity: entity.entity.name, record, day: String(day ?? ''), values: valuesOf(values ?? {}) };
      const id = await call.runtime.database.transaction((tx) =>
        planChange(tx, { ...plan, event: null, roles: [], instance: null }, context),
      );
      call.runtime.nudge();
      return json({ id }, 201);
    },
  },
  {
    method: 'PATCH',
    path: '/api/pending-changes/{id}',
    summary: 'Put a planned change on another day',
    tag: TAG,
    access: 'user',
    body: {
      schema: { type: 'object', additionalProperties: false, required: ['day'], properties: { day: DAY } },
    },
    responses: [{ status: 204, description: 'Moved' }],
    handle: (call) => {
      const { day } = decodeObject(call.body, ['day']);
      return move(call, String(day ?? ''));
    },
  },
  {
    method: 'DELETE',
    path: '/api/pending-changes/{id}',
    summary: 'Take back a planned change',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Taken back' }],
    handle: (call) => move(call, null),
  },
];

/** Whoever may change the record; a plan about one that he may not read is not there (404). */
async function move(call: Call, day: string | null) {
  const context = call.context();
  const id = idOf(call);
  await call.runtime.database.transaction(async (tx) => {
    const change = (await lockPending(tx, id)) ?? refuse(404, 'pending.not-found');
    const may = (await mayTouch(tx, change.entity, change.recordId, context)) ?? refuse(404, 'pending.not-found');
    if (!may || !mayWrite(context.actor)) return refuse(403, 'record.forbidden', { params: { entity: change.entity } });
    return movePending(tx, change, day, context);
  });
  return { status: 204 } as const;
}
