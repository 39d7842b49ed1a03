import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { CONNECTION } from './connection.ts';
import { readConnection } from './open-place.ts';

const MOST_SHOWN = 200;

/** Connections as whoever may see them does: what is wrong is in words, and the key that was confirmed is shown. Never a secret. */
export const connectionsRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/exchange/connections',
  summary: 'Connections to other systems, each with the confirmed key of its server and what is wrong in words',
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
            kind: { type: 'string' },
            address: { type: ['string', 'null'] },
            state: { type: 'string' },
            fingerprint: { type: ['string', 'null'] },
            problems: { type: 'array', items: { type: 'string' } },
            interfaces: { type: 'array', items: { type: 'object' }, description: 'Labels of those that name it' },
          },
        },
      },
    },
  },
  handle: async (_request, context) => {
    if (!context.entity(CONNECTION)) return { items: [] };
    const { items } = await context.list(CONNECTION, { sort: ['name'], limit: MOST_SHOWN });
    return {
      items: await Promise.all(
        items.map(async (one) => {
          const kept = one['kind'] === 'sftp' ? await readConnection(one.id, context).catch(() => null) : null;
          return {
            ...one,
            fingerprint: kept?.kind === 'sftp' ? kept.fingerprint : null,
            problems: context.wordsOf(Array.isArray(one['problem']) ? (one['problem'] as readonly Issue[]) : []),
            interfaces: [
              ...Object.values(context.interfaces).filter(({ pickUp }) => pickUp?.connection === one['name']),
              ...Object.values(context.interfaces).filter(
                ({ name }) => one['kind'] === 'webhook' && name === one['address'],
              ),
              ...Object.values(context.outgoing).filter(({ send }) => send.connection === one['name']),
            ].map(({ label }) => label),
          };
        }),
      ),
    };
  },
};
