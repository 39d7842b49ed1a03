import { describe, expect, it } from 'vitest';
import {
  alternativesOf,
  conditionOf,
  conditionsIn,
  filterFromTerms,
  opposite,
  termsOf,
  withAlternative,
} from './filter-terms.ts';
import { MOST_DAYS, PERIODS, periodOf } from './periods.ts';

const MONTH = { gte: '$monthStart', lt: '$monthStart+1' };

describe('the terms of a filter', () => {
  it('are single comparisons, periods, alternatives and opposites', () => {
    const filter = {
      status: 'new',
      amount: { gte: 1, lt: 5 },
      createdAt: MONTH,
      or: [{ a: 1 }, { b: 2 }],
      not: { c: 3 },
      and: [{ d: 4 }, { or: [{ e: 5 }, { f: 6 }] }],
    };
    expect(termsOf(filter)).toEqual([
      { status: { eq: 'new' } },
      { amount: { gte: 1 } },
      { amount: { lt: 5 } },
      { createdAt: MONTH },
      { or: [{ a: 1 }, { b: 2 }] },
      { not: { c: 3 } },
      { d: { eq: 4 } },
      { or: [{ e: 5 }, { f: 6 }] },
    ]);
  });

  it('become a filter in which none is lost, and the same terms again', () => {
    const terms = [
      { name: { ne: 'a' } },
      { name: { ne: 'b' } },
      { name: { contains: 'c' } },
      { createdAt: MONTH },
      { createdAt: { gte: '2026-01-01' } },
      { or: [{ a: 1 }, { b: 2 }] },
      { or: [{ c: 1 }, { d: 2 }] },
      { not: { c: 3 } },
      { not: { c: 4 } },
    ];
    const again = termsOf(filterFromTerms(terms));
    expect(again).toHaveLength(terms.length);
    expect(again).toEqual(expect.arrayContaining(terms));
    expect(filterFromTerms([{ a: { gte: 1 } }, { a: { lt: 2 } }])).toEqual({ a: { gte: 1, lt: 2 } });
  });

  it('take alternatives and opposites', () => {
    const or = withAlternative({ a: 1 }, { b: 2 });
    expect(alternativesOf(withAlternative(or, { c: 3 }))).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
    expect(opposite(opposite(or))).toEqual(or);
    expect(conditionOf(or)).toBeUndefined();
    expect(conditionOf({ 'lead.name': { eq: 'x' } })).toEqual({ field: 'lead.name', operator: 'eq', value: 'x' });
  });

  it('tell of every condition, however deep', () => {
    const filter = { not: { or: [{ owner: '1' }, { and: [{ 'lead.owner': { in: ['2'] } }] }] } };
    expect(conditionsIn(filter).map((one) => one.field)).toEqual(['owner', 'lead.owner']);
  });
});

describe('a period', () => {
  it.each(PERIODS.map((period) => [period.id, period] as const))(
    '%s is known again by its condition',
    (_id, period) => {
      for (const days of period.hasDays ? [1, 30, MOST_DAYS] : [0])
        expect(periodOf(period.condition(days))).toEqual({ period, days });
    },
  );

  it('is not what only looks like one', () => {
    for (const value of [
      '$today',
      null,
      { lt: '2026-01-01' },
      { gte: '$monthStart' },
      { gte: '$monthStart', lt: '$monthStart+2' },
    ])
      expect(periodOf(value)).toBeUndefined();
  });
});
