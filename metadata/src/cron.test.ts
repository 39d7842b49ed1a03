import { describe, expect, it } from 'vitest';
import { isCron, lastDue, nextDue } from './cron.ts';

const ZONE = 'Europe/Berlin';
const last = (pattern: string, after: string, until: string) =>
  lastDue(pattern, new Date(after), new Date(until), ZONE)?.toISOString() ?? null;

describe('a cron expression', () => {
  it.each(['30 6 * * 1-5', '*/15 * * * *', '0 0 1 1 *', '0 12 * * MON'])('%s is one', (pattern) => {
    expect(isCron(pattern)).toBe(true);
  });
  it.each(['', '* * * *', '* * * * * *', '61 * * * *', 'x * * * *', '@daily and more', '0 0 30 2 *'])(
    '%s is none',
    (pattern) => {
      expect(isCron(pattern)).toBe(false);
    },
  );

  it('is due at the time of the place, summer and winter', () => {
    expect(last('30 6 * * *', '2026-01-10T00:00:00Z', '2026-01-10T12:00:00Z')).toBe('2026-01-10T05:30:00.000Z');
    expect(last('30 6 * * *', '2026-07-10T00:00:00Z', '2026-07-10T12:00:00Z')).toBe('2026-07-10T04:30:00.000Z');
    expect(last('30 6 * * *', '2026-01-10T05:30:00Z', '2026-01-10T12:00:00Z')).toBeNull();
    expect(last('30 6 * * *', '2026-01-10T05:29:59Z', '2026-01-10T05:30:00Z')).toBe('2026-01-10T05:30:00.000Z');
    expect(last('30 6 * * *', '2026-01-01T00:00:00Z', '2026-01-10T12:00:00Z')).toBe('2026-01-10T05:30:00.000Z');
  });

  it('is due once on the days on which the clocks are changed', () => {
    const days = (month: number, from: number) =>
      Array.from({ length: 30 * 60 }, (_, minute) => new Date(Date.UTC(2026, month, from, 18, minute)));
    const count = (pattern: string, minutes: readonly Date[]) =>
      minutes.slice(1).filter((until, at) => lastDue(pattern, minutes[at] as Date, until, ZONE)).length;
    expect(count('30 2 * * *', days(2, 28))).toBe(1);
    expect(count('30 2 * * *', days(9, 24))).toBe(1);
  });

  it('comes next', () => {
    expect(nextDue('0 3 * * *', new Date('2026-01-10T02:00:00Z'), ZONE)?.toISOString()).toBe(
      '2026-01-11T02:00:00.000Z',
    );
  });
});
