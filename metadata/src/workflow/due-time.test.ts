import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownDelay } from './due-time.ts';
import { dueTime } from './due-time.ts';

const ENTERED = '2026-03-02T09:30:00.000Z';
const due = (delay: KnownDelay, from: unknown = null): string =>
  dueTime({ ...delay, ...(from !== null && { from: 'day' }) }, ENTERED, from, 'Europe/Berlin')?.toISOString() ??
  'never';

describe('a delay', () => {
  it.each([
    ['minutes', { count: 90, unit: 'minutes' }, null, '2026-03-02T11:00:00.000Z'],
    [
      'hours over the change of the clock',
      { count: 24, unit: 'hours' },
      '2026-03-28T12:00:00Z',
      '2026-03-29T12:00:00.000Z',
    ],
    ['14 days are over when the last one has passed', { count: 14, unit: 'days' }, null, '2026-03-16T23:00:00.000Z'],
    ['days over the change of the clock', { count: 28, unit: 'days' }, null, '2026-03-30T22:00:00.000Z'],
    [
      'six weeks before a date begin with their day',
      { count: -6, unit: 'weeks' },
      '2026-12-31',
      '2026-11-18T23:00:00.000Z',
    ],
    ['a month that has no such day', { count: 1, unit: 'months' }, '2028-01-31', '2028-02-29T23:00:00.000Z'],
    ['working days over a weekend', { count: 1, unit: 'working-days' }, '2026-03-06', '2026-03-09T23:00:00.000Z'],
    ['working days over Easter', { count: 2, unit: 'working-days' }, '2026-04-02', '2026-04-08T22:00:00.000Z'],
    [
      'Corpus Christi is a holiday in one state',
      { count: 1, unit: 'working-days', region: 'DE-NW' },
      '2026-06-03',
      '2026-06-05T22:00:00.000Z',
    ],
    [
      'and none in another',
      { count: 1, unit: 'working-days', region: 'DE-HH' },
      '2026-06-03',
      '2026-06-04T22:00:00.000Z',
    ],
    ['working days before a date', { count: -10, unit: 'working-days' }, '2026-04-20', '2026-04-01T22:00:00.000Z'],
    ['an empty date is waited for', { count: 1, unit: 'hours' }, '', 'never'],
    [
      'working days of the market: Epiphany and New Year’s Eve do not count',
      { count: 3, unit: 'working-days', region: 'market' },
      '2025-12-30',
      '2026-01-07T23:00:00.000Z',
    ],
  ] as const)('%s', (_name, delay, from, expected) => {
    expect(due(delay, from)).toBe(expected);
  });

  it('is never over before it begins, and longer ones are over later', () => {
    const unit = fc.constantFrom('minutes', 'hours', 'days', 'working-days', 'weeks', 'months' as const);
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 60 }), (one, count) => {
        const delay = { count, unit: one } as KnownDelay;
        expect(due(delay) >= ENTERED).toBe(true);
        expect(due({ ...delay, count: count + 1 }) > due(delay)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
