import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { DELIVERY } from './exchange.ts';
import { ALARM } from './pick-up/alarms.ts';
import { CONNECTION } from './pick-up/connection.ts';
import type { InterfaceState } from './pick-up/interface-state.ts';
import { nextTime, readStates, STATE } from './pick-up/interface-state.ts';
import { wordsOf } from './shown-interfaces.ts';

type Row = Readonly<Record<string, unknown>>;
type Waiting = { readonly deliveries: number; readonly since: string | null };

const MOST = 500;
const NOTHING: Waiting = { deliveries: 0, since: null };

/** What each interface does by the clock, and what waits. */
export const standingRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/exchange/standing',
  summary: 'What each interface does by the clock, what waits, and whether a delivery is missing',
  answer: {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            pickUp: {
              type: ['object', 'null'],
              description: 'Where it picks files up, whether the connection is there, and when it does so next',
            },
            state: { type: ['object', 'null'], description: 'Its record of the entity exchange-state' },
            pickUpProblems: { type: 'array', items: { type: 'string' }, description: 'What went wrong with the last' },
            waiting: {
              type: 'object',
              description: 'How many deliveries are not done, and since when the oldest waits',
            },
            expected: { type: ['string', 'null'], description: 'By when a delivery is expected next' },
            isMissing: { type: 'boolean', description: 'Whether one that was expected has not come' },
          },
        },
      },
    },
  },
  handle: async (_request, context) => ({ items: await standing(context) }),
};

async function standing(context: ModuleContext): Promise<readonly Row[]> {
  if (!context.entity(DELIVERY)) return [];
  const definitions = Object.values(context.interfaces);
  const states = context.entity(STATE)
    ? await readStates(
        definitions.map(({ id }) => id),
        context,
      )
    : null;
  const connections = context.entity(CONNECTION)
    ? new Set((await context.list(CONNECTION, { fields: ['name'], limit: MOST })).items.map((one) => one['name']))
    : null;
  const waiting = await waitingDeliveries(context);
  const missing = await missingDeliveries(context);
  return definitions.map((definition) => {
    const { id, expected } = definition;
    const state = states?.get(id);
    return {
      id,
      pickUp: states && shownPickUp(definition, state, connections),
      state: state?.row ?? null,
      pickUpProblems: wordsOf(state?.row['problem'], context),
      waiting: waiting.get(id) ?? NOTHING,
      expected: nextTime(expected, undefined, new Date())?.toISOString() ?? null,
      isMissing: missing.has(id),
    };
  });
}

function shownPickUp(
  { pickUp }: InterfaceDefinition,
  state: InterfaceState | undefined,
  connections: ReadonlySet<unknown> | null,
): Row | null {
  if (!pickUp) return null;
  const isThere = connections?.has(pickUp.connection) ?? true;
  return {
    connection: pickUp.connection,
    isThere,
    next: isThere ? (nextTime(pickUp.schedule, state, new Date())?.toISOString() ?? null) : null,
  };
}

async function waitingDeliveries({ aggregate }: ModuleContext): Promise<ReadonlyMap<string, Waiting>> {
  const groups = await aggregate(DELIVERY, {
    measures: ['count', 'min:createdAt'],
    group: 'interface',
    filter: { state: { in: ['waiting', 'working'] } },
  });
  return new Map(
    groups.map(({ key, values }) => [
      String(key),
      { deliveries: Number(values['count']), since: String(values['min:createdAt']) },
    ]),
  );
}

async function missingDeliveries({ entity, list }: ModuleContext): Promise<ReadonlySet<unknown>> {
  if (!entity(ALARM)) return new Set();
  const filter = { kind: 'missing', closedAt: { isNull: true } };
  return new Set(
    (await list(ALARM, { filter, fields: ['interface'], limit: MOST })).items.map((one) => one['interface']),
  );
}
