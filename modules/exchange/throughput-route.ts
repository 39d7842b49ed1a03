import { wallOf } from '@leitwerk/metadata/zoned-time';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import type { AggregatedGroup, ModuleContext } from '@leitwerk/platform/module/module-reach';
import { DELIVERY } from './exchange.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SPANS = { hour: 24, day: 14 } as const;
type By = keyof typeof SPANS;

type Slot = {
  readonly deliveries: number;
  readonly rows: number;
  readonly written: number;
  readonly refused: number;
};

const count = (description: string) => ({ type: 'integer', description });

/** What came in of late, for all interfaces in one query. */
export const throughputRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/exchange/throughput',
  summary: 'How many deliveries and rows came to each interface, by hour or day of the installation',
  query: { by: `hour (the last ${SPANS.hour}) or day (the last ${SPANS.day}, when absent)` },
  answer: {
    type: 'object',
    properties: {
      periods: { type: 'array', items: { type: 'string' }, description: 'When each hour or day begins, oldest first' },
      items: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            interface: { type: 'string' },
            slots: {
              type: 'array',
              description: 'One for each period',
              items: {
                type: 'object',
                properties: {
                  deliveries: count('That came'),
                  rows: count('That were read'),
                  written: count('That were taken'),
                  refused: count('That were refused'),
                },
              },
            },
          },
        },
      },
    },
  },
  handle: async ({ query }, context) => throughput(query['by'] === 'hour' ? 'hour' : 'day', context),
};

async function throughput(by: By, { aggregate, entity, timeZone, today }: ModuleContext) {
  const periods = by === 'hour' ? lastHours(new Date(), timeZone) : lastDays(today);
  if (!entity(DELIVERY)) return { periods, items: [] };
  // A day more than is shown: where a day begins is said by the clock of the installation.
  const from = new Date(Date.now() - (SPANS[by] + 1) * (by === 'hour' ? HOUR_MS : DAY_MS)).toISOString();
  const cells = await aggregate(DELIVERY, {
    measures: ['count', 'sum:taken', 'sum:written', 'sum:refused'],
    group: 'interface',
    split: 'createdAt',
    splitBucket: by,
    filter: { createdAt: { gte: from } },
  });
  const items = [...Map.groupBy(cells, ({ key }) => key)].map(([key, all]) => ({
    interface: key,
    slots: periods.map((period) => slotOf(all.find(({ split }) => split === period))),
  }));
  return { periods, items };
}

/** Of what came in no delivery there is nothing. */
const slotOf = (cell: AggregatedGroup | undefined): Slot => {
  const value = (name: string): number => Number(cell?.values[name] ?? 0);
  return {
    deliveries: value('count'),
    rows: value('sum:taken'),
    written: value('sum:written'),
    refused: value('sum:refused'),
  };
};

/** Hours by the clock on the wall; the doubled one in autumn is one. */
const lastHours = (now: Date, timeZone: string): readonly string[] => [
  ...new Set(
    Array.from(
      { length: SPANS.hour },
      (_, at) => `${wallOf(new Date(now.getTime() - (SPANS.hour - 1 - at) * HOUR_MS), timeZone).slice(0, 13)}:00:00`,
    ),
  ),
];

const lastDays = (today: string): readonly string[] =>
  Array.from({ length: SPANS.day }, (_, at) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - (SPANS.day - 1 - at) * DAY_MS).toISOString().slice(0, 10),
  );
