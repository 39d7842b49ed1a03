import { refuse } from '../refusal.ts';
import { decodeSteps, SIMULATION_SCHEMA } from '../simulation/decode-simulation.ts';
import { simulate } from '../simulation/simulate.ts';
import { isId } from './record-routes.ts';
import type { Route } from './route.ts';
import { decodeObject, json } from './route.ts';

/** Processes tried out on real records: nothing of it stays. */
export const SIMULATION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/simulations',
    summary:
      'What would happen if the asker began a process about a record, sent it events and let time pass. Nothing of it stays; it is told as far as the asker may read it',
    tag: 'workflows',
    access: 'user',
    body: { schema: SIMULATION_SCHEMA },
    responses: [
      { status: 200, description: 'What each step would lead to; the first one that is refused is the last' },
      { status: 403, description: 'The asker may not do this' },
      { status: 429, description: 'Others are trying just now' },
    ],
    handle: async (call) => {
      const { entity, record, steps } = decodeObject(call.body, ['entity', 'record', 'steps']);
      const context = call.context();
      if (typeof entity !== 'string' || !context.model.entities.has(entity))
        return refuse(404, 'record.unknown-entity', { params: { entity: String(entity) } });
      if (typeof record !== 'string' || !isId(record))
        return refuse(422, 'record.invalid', { issues: [{ path: 'record', code: 'value.id' }] });
      return json(await simulate(call.runtime.database, { entity, record, steps: decodeSteps(steps, false) }, context));
    },
  },
];
