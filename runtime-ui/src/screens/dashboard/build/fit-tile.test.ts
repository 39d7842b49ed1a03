import type { Plain } from '@leitwerk/metadata/keyed-list';
import { nodeBelow, nodeOfKind } from '@leitwerk/metadata/schema-node';
import { describe, expect, it } from 'vitest';
import type { EffectiveModel } from '../../../model/definitions.ts';
import { fitTile, TILE_PARTS } from './fit-tile.ts';
import type { TileType } from './new-tile.ts';

const label = { de: 'X', en: 'X' };
const field = (id: string, type: string, rest: object = {}) => ({ id, name: id, type, label, ...rest });
const options = ['new', 'open', 'done'].map((id) => ({ id, label }));
const entity = (id: string, fields: readonly object[], system = false) => ({
  id,
  name: id,
  label,
  labelPlural: label,
  fields,
  system,
});
const model = {
  entities: {
    user: entity('user', [field('name', 'text')], true),
    deal: entity('deal', [
      field('stage', 'option', { options }),
      field('price', 'money'),
      field('signedOn', 'date'),
      field('owner', 'user', { entity: 'user' }),
      field('product', 'reference', { entity: 'product' }),
    ]),
    product: entity('product', [field('kind', 'text')]),
  },
  views: [{ id: 'deals', type: 'list', entity: 'deal' }],
} as unknown as EffectiveModel;

const place = { x: 0, y: 0, width: 4, height: 4 };
const tile = (type: TileType, rest: Plain = {}): Plain => ({ id: 't', label, type, entity: 'deal', ...place, ...rest });

describe('a tile that is changed', () => {
  it('has the parts that the schema gives to its way of showing', () => {
    const dashboard = nodeOfKind('dashboard');
    const node = dashboard && nodeBelow(nodeBelow(dashboard, 'tiles'), 0);
    if (!node) throw new Error('no schema');
    for (const [type, parts] of Object.entries(TILE_PARTS)) {
      const fromSchema = Object.keys(node.schema.properties ?? {}).filter((key) =>
        nodeBelow(node, key).schema['x-when']?.['type']?.includes(type),
      );
      expect([...parts].sort(), type).toEqual(fromSchema.sort());
    }
  });

  it('gets what its new way of showing needs and loses what does not belong to it', () => {
    const figure = tile('figure', { time: 'signedOn', compare: true, target: '5', color: 'red' });
    expect(fitTile({ ...figure, type: 'bars' }, model)).toEqual(
      tile('bars', { time: 'signedOn', group: 'stage', color: 'red' }),
    );
    expect(fitTile({ ...figure, type: 'line' }, model)).toMatchObject({ group: 'createdAt', bucket: 'month' });
    expect(fitTile({ ...figure, type: 'funnel' }, model)).toMatchObject({
      group: 'stage',
      stages: ['new', 'open', 'done'],
    });
    expect(fitTile({ ...figure, type: 'pivot' }, model)).toMatchObject({
      group: 'stage',
      split: 'createdAt',
      splitBucket: 'month',
    });
    expect(fitTile({ ...figure, type: 'list' }, model)).toEqual({
      ...tile('list', { view: 'deals' }),
      entity: undefined,
    });
  });

  it('keeps of another entity only what that one has too', () => {
    const given = tile('bars', { group: 'product.kind', measures: [{ of: 'sum', field: 'price' }], time: 'createdAt' });
    expect(fitTile({ ...given, entity: 'product' }, model)).toEqual({
      ...tile('bars', { group: 'createdBy', time: 'createdAt' }),
      entity: 'product',
    });
    expect(fitTile(given, model)).toEqual(given);
  });

  it('has a unit of time exactly where it is divided by time, and several measures in a table only', () => {
    expect(fitTile(tile('bars', { group: 'signedOn' }), model)).toMatchObject({ bucket: 'month' });
    expect(fitTile(tile('bars', { group: 'stage', bucket: 'month' }), model)).not.toHaveProperty('bucket');
    const measures = [{ of: 'count' }, { of: 'sum', field: 'price' }];
    expect(fitTile(tile('table', { group: 'stage', measures }), model)).toMatchObject({ measures });
    expect(fitTile(tile('bars', { group: 'stage', measures }), model)).not.toHaveProperty('measures');
    // Lines of a second time would be none.
    expect(fitTile(tile('bars', { group: 'stage', split: 'signedOn' }), model)).not.toHaveProperty('split');
    expect(fitTile(tile('bars', { group: 'stage', split: 'owner', color: 'red' }), model)).not.toHaveProperty('color');
  });

  it('counts stays of an own field with options only, and measures them only then', () => {
    const stays = tile('bars', { group: 'stage', stays: true, measures: [{ of: 'stayMedian' }] });
    expect(fitTile(stays, model)).toEqual(stays);
    expect(fitTile({ ...stays, split: 'owner' }, model)).toEqual({ ...stays, split: 'owner' });
    const pivot = { ...stays, type: 'pivot', split: 'owner' };
    expect(fitTile(pivot, model)).toEqual(pivot);
    expect(fitTile({ ...stays, stays: undefined }, model)).not.toHaveProperty('measures');
    const other = fitTile({ ...stays, group: 'owner' }, model);
    expect(other).not.toHaveProperty('stays');
    expect(other).not.toHaveProperty('measures');
  });
});
