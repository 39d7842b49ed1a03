import type { ViewSharing } from '@leitwerk/metadata/wire';
import { refuse } from '../refusal.ts';
import type { ViewChange } from '../view/saved-views.ts';
import { changeView, createView, deleteView, listViews, setFirstView } from '../view/saved-views.ts';
import { decodeContent } from '../view/view-content.ts';
import { versionOf } from './command-routes.ts';
import { refuseReadOnly } from './identify.ts';
import { entityOf, idOf } from './record-routes.ts';
import type { Call, Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';

const TAG = 'views';
const BODY_BYTES = 100_000;
const LONGEST_NAME = 80;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SHARED: ReadonlySet<unknown> = new Set(['private', 'team', 'everyone']);

const properties = {
  name: { type: 'string', minLength: 1, maxLength: LONGEST_NAME },
  shared: { enum: ['private', 'team', 'everyone'], description: 'team and everyone need the permission views.share' },
  team: { type: ['string', 'null'], format: 'uuid' },
  content: {
    type: 'object',
    required: ['type'],
    additionalProperties: false,
    properties: {
      type: { enum: ['list', 'kanban', 'calendar'] },
      columns: { type: 'array', items: { type: 'string' }, description: 'Ids of fields' },
      filter: { type: 'object' },
      search: { type: 'string' },
      sort: {
        type: 'array',
        items: { type: 'string' },
        description: 'Names of fields, - before a name for descending',
      },
      group: { type: 'string' },
      start: { type: 'string' },
      end: { type: 'string' },
      sums: { type: 'array', items: { type: 'string' }, description: 'Ids of number fields' },
    },
  },
};

/** Lists that people keep under a name, beside the views of the definitions. */
export const VIEW_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/views/{entity}',
    summary: 'Saved views of an entity, each without what the asker may not read',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: '{items, first}' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      return json(await listViews(call.runtime.database, entity, context));
    },
  },
  {
    method: 'POST',
    path: '/api/views/{entity}',
    summary: 'Save a list as a view',
    tag: TAG,
    access: 'user',
    bodyLimit: BODY_BYTES,
    body: { schema: { type: 'object', required: ['name', 'shared', 'content'], properties } },
    responses: [{ status: 201, description: 'The view' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      const { name, shared, team, content } = decodeChange(call);
      if (name === undefined || shared === undefined || content === undefined) return refuse(422, 'view.shape');
      const given = { name, shared, team: shared === 'team' ? (team ?? null) : null, content };
      return json(await createView(call.runtime.database, entity, given, context), 201);
    },
  },
  {
    method: 'PATCH',
    path: '/api/views/{entity}/{id}',
    summary: 'Rename, change or share a saved view',
    tag: TAG,
    access: 'user',
    bodyLimit: BODY_BYTES,
    headers: { 'If-Match': 'Version of the view; 412 when it has been changed since' },
    body: { schema: { type: 'object', properties } },
    responses: [{ status: 200, description: 'The view' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      const change = decodeChange(call);
      return json(
        await changeView(call.runtime.database, entity, idOf(call), change, versionOf(call).version, context),
      );
    },
  },
  {
    method: 'DELETE',
    path: '/api/views/{entity}/{id}',
    summary: 'Delete a saved view',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Deleted' }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      refuseReadOnly(context);
      await deleteView(call.runtime.database, entity, idOf(call), context);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/api/views/{entity}/first',
    summary: 'Set the view that the holders of a role see first',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        required: ['role', 'view'],
        properties: { role: { type: 'string' }, view: { type: ['string', 'null'] } },
      },
    },
    responses: [{ status: 204, description: 'Set' }],
    handle: async (call) => {
      const { entity } = entityOf(call);
      const context = permitted(call, 'views.share');
      refuseReadOnly(context);
      const { role, view } = decodeObject(call.body, ['role', 'view']);
      if (typeof role !== 'string' || (view !== null && typeof view !== 'string')) return refuse(422, 'view.shape');
      await setFirstView(call.runtime.database, entity, role, view, context);
      return { status: 204 };
    },
  },
];

function decodeChange(call: Call): ViewChange {
  const { entity, context } = entityOf(call);
  refuseReadOnly(context);
  const body = decodeObject(call.body, ['name', 'shared', 'team', 'content']);
  const { shared, team } = body;
  const name = typeof body['name'] === 'string' ? body['name'].trim() : body['name'];
  const isRight =
    (name === undefined || (typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME)) &&
    (shared === undefined || SHARED.has(shared)) &&
    (team === undefined || team === null || (typeof team === 'string' && UUID.test(team)));
  if (!isRight) return refuse(422, 'view.shape');
  return {
    ...(name !== undefined && { name: String(name) }),
    ...(shared !== undefined && { shared: shared as ViewSharing }),
    ...(team !== undefined && { team: team as string | null }),
    ...(body['content'] !== undefined && { content: decodeContent(body['content'], entity, context) }),
  };
}
