import { createHash } from 'node:crypto';
import { runAction } from '../module/run-action.ts';
import { answerOnce } from './command-routes.ts';
import type { Route } from './route.ts';

/** What modules can be asked to do. */
export const ACTION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/actions/{action}',
    summary: 'Call an action of a module, e.g. geodata.geocode',
    tag: 'actions',
    access: 'user',
    headers: {
      'Idempotency-Key': 'The same key and request again get the first answer; what can be done once is done once',
    },
    body: { schema: { type: 'object', description: 'Input of the action; unknown keys are refused' } },
    responses: [{ status: 200, description: 'What the action answers' }],
    handle: (call) =>
      answerOnce(call, async (context, remember) => {
        const { database } = call.runtime;
        const name = call.params['action'] ?? '';
        const given = call.request.headers['idempotency-key'];
        const key = given === undefined ? null : keyOf(context.actor.id, name, String(given));
        const done = await runAction(database, name, call.body, context, { key });
        const answer = { status: 200, text: JSON.stringify(done) };
        // After the action, which writes by itself. When the process ends in between, the action finds by its key what it has done.
        if (remember) await database.transaction((tx) => remember(tx, answer));
        return answer;
      }),
  },
];

/** Of this person and action alone, and of one length however long the given one is. */
const keyOf = (actor: string, action: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([actor, action, key]))
    .digest('hex');
