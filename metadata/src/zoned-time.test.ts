import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, wallOf } from './zoned-time.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'];

describe('the clock on the wall', () => {
  it('is read in a zone, over changes to and from summer time', () => {
    expect(wallOf(new Date('2026-03-29T00:59:59Z'), 'Europe/Berlin')).toBe('2026-03-29T01:59:59');
    expect(wallOf(new Date('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe('2026-03-29T03:00:00');
    expect(instantOf('2026-03-28T09:00:00', 'Europe/Berlin').toISOString()).toBe('2026-03-28T08:00:00.000Z');
    expect(instantOf('2026-03-30T09:00:00', 'Europe/Berlin').toISOString()).toBe('2026-03-30T07:00:00.000Z');
  });

  it('shows some times twice and some never', () => {
    expect(instantOf('2026-10-25T02:30:00', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-03-29T02:30:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('leads back to the instant, or to the first of two', () => {
    const seconds = fc.integer({ min: 946_684_800, max: 4_102_444_800 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(...ZONES), (second, zone) => {
        const wall = wallOf(new Date(second * 1000), zone);
        const back = instantOf(wall, zone);
        expect(wallOf(back, zone)).toBe(wall);
        expect([0, 3600]).toContain(second - back.getTime() / 1000);
      }),
    );
  });
});
