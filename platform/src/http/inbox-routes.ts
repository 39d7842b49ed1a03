import { refuse } from '../refusal.ts';
import { mayWrite } from '../rights/actor.ts';
import { finishByHand, retryEffect } from '../workflow/effects.ts';
import type { InboxScope } from '../workflow/read-inbox.ts';
import { countInbox, mayWorkOn, readInbox, takeTask } from '../workflow/read-inbox.ts';
import { idOf } from './record-routes.ts';
import type { Call, Route } from './route.ts';
import { json } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'workflows';

/** What people have to do in processes. */
export const INBOX_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/inbox',
    summary: 'What the asker can do in processes, the most urgent first',
    tag: TAG,
    access: 'user',
    query: {
      scope: {
        type: { oneOf: ['mine', 'open', 'all'] },
        description: 'mine: taken by or given to the asker (when absent); open: taken by nobody; all: by others, too',
      },
      workflow: { type: 'text', description: 'Id of a workflow or automation: only its' },
    },
    responses: [{ status: 200, description: 'At most 200', schema: schemaRef('Inbox') }],
    handle: async (call) => {
      const { scope = 'mine', workflow } = call.query as { readonly scope?: InboxScope; readonly workflow?: string };
      const query = { scope, ...(workflow !== undefined && { workflow }) };
      return json(await readInbox(call.runtime.database, query, call.context()));
    },
  },
  {
    method: 'GET',
    path: '/api/inbox/count',
    summary: 'How many of them the asker has, and how many nobody has taken',
    tag: TAG,
    access: 'user',
    responses: [
      {
        status: 200,
        description: 'The counts',
        schema: {
          type: 'object',
          properties: {
            mine: { type: 'integer' },
            open: { type: 'integer' },
            of: { type: 'array', items: { type: 'object' }, description: 'The same by workflow' },
          },
        },
      },
    ],
    handle: async (call) => json(await countInbox(call.runtime.database, call.context())),
  },
  ...(['take', 'release'] as const).map(
    (verb): Route => ({
      method: 'POST',
      path: `/api/inbox/{id}/${verb}`,
      summary: verb === 'take' ? 'Take a task that nobody has' : 'Give a task back',
      tag: TAG,
      access: 'user',
      responses: [{ status: 204, description: 'Done' }],
      handle: async (call) => {
        await takeTask(call.runtime.database, idOf(call), verb === 'take', writer(call));
        return { status: 204 };
      },
    }),
  ),
  {
    method: 'POST',
    path: '/api/effects/{id}/done',
    summary: 'Say that what waited for a module has been done by hand',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'The process goes on' }],
    handle: async (call) => {
      await finishByHand(call.runtime.database, await effectOf(call), writer(call));
      call.runtime.nudge();
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/api/effects/{id}/retry',
    summary: 'Ask a module again for what was refused or had no module',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'It is asked' }],
    handle: async (call) => {
      await retryEffect(call.runtime.database, await effectOf(call), writer(call));
      call.runtime.nudge();
      return { status: 204 };
    },
  },
];

/** A token that may only read does not act. */
function writer(call: Call) {
  const context = call.context();
  return mayWrite(context.actor) ? context : refuse(403, 'request.forbidden');
}

async function effectOf(call: Call): Promise<string> {
  const context = writer(call);
  const id = idOf(call);
  return (await mayWorkOn(call.runtime.database, 'effect', id, context)) ? id : refuse(404, 'workflow.not-found');
}
