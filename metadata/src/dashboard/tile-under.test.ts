import { expect, it } from 'vitest';
import type { DashboardFilter } from '../generated/definitions.gen.ts';
import type { EffectiveModel, EntityModel } from '../model.ts';
import { filterUnder } from './tile-under.ts';

const label = { de: 'Team', en: 'Team' };
const entity = {
  name: 'lead',
  fields: [{ id: 'team', name: 'team', type: 'team', label, entity: 'team' }],
} as unknown as EntityModel;
const model = { entities: { lead: entity } } as unknown as Pick<EffectiveModel, 'entities'>;
const filters: readonly DashboardFilter[] = [{ id: 'team', label, fields: [{ entity: 'lead', field: 'team' }] }];

it('what is chosen filters records that have the field', () => {
  expect(filterUnder('lead', filters, { team: 'north' }, model)).toEqual({
    filter: { team: 'north' },
    isUnfiltered: false,
  });
  expect(filterUnder('lead', filters, {}, model)).toEqual({ isUnfiltered: false });
});

it('what does not concern them is said, also where the reader does not have the filter', () => {
  expect(filterUnder('task', filters, { team: 'north' }, model)).toEqual({ isUnfiltered: true });
  expect(filterUnder('lead', [], { team: 'north' }, model)).toEqual({ isUnfiltered: true });
});
