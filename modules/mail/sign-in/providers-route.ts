import type { ModuleRoute } from '@leitwerk/platform/module/module';
import { MODULE } from '../connection.ts';
import { providersOf, secretOf } from './provider.ts';

/** The providers at which people may sign in. */
export const providersRoute: ModuleRoute = {
  method: 'GET',
  path: '/api/mail/providers',
  summary: 'The providers at which one signs in for a mailbox, instead of giving its password',
  answer: {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            label: { type: 'object' },
            mayKeepSecret: { type: 'boolean', description: 'Whether the asker may keep its client secret' },
            hasSecret: { type: 'boolean' },
          },
        },
      },
    },
  },
  handle: async (_request, context) => {
    if (!context.mayCall('mail.beginSignIn') && !context.mayCall('mail.setProviderSecret')) return { items: [] };
    const items = providersOf(context).map(async ({ id, label }) => ({
      id,
      label,
      mayKeepSecret: context.mayCall('mail.setProviderSecret'),
      hasSecret: (await context.readSecret(MODULE, secretOf(id))) !== null,
    }));
    return { items: await Promise.all(items) };
  },
};
