import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { expect, it } from 'vitest';
import { readProducts } from './live/read-products.ts';
import { readRegulated } from './live/read-regulated.ts';
import { readRecords } from './read-records.ts';

/** So many records, in pages as the server gives them; `asked` keeps the filters. */
function holding(count: number, asked: unknown[] = []) {
  const all = Array.from({ length: count }, (_, index) => ({ id: String(index) }) as unknown as WireRecord);
  return {
    list: async (
      _entity: string,
      { filter, limit = 50, after = '0' }: { filter?: unknown; limit?: number; after?: string },
    ) => {
      asked.push(filter);
      const end = Number(after) + limit;
      return { items: all.slice(Number(after), end), next: end < count ? String(end) : null };
    },
  };
}
const refusedWith = async (reading: Promise<unknown>) => {
  const found = await reading.catch((error: unknown) => error);
  return found instanceof ActionRefused ? found.issues.map(({ code, params }) => [code, params?.['most']]) : found;
};
const PRODUCTS = { entity: 'product', division: 'division', kind: 'kind' };
const onOffer = (count: number) =>
  readProducts({ division: 'electricity', start: '2026-01-01' }, {}, PRODUCTS, holding(count));

it('reads page after page, and refuses in words what is too much', async () => {
  expect(await readRecords(holding(1201), 'thing', {})).toHaveLength(1201);
  expect(await readRecords(holding(20_000), 'thing', {})).toHaveLength(20_000);
  expect(await refusedWith(readRecords(holding(20_001), 'thing', {}))).toEqual([['tariff.too-many-records', 20_000]]);
});

it('all products on offer are compared, or none', async () => {
  expect(await onOffer(101)).toHaveLength(101);
  expect(await onOffer(500)).toHaveLength(500);
  expect(await refusedWith(onOffer(501))).toEqual([['tariff.too-many-products', 500]]);
});

it('of the fees of single municipalities only those of the supplied one are read', async () => {
  const asked: unknown[] = [];
  await readRegulated(holding(0, asked), 'gas', '2027-12-31', '99009009');
  await readRegulated(holding(0, asked), 'gas', '2027-12-31', null);
  const none = { municipalityKey: { isNull: true } };
  expect(asked).toMatchObject([
    { and: [{}, { or: [none, { municipalityKey: '99009009' }] }] },
    { and: [{}, { or: [none] }] },
  ]);
});
