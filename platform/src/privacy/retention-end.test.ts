import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retentionEnd } from './retention-end.ts';

const dayText = (at: Date): string => at.toISOString().slice(0, 10);
const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map(dayText);
const counts = fc.integer({ min: 0, max: 100 });

it('gives the worked examples', () => {
  expect(retentionEnd({ unit: 'years', count: 8 }, '2025-03-15')).toBe('2033-12-31');
  expect(retentionEnd({ unit: 'years', count: 6 }, '2025-03-15')).toBe('2031-12-31');
  expect(retentionEnd({ unit: 'years', count: 3 }, '2024-12-31')).toBe('2027-12-31');
  expect(retentionEnd({ unit: 'months', count: 12 }, '2024-02-29')).toBe('2025-02-28');
  expect(retentionEnd({ unit: 'months', count: 1 }, '2025-01-31')).toBe('2025-02-28');
  expect(retentionEnd({ unit: 'months', count: 60 }, '2023-05-20')).toBe('2028-05-20');
  expect(retentionEnd({ unit: 'in-use' }, '2025-03-15')).toBeNull();
});

it('ends years with the calendar year, however the year began', () => {
  fc.assert(
    fc.property(days, counts, (event, count) => {
      const end = retentionEnd({ unit: 'years', count }, event);
      expect(end).toBe(`${Number(event.slice(0, 4)) + count}-12-31`);
      // Never shorter than the full years.
      expect(String(end) >= event).toBe(true);
    }),
  );
});

it('ends months on a day that there is, in the right month, never past the day of the month', () => {
  fc.assert(
    fc.property(days, counts, (event, count) => {
      const end = String(retentionEnd({ unit: 'months', count }, event));
      expect(dayText(new Date(`${end}T00:00:00Z`))).toBe(end);
      const first = new Date(`${event.slice(0, 7)}-01T00:00:00Z`);
      first.setUTCMonth(first.getUTCMonth() + count);
      expect(end.slice(0, 7)).toBe(dayText(first).slice(0, 7));
      const [day, endDay] = [Number(event.slice(8)), Number(end.slice(8))];
      expect(endDay <= day).toBe(true);
      // Shortened only where the month is too short for it.
      if (endDay < day) {
        const next = new Date(`${end}T00:00:00Z`);
        next.setUTCDate(next.getUTCDate() + 1);
        expect(next.getUTCDate()).toBe(1);
      }
    }),
  );
});

it('never ends earlier for what happened later, nor for a longer period', () => {
  fc.assert(
    fc.property(days, days, counts, fc.constantFrom('years' as const, 'months' as const), (one, other, count, unit) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      const ends = [retentionEnd({ unit, count }, earlier), retentionEnd({ unit, count }, later)].map(String);
      expect(String(ends[0]) <= String(ends[1])).toBe(true);
      expect(String(retentionEnd({ unit, count: count + 1 }, earlier)) > String(ends[0])).toBe(true);
    }),
  );
});
