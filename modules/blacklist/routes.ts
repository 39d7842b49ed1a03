import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { ENTRY, RELEASE } from './entry.ts';
import { findStops } from './find-stops.ts';
import { checksOf } from './settings.ts';

const text = { type: 'string' } as const;

/** What the record page asks. */
export const routes: readonly ModuleRoute[] = [
  {
    method: 'GET',
    path: '/api/blacklist/checks',
    summary: 'Names of the entities whose records are checked, of those that the asker may read',
    answer: { type: 'array', items: text },
    handle: async (_request, context) =>
      context.entity(ENTRY)
        ? checksOf(context.settings('blacklist'))
            .map((check) => check.entity)
            .filter((entity) => context.entity(entity))
        : [],
  },
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
