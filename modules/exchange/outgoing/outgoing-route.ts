import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { CONNECTION } from '../pick-up/connection.ts';
import { nextTime, readStates, STATE } from '../pick-up/interface-state.ts';
import { PACKAGE, stateNameOf } from './outgoing.ts';

const MOST_SHOWN = 5;
const MOST_CONNECTIONS = 500;

/** Outgoing interfaces as people see them: where each stands, and its last packages. */
export const outgoingRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/exchange/outgoing',
  summary: 'The outgoing interfaces, each with when it sends next, what went wrong and its last packages',
  answer: {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            name: { type: 'string' },
            label: { type: 'object' },
            help: { type: ['object', 'null'] },
            connection: { type: 'string' },
            isThere: { type: 'boolean', description: 'Whether somebody has added the connection' },
            next: { type: ['string', 'null'] },
            state: { type: ['object', 'null'] },
            problems: { type: 'array', items: { type: 'string' } },
            packages: { type: 'array', items: { type: 'object' } },
          },
        },
      },
    },
  },
  handle: async (_request, context) => {
    if (!context.entity(PACKAGE) || !context.entity(STATE)) return { items: [] };
    const definitions = Object.values(context.outgoing);
    const states = await readStates(
      definitions.map(({ id }) => stateNameOf(id)),
      context,
    );
    const connections = context.entity(CONNECTION)
      ? (await context.list(CONNECTION, { fields: ['name'], limit: MOST_CONNECTIONS })).items.map((one) => one['name'])
      : null;
    const items = definitions.map(async ({ id, name, label, help, send }) => {
      const state = states.get(stateNameOf(id));
      const packages = await context.list(PACKAGE, { filter: { interface: id }, sort: ['-number'], limit: MOST_SHOWN });
      const isThere = connections?.includes(send.connection) ?? true;
      const problem = state?.row['problem'];
      return {
        id,
        name,
        label,
        help: help ?? null,
        connection: send.connection,
        isThere,
        next: isThere ? (nextTime(send.schedule, state, new Date())?.toISOString() ?? null) : null,
        state: state?.row ?? null,
        problems: context.wordsOf(Array.isArray(problem) ? (problem as readonly Issue[]) : []),
        packages: packages.items,
      };
    });
    return { items: await Promise.all(items) };
  },
};
