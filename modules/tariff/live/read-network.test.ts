import type { WireRecord } from '@leitwerk/metadata/wire';
import { expect, it } from 'vitest';
import { readNetwork } from './read-network.ts';

const CUSTOMER = { customerGroup: 'household', networkLevel: 'low', metering: 'standard-load-profile' } as const;

const sheet = (id: string, validFrom: string, more: Readonly<Record<string, unknown>> = {}): WireRecord =>
  ({
    id,
    displayName: id,
    validFrom,
    validTo: null,
    sheetStatus: 'final',
    sheetVersion: 1,
    source: id,
    components: [{ component: 'grid-energy', unit: 'ct-kwh', price: '8' }],
    ...more,
  }) as unknown as WireRecord;

/** Which sheet counts from when until when. */
async function chosen(...items: readonly WireRecord[]): Promise<readonly (readonly (string | undefined)[])[]> {
  const context = { list: async () => ({ items, next: null }) };
  const found = await readNetwork(context, 'area', '2027-12-31', CUSTOMER);
  return found
    .map((one) => [one.id, one.validFrom, one.validTo])
    .toSorted(([, a = ''], [, b = '']) => (a < b ? -1 : 1));
}

it('an older sheet without an end does not swallow the one that follows it', async () => {
  const older = sheet('2025', '2025-01-01', { sheetVersion: 7 });
  const newer = sheet('2026', '2026-01-01', { sheetStatus: 'provisional' });
  const wanted = [
    ['2025', '2025-01-01', '2025-12-31'],
    ['2026', '2026-01-01', undefined],
  ];
  expect(await chosen(older, newer)).toEqual(wanted);
  expect(await chosen(newer, older)).toEqual(wanted);
});

it('of the same first day the final one counts, then the higher version, then always the same', async () => {
  const provisional = sheet('a', '2026-01-01', { sheetStatus: 'provisional', sheetVersion: 9 });
  const first = sheet('b', '2026-01-01');
  const second = sheet('c', '2026-01-01', { sheetVersion: 2 });
  expect(await chosen(provisional, first, second)).toEqual([['c', '2026-01-01', undefined]]);
  const twin = sheet('d', '2026-01-01', { sheetVersion: 2 });
  expect(await chosen(second, twin)).toEqual(await chosen(twin, second));
});
