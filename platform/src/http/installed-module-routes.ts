import type { WireModule } from '@leitwerk/metadata/wire/modules';
import { readInstalledModules } from '../module/installed-modules.ts';
import type { Route } from './route.ts';
import { json, permitted } from './route.ts';

/** What modules there are, for whoever works on definitions. */
export const INSTALLED_MODULE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/metadata/modules',
    summary: 'The installed modules in words; of those in use what they can be asked to do',
    tag: 'metadata',
    access: 'user',
    responses: [{ status: 200, description: '{items}' }],
    handle: async (call) => {
      const { model } = permitted(call, 'metadata.read');
      const items = (await readInstalledModules()).map((words): WireModule => {
        const used = model.modules.find(({ name }) => name === words.name);
        const actions = Object.entries(used?.actions ?? {}).map(([verb, { label, input }]) => ({
          name: `${words.name}.${verb}`,
          label,
          input,
        }));
        return { ...words, isUsed: used !== undefined, actions };
      });
      return json({ items });
    },
  },
];
