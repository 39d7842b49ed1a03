import { discardFailedRun, MOST_FAILED, readFailedRuns, repeatFailedRun } from '../automation/failed-runs.ts';
import { refuseReadOnly } from './identify.ts';
import { idOf } from './record-routes.ts';
import { languageOf } from './respond-error.ts';
import type { Call, Route } from './route.ts';
import { json, permitted } from './route.ts';
import { schemaRef } from './shared-schemas.ts';

const TAG = 'jobs';

/** Automations that could not do what they were to do. For those who may manage jobs. */
export const FAILED_AUTOMATION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/automations/failed',
    summary: `Automations that could not do what they were to do, and that nobody has decided about (the newest ${MOST_FAILED})`,
    tag: TAG,
    access: 'user',
    responses: [{ status: 200, description: 'Failed automations', schema: schemaRef('FailedAutomations') }],
    handle: async (call) => {
      const context = permitted(call, 'jobs.manage');
      return json(await readFailedRuns(call.runtime.database, languageOf(call.request), context));
    },
  },
  {
    method: 'POST',
    path: '/api/automations/failed/{id}/retry',
    summary: 'Do it once more, with the record as it is now, where that does no harm',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Done' }],
    handle: (call) => decide(call, repeatFailedRun),
  },
  {
    method: 'POST',
    path: '/api/automations/failed/{id}/discard',
    summary: 'Leave it at that: what it was to do is not done',
    tag: TAG,
    access: 'user',
    responses: [{ status: 204, description: 'Nobody has to look at it any more' }],
    handle: (call) => decide(call, discardFailedRun),
  },
];

async function decide(call: Call, act: typeof repeatFailedRun): Promise<{ readonly status: 204 }> {
  const context = permitted(call, 'jobs.manage');
  refuseReadOnly(context);
  await act(call.runtime.database, idOf(call), context);
  call.runtime.nudge();
  return { status: 204 };
}
