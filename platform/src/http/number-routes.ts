import { readLastNumbers } from '../command/last-numbers.ts';
import type { Context } from '../rights/context.ts';
import type { Route } from './route.ts';
import { json, permitted } from './route.ts';

/** How far number ranges have counted, for whoever changes them. */
export const NUMBER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/metadata/numbers',
    summary: 'The last numbers of number ranges, as far as the asker may read every record that has one',
    tag: 'metadata',
    access: 'user',
    responses: [
      { status: 200, description: '{items}: by id of the range the last number ever, this year, this month' },
    ],
    handle: async (call) => {
      const context = permitted(call, 'metadata.read');
      const ids = readableNumberings(context);
      const numbers = await readLastNumbers(call.runtime.database, ids, context.today);
      return json({ items: [...numbers].map(([id, last]) => ({ id, last })) });
    },
  },
];

/** How many records there are is told by their numbers: to those who may count them only. */
function readableNumberings({ model, access }: Context): readonly string[] {
  const entities = Object.values(model.model.entities);
  return Object.keys(model.model.numberings).filter((id) => {
    const holders = entities.filter(({ fields }) => fields.some((field) => field.numbering === id));
    return holders.length > 0 && holders.every(({ name }) => access.entity(name).rows.read === 'all');
  });
}
