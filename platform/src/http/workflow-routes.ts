import { refuse } from '../refusal.ts';
import { readProcesses } from '../workflow/read-processes.ts';
import { beginByPerson, sendEvent } from '../workflow/send-event.ts';
import { valuesOf } from './command-routes.ts';
import { entityOf, idOf, isId } from './record-routes.ts';
import type { Route } from './route.ts';
import { decodeObject, json } from './route.ts';
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
