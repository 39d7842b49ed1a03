import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { deliver } from './deliver-action.ts';
import { MESSAGE, REFUSED } from './exchange.ts';
import { interfaceNamed } from './interface-named.ts';
import { outgoingRoute } from './outgoing/outgoing-route.ts';
import { outgoingTrialRoute } from './outgoing/outgoing-trial-route.ts';
import { connectionsRoute } from './pick-up/connections-route.ts';
import { sampleRoute } from './sample-route.ts';
import { MOST_SHOWN, shownInterfaces } from './shown-interfaces.ts';
import { standingRoute } from './standing-route.ts';
import { throughputRoute } from './throughput-route.ts';
import { trialRoute } from './trial-route.ts';
import { webhookRoute } from './webhook/webhook-route.ts';

/** Rows of one request at most; more go as a file. */
const MOST_ROWS = 1000;

export const routes: readonly ModuleRoute[] = [
  sampleRoute,
  trialRoute,
  outgoingTrialRoute,
  webhookRoute,
  {
    method: 'GET',
    path: '/api/exchange/interfaces',
    summary: 'The interfaces, each with its columns, its last delivery, and how many refused rows wait for a decision',
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
              side: { type: ['string', 'null'], description: 'How side files of its documents end' },
              columns: { type: 'array', items: { type: 'object' } },
              writes: {
                type: 'array',
                items: { type: 'string' },
                description: 'Ids of the entities of which it writes records',
              },
              last: { type: ['object', 'null'], description: 'The delivery that came last' },
              problems: { type: 'array', items: { type: 'string' }, description: 'Why it could not be read' },
              refused: { type: 'integer', description: `${MOST_SHOWN} stands for that many or more` },
            },
          },
        },
      },
    },
    handle: async (_request, context) => ({ items: await shownInterfaces(context) }),
  },
  standingRoute,
  throughputRoute,
  connectionsRoute,
  outgoingRoute,
  {
    method: 'POST',
    path: '/api/exchange/{interface}/rows',
    summary: 'Delivers rows to an interface; what becomes of them is seen at the delivery',
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['rows'],
      properties: {
        rows: {
          type: 'array',
          minItems: 1,
          maxItems: MOST_ROWS,
          items: { type: 'object' },
          description: 'Objects with the names or paths of the columns',
        },
      },
    },
    answer: { type: 'object', properties: { id: { type: 'string', description: 'Of the delivery' } } },
    status: 202,
    handle: async ({ params, body }, context) => {
      const { rows } = body as { readonly rows: readonly object[] };
      const name = params['interface'] ?? '';
      const stored = await context.storeFile(`${name}.jsonl`, linesOf(rows));
      return deliver(name, { file: stored.id }, 'api', context);
    },
  },
  {
    method: 'GET',
    path: '/api/exchange/messages',
    summary: 'Refused rows of an interface, each with what is wrong in words',
    query: { interface: 'Technical name', after: 'Id of the last one seen' },
    answer: {
      type: 'object',
      properties: {
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              title: { type: 'string' },
              line: { type: 'integer' },
              row: { type: 'object', additionalProperties: { type: 'string' } },
              issues: {
                type: 'array',
                items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
              },
            },
          },
        },
        next: { type: ['string', 'null'] },
      },
    },
    handle: async ({ query }, context) => {
      const name = query['interface'] ?? '';
      const definition = interfaceNamed(name, context);
      const { items, next } = await context.list(MESSAGE, {
        filter: { interface: definition.id, ...REFUSED },
        sort: ['-createdAt', 'line'],
        limit: MOST_SHOWN,
        ...(query['after'] !== undefined && query['after'] !== '' && { after: query['after'] }),
      });
      return {
        next,
        items: items.map((one) => {
          const issues = (Array.isArray(one['issues']) ? one['issues'] : []) as Parameters<typeof context.wordsOf>[0];
          const words = context.wordsOf(issues);
          return {
            id: one.id,
            title: one['title'],
            line: one['line'],
            delivery: one['delivery'],
            createdAt: one['createdAt'],
            row: one['row'] ?? {},
            issues: issues.map(({ path }, at) => ({ path, message: words[at] ?? '' })),
          };
        }),
      };
    },
  },
];

async function* linesOf(rows: readonly object[]): AsyncGenerator<Buffer> {
  for (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
}
