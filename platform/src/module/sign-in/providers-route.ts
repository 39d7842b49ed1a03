import type { ModuleRoute } from '../module.ts';
import { providersOf, secretOf } from './sign-in-provider.ts';

/** The providers at which people may sign in, for whoever may begin that in this module or keep a client secret. */
export const providersRoute = (module: string, summary: string): ModuleRoute => ({
  method: 'GET',
  path: `/api/${module}/providers`,
  summary,
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
    if (!context.mayCall(`${module}.beginSignIn`) && !context.mayCall(`${module}.setProviderSecret`))
      return { items: [] };
    const items = providersOf(module, context).map(async ({ id, label }) => ({
      id,
      label,
      mayKeepSecret: context.mayCall(`${module}.setProviderSecret`),
      hasSecret: (await context.readSecret(module, secretOf(id))) !== null,
    }));
    return { items: await Promise.all(items) };
  },
});
