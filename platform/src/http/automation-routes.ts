import { takeMessage } from '../automation/take-message.ts';
import { messageOf } from '../messages.ts';
import { newId } from '../new-id.ts';
import { refuse } from '../refusal.ts';
import { valuesOf } from './command-routes.ts';
import type { Route } from './route.ts';
import { json } from './route.ts';

const LONGEST_KEY = 200;

/** Where other systems send what automations answer to. */
export const AUTOMATION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/incoming/{automation}',
    summary: 'Send an automation a message about the record that its unique field finds',
    tag: 'workflows',
    access: 'user',
    headers: { 'Idempotency-Key': 'The same message again does nothing' },
    body: { schema: { type: 'object', description: 'The message; the automation sees it as `$output`' } },
    responses: [
      {
        status: 200,
        description:
          '`done`; `failed` with the reason; `skipped`: its condition does not hold, or the message came before',
        schema: {
          type: 'object',
          properties: {
            state: { enum: ['done', 'failed', 'skipped'] },
            problem: { type: ['string', 'null'] },
          },
        },
      },
    ],
    handle: async (call) => {
      const key = call.request.headers['idempotency-key'];
      if (key !== undefined && (typeof key !== 'string' || key === '' || key.length > LONGEST_KEY))
        return refuse(400, 'request.header', { params: { name: 'Idempotency-Key' } });
      const context = call.context();
      const cause = `incoming:${context.actor.id}:${key ?? newId()}`;
      const message = valuesOf(call.body ?? {});
      const run = await takeMessage(call.runtime.database, call.params['automation'] ?? '', message, cause, context);
      call.runtime.nudge();
      const problem = run?.problem ? messageOf(run.problem, context.actor.language) : null;
      return json({ state: run?.state ?? 'skipped', problem });
    },
  },
];
