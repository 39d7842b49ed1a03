import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, parseRelativeDate } from '../relative-date.ts';
import type { Bucket } from './periods.ts';
import { bucketsIn, DASHBOARD_PERIODS, spanOfBucket, spanOfDays, spanOfPeriod } from './periods.ts';

const TODAY = '2026-11-26';
const day = (text: string): string => {
  const relative = parseRelativeDate(text);
  return relative ? dateOf(relative, TODAY) : text;
};

describe('the period of a dashboard', () => {
  it('is what it is called', () => {
    const days = DASHBOARD_PERIODS.map((period) => {
      const { gte, lt } = spanOfPeriod(period);
      return `${period} ${day(gte)} ${day(lt)}`;
    });
    expect(days).toEqual([
      'this-week 2026-11-23 2026-11-30',
      'this-month 2026-11-01 2026-12-01',
      'last-month 2026-10-01 2026-11-01',
      'this-quarter 2026-10-01 2027-01-01',
      'last-quarter 2026-07-01 2026-10-01',
      'this-year 2026-01-01 2027-01-01',
      'last-year 2025-01-01 2026-01-01',
      'last-30-days 2026-10-28 2026-11-27',
      'last-12-months 2025-12-01 2026-12-01',
    ]);
  });

  it('joins the one before it without a gap', () => {
    for (const period of DASHBOARD_PERIODS) expect(day(spanOfPeriod(period, 1).lt)).toBe(day(spanOfPeriod(period).gte));
    expect(spanOfDays({ from: '2026-03-28', to: '2026-03-30' })).toEqual({ gte: '2026-03-28', lt: '2026-03-31' });
    expect(spanOfDays({ from: '2026-03-28', to: '2026-03-30' }, 1)).toEqual({ gte: '2026-03-25', lt: '2026-03-28' });
  });

  it('is divided into units of time that follow each other and hold all of its days', () => {
    const buckets = fc.constantFrom<Bucket>('day', 'week', 'month', 'quarter', 'year');
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(buckets, days, fc.integer({ min: 1, max: 300 }), (bucket, start, count) => {
        const gte = start.toISOString().slice(0, 10);
        const lt = new Date(Date.parse(gte) + count * 86_400_000).toISOString().slice(0, 10);
        const firsts = bucketsIn({ gte, lt }, bucket, TODAY);
        const spans = firsts.map((first) => spanOfBucket(first, bucket));
        expect(spans[0]?.gte.localeCompare(gte)).toBeLessThanOrEqual(0);
        expect(spans.at(-1)?.lt.localeCompare(lt)).toBeGreaterThanOrEqual(0);
        for (const [index, span] of spans.entries()) if (index > 0) expect(span.gte).toBe(spans[index - 1]?.lt);
      }),
    );
  });
});
