import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { RELEASE } from './entry.ts';
import { findStops } from './find-stops.ts';

const text = { type: 'string' } as const;

/** What the record page asks. */
export const routes: readonly ModuleRoute[] = [
  {
    method: 'GET',
    path: '/api/blacklist/stops/{entity}/{id}',
    summary: 'Entries that fit a record, with what the asker may know of them',
    answer: {
      type: 'object',
      properties: {
        mayRelease: { type: 'boolean' },
        stops: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              entry: { type: 'object', properties: { id: text, title: text, level: text, reason: text } },
              field: text,
              release: { type: ['object', 'null'], properties: { reason: text, createdAt: text } },
            },
          },
        },
      },
    },
    handle: async ({ params }, context) => {
      const stops = await findStops(params['entity'] ?? '', params['id'] ?? '', context);
      return {
        mayRelease: (context.entity(RELEASE)?.creatable.size ?? 0) > 0,
        stops: stops.map(({ entry, field, release }) => ({
          entry: { id: entry.id, title: entry.title, level: entry.level, reason: entry.reason },
          field,
          release: release && { reason: release.reason, createdAt: release.createdAt },
        })),
      };
    },
  },
];
