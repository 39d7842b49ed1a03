import type { InterfaceDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { DELIVERY } from './exchange.ts';
import { ALARM } from './pick-up/alarms.ts';
import type { InterfaceState } from './pick-up/interface-state.ts';
import { nextTime, readStates, STATE } from './pick-up/interface-state.ts';
import { sourceOf, sourcesThere } from './pick-up/sources.ts';
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
  const sources = await sourcesThere(context);
  const waiting = await waitingDeliveries(context);
  const missing = await missingDeliveries(context);
  return definitions.map((definition) => {
    const { id, expected } = definition;
    const state = states?.get(id);
    return {
      id,
      pickUp: states && shownPickUp(definition, state, sources),
      state: state?.row ?? null,
      pickUpProblems: wordsOf(state?.row['problem'], context),
      waiting: waiting.get(id) ?? NOTHING,
      expected: nextTime(expected, undefined, new Date())?.toISOString() ?? null,
      isMissing: missing.has(id),
    };
  });
}

function shownPickUp(
  definition: InterfaceDefinition,
  state: InterfaceState | undefined,
  sources: ReadonlySet<string> | null,
): Row | null {
  const { pickUp } = definition;
  if (!pickUp) return null;
  const source = sourceOf(pickUp);
  // Of a team's mailbox others do not know; that it has been looked into they may.
  const wasThere = pickUp.mail !== undefined && (state?.triedAt ?? null) !== null;
  const isThere = sources === null || sources.has(source) || wasThere;
  return {
    source,
    isMailbox: pickUp.mail !== undefined,
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
