import { expect, it } from 'vitest';
import type { PriceResult } from '../../client/tariff.ts';
import { dividedPrices } from './divided-prices.ts';

it('a price that is not known, or not divided, has no bar', () => {
  const result = (id: string, parts: readonly object[] | null) =>
    ({ product: { id, title: id }, costs: parts && { calculation: { parts } } }) as unknown as PriceResult;
  const parts = [{ group: 'supply', net: '1.00' }];
  const found = dividedPrices([result('divided', parts), result('whole', []), result('unknown', null)]);
  expect(found).toEqual([{ product: { id: 'divided', title: 'divided' }, parts }]);
});
