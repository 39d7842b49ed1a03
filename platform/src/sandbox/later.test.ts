import { expect, it } from 'vitest';
import { laterThan, morningOf } from './later.ts';

const from = morningOf('2026-03-27');
const later = (text: string) => laterThan(from, text)?.toISOString() ?? null;

it('goes by the calendar of the place, at the same time of the day', () => {
  expect(from.toISOString()).toBe('2026-03-27T08:00:00.000Z');
  // Summer time has begun meanwhile.
  expect(later('P3D')).toBe('2026-03-30T07:00:00.000Z');
  expect(later('P1W')).toBe('2026-04-03T07:00:00.000Z');
  expect(later('2026-03-28')).toBe('2026-03-28T08:00:00.000Z');
  expect(later('$monthStart+1')).toBe('2026-04-01T07:00:00.000Z');
  expect(laterThan(morningOf('2026-01-31'), 'P1M')).toEqual(morningOf('2026-02-28'));
  expect(laterThan(morningOf('2024-02-29'), 'P1Y')).toEqual(morningOf('2025-02-28'));
});

it('counts hours and minutes by the instant', () => {
  expect(later('PT90M')).toBe('2026-03-27T09:30:00.000Z');
  expect(later('P1DT2H')).toBe('2026-03-28T10:00:00.000Z');
});

it('takes nothing else', () => {
  for (const text of ['P', 'PT', 'P1H', '14D', '2026-02-30', 'tomorrow', ''])
    expect(laterThan(from, text), text).toBe(null);
});
