import { runAction } from '../module/run-action.ts';
import type { Route } from './route.ts';
import { json } from './route.ts';

/** What modules can be asked to do. */
export const ACTION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/actions/{action}',
    summary: 'Call an action of a module, e.g. geodata.geocode',
    tag: 'actions',
    access: 'user',
    body: { schema: { type: 'object', description: 'Input of the action; unknown keys are refused' } },
    responses: [{ status: 200, description: 'What the action answers' }],
    handle: async (call) => {
      const answer = await runAction(call.runtime.database, call.params['action'] ?? '', call.body, call.context());
      call.runtime.nudge();
      return json(answer);
    },
  },
];
