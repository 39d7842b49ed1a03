import { refuse } from '../refusal.ts';
import { migrateInstances, planMigration } from '../workflow/migrate-instances.ts';
import { readProcesses } from '../workflow/read-processes.ts';
import { beginByPerson, sendEvent } from '../workflow/send-event.ts';
import { valuesOf } from './command-routes.ts';
import { entityOf, idOf, isId } from './record-routes.ts';
import type { Route } from './route.ts';
import { decodeObject, json, permitted } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'workflows';

/** Processes about records: where they stand, and what moves them on. */
export const WORKFLOW_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/records/{entity}/{id}/processes',
    summary: 'Processes of a record: where each stands, how it came there, what can be done and why the rest cannot',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The processes', schema: schemaRef('Processes') }],
    handle: async (call) => {
      const { entity, context } = entityOf(call);
      return json(await readProcesses(call.runtime.database, entity.entity.name, idOf(call), context));
    },
  },
  {
    method: 'POST',
    path: '/api/workflows/{workflow}/processes',
    summary: 'Begin a process about a record',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['record'],
        properties: { record: { type: 'string', format: 'uuid' } },
      },
    },
    responses: [{ status: 201, description: 'Its id' }],
    handle: async (call) => {
      const { record } = decodeObject(call.body, ['record']);
      if (typeof record !== 'string' || !isId(record))
        return refuse(422, 'record.invalid', { issues: [{ path: 'record', code: 'value.id' }] });
      const id = await beginByPerson(call.runtime.database, call.params['workflow'] ?? '', record, call.context());
      call.runtime.nudge();
      return json({ id }, 201);
    },
  },
  {
    method: 'GET',
    path: '/api/workflows/{workflow}/migration',
    summary:
      'Where processes stand that began with an older definition, how many, and where they would stand in the live one',
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'The plan', schema: schemaRef('Migration') }],
    handle: async (call) => {
      const context = permitted(call, 'metadata.publish');
      return json(await planMigration(call.runtime.database, call.params['workflow'] ?? '', context));
    },
  },
  {
    method: 'POST',
    path: '/api/workflows/{workflow}/migration',
    summary: 'Move processes to the live definition, 500 at most; again for the rest',
    tag: TAG,
    access: 'user',
    body: {
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          after: { type: 'string', format: 'uuid', description: '`next` of the request before' },
          mapping: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description:
              'By path of a former state, with dots, the path of one that there is now; states of the same path stay',
          },
        },
      },
    },
    responses: [
      { status: 200, description: 'How many were moved and are left', schema: schemaRef('MigrationOutcome') },
    ],
    handle: async (call) => {
      const context = permitted(call, 'metadata.publish');
      const { mapping = {}, after = null } = decodeObject(call.body ?? {}, ['mapping', 'after']);
      const given = Object.entries(valuesOf(mapping));
      const wrong = given.filter(([, to]) => typeof to !== 'string');
      if (wrong.length > 0)
        return refuse(422, 'record.invalid', { issues: wrong.map(([path]) => ({ path, code: 'value.text' })) });
      if (after !== null && (typeof after !== 'string' || !isId(after)))
        return refuse(422, 'record.invalid', { issues: [{ path: 'after', code: 'value.id' }] });
      const states = Object.fromEntries(given.map(([from, to]) => [from, String(to)]));
      const done = await migrateInstances(call.runtime.database, call.params['workflow'] ?? '', states, after, context);
      call.runtime.nudge();
      return json(done);
    },
  },
  {
    method: 'POST',
    path: '/api/processes/{id}/events/{event}',
    summary: 'Send a process an event that is offered where it stands',
    tag: TAG,
    access: 'user',
    body: { schema: { type: 'object', description: 'Values of the fields that the event asks for' } },
    responses: [{ status: 204, description: 'Done' }],
    handle: async (call) => {
      const input = valuesOf(call.body ?? {});
      await sendEvent(call.runtime.database, idOf(call), call.params['event'] ?? '', input, call.context());
      call.runtime.nudge();
      return { status: 204 };
    },
  },
];
