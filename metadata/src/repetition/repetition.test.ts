import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, wallOf } from '../zoned-time.ts';
import { lastStartDay, nextStart, repeatedStarts, startsWithin } from './expand-repetition.ts';
import type { Repetition } from './repetition.ts';
import { FREQUENCIES, repetitionFrom, textOfRepetition, WEEKDAYS, withoutDay } from './repetition.ts';
import { addDays, nthOf, shiftRepetition, weekdayOf } from './shift-repetition.ts';

const rule = (text: string): Repetition => {
  const found = repetitionFrom(text);
  if (!found) throw new Error(`no repetition: ${text}`);
  return found;
};
const first = (text: string, start: string, count: number): string[] =>
  [...take(count, repeatedStarts(rule(text), `${start}T09:00:00`))].map((wall) => wall.slice(0, 10));

function* take(count: number, walls: Iterable<string>): Generator<string> {
  let left = count;
  for (const wall of walls) {
    if (left === 0) return;
    left -= 1;
    yield wall;
  }
}

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));
const repetitions: fc.Arbitrary<Repetition> = fc
  .record({
    frequency: fc.constantFrom(...FREQUENCIES),
    interval: fc.integer({ min: 1, max: 5 }),
    weekdays: fc.subarray([...WEEKDAYS]),
    end: fc.oneof(
      fc.constant({}),
      fc.record({ count: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ until: fc.constant('2060-01-01') }),
    ),
    except: fc.uniqueArray(days, { maxLength: 3 }),
  })
  .map(({ end, weekdays, except, ...rest }) => ({
    ...rest,
    ...end,
    weekdays: rest.frequency === 'WEEKLY' ? weekdays : [],
    except: [...except].sort(),
  }));

describe('a repetition as text', () => {
  it('is RFC 5545 and comes back as it was', () => {
    const text = 'RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;UNTIL=20271231\nEXDATE;VALUE=DATE:20260529,20260731';
    expect(textOfRepetition(rule(text))).toBe(text);
    expect(textOfRepetition(rule('FREQ=WEEKLY;WKST=MO;BYDAY=TH,MO'))).toBe('RRULE:FREQ=WEEKLY;BYDAY=MO,TH');
    fc.assert(
      fc.property(repetitions, (one) => {
        expect(rule(textOfRepetition(one))).toEqual(one);
      }),
    );
  });

  it('is refused where it says more than is known, or contradicts itself', () => {
    for (const text of [
      '',
      'weekly',
      'RRULE:FREQ=HOURLY',
      'RRULE:INTERVAL=2',
      'RRULE:FREQ=DAILY;INTERVAL=0',
      'RRULE:FREQ=DAILY;COUNT=2;UNTIL=20260101',
      'RRULE:FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO',
      'RRULE:FREQ=WEEKLY;BYDAY=XX',
      'RRULE:FREQ=WEEKLY;BYDAY=2MO',
      'RRULE:FREQ=DAILY;BYDAY=MO',
      'RRULE:FREQ=DAILY;UNTIL=20260231',
      'RRULE:FREQ=DAILY\nRRULE:FREQ=DAILY',
      'RRULE:FREQ=DAILY\nEXDATE:tomorrow',
    ])
      expect(repetitionFrom(text), text).toBeNull();
    expect(repetitionFrom(7)).toBeNull();
  });
});

describe('the times of a repetition', () => {
  it('stay at nine over the changes of the clock', () => {
    const walls = startsWithin(rule('FREQ=WEEKLY'), '2026-03-23T09:00:00', '2026-03-23', '2026-04-07', 10);
    expect(walls.map((wall) => instantOf(wall, 'Europe/Berlin').toISOString())).toEqual([
      '2026-03-23T08:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
      '2026-04-06T07:00:00.000Z',
    ]);
  });

  it('leave out months without a 31st, and come on the last day where that is asked for', () => {
    expect(first('FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', 3)).toEqual(['2026-01-31', '2026-03-31', '2026-05-31']);
    expect(first('FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
  });

  it('come on a leap day in leap years only, and on the nth weekday', () => {
    expect(first('FREQ=YEARLY', '2024-02-29', 3)).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
    expect(first('FREQ=MONTHLY;BYDAY=2TU', '2026-05-12', 3)).toEqual(['2026-05-12', '2026-06-09', '2026-07-14']);
    expect(first('FREQ=MONTHLY;BYDAY=-1FR', '2026-05-29', 2)).toEqual(['2026-05-29', '2026-06-26']);
  });

  it('end by number or by day, the last day counted, and leave out exceptions', () => {
    expect(first('FREQ=DAILY;COUNT=3', '2026-05-01', 9)).toHaveLength(3);
    expect(first('FREQ=DAILY;UNTIL=20260503', '2026-05-01', 9)).toHaveLength(3);
    expect(first('FREQ=DAILY;COUNT=3\nEXDATE:20260502', '2026-05-01', 9)).toEqual(['2026-05-01', '2026-05-03']);
    expect(lastStartDay(rule('FREQ=WEEKLY;COUNT=3'), '2026-05-01T09:00:00')).toBe('2026-05-15');
    expect(lastStartDay(rule('FREQ=WEEKLY'), '2026-05-01T09:00:00')).toBeNull();
  });

  it('ascend, begin with the start, and keep the time of day', () => {
    fc.assert(
      fc.property(repetitions, days, (one, day) => {
        const start = `${day}T09:30:00`;
        const walls = [...take(60, repeatedStarts({ ...one, except: [] }, start))];
        expect(walls[0]).toBe(start);
        expect([...new Set(walls)].sort()).toEqual(walls);
        for (const wall of walls) {
          expect(wall.slice(10)).toBe('T09:30:00');
          expect(wallOf(instantOf(wall, 'Europe/Berlin'), 'Europe/Berlin')).toBe(wall);
        }
        if (one.frequency === 'WEEKLY' && one.weekdays.length > 0)
          for (const wall of walls.slice(1)) expect(one.weekdays).toContain(weekdayOf(wall.slice(0, 10)));
      }),
    );
  });

  it('are the same ones whether all are counted or those of a time are asked for', () => {
    fc.assert(
      fc.property(repetitions, days, fc.nat(1500), (one, day, later) => {
        const start = `${day}T09:30:00`;
        const [from, to] = [addDays(day, later), addDays(day, later + 60)];
        // Years of five digits, to which 1,600 times get in the end, are not compared as texts.
        const years = [...take(1600, repeatedStarts(one, start))].filter((wall) => /^\d{4}-/.test(wall));
        const all = years.filter((wall) => wall >= from && wall < to);
        expect(startsWithin(one, start, from, to, 500)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  it('lack exactly the day that is taken out', () => {
    fc.assert(
      fc.property(repetitions, days, fc.nat(20), (one, day, index) => {
        const start = `${day}T09:30:00`;
        const all = [...take(40, repeatedStarts(one, start))];
        const gone = all[index];
        if (gone === undefined) return;
        const rest = [...take(all.length - 1, repeatedStarts(withoutDay(one, gone.slice(0, 10)), start))];
        expect(rest).toEqual(all.filter((wall) => wall !== gone));
      }),
    );
  });
});

describe('the next time', () => {
  it('walks through a whole series, one by one', () => {
    fc.assert(
      fc.property(repetitions, days, (one, day) => {
        const start = `${day}T00:00:00`;
        const plain = { ...one, except: one.except.filter((other) => other !== day) };
        const all = [...take(12, repeatedStarts(plain, start))];
        const walked = [start];
        let at: { start: string; repetition: Repetition } | null = { start, repetition: plain };
        while (at && walked.length < all.length) {
          at = nextStart(at.repetition, at.start, day);
          if (at) walked.push(at.start);
        }
        // A start that the rule would not have is no part of what comes after it.
        if (plain.frequency !== 'WEEKLY' || plain.weekdays.length === 0 || plain.weekdays.includes(weekdayOf(day)))
          if (plain.interval === 1 || plain.frequency !== 'MONTHLY') expect(walked).toEqual(all);
      }),
    );
  });

  it('is not before today, counts what was missed, and ends', () => {
    const daily = rule('FREQ=DAILY;COUNT=10');
    const next = nextStart(daily, '2026-05-01T00:00:00', '2026-05-05');
    expect([next?.start, next?.repetition.count]).toEqual(['2026-05-05T00:00:00', 6]);
    expect(nextStart(rule('FREQ=DAILY;COUNT=1'), '2026-05-01T00:00:00', '2026-05-01')).toBeNull();
    expect(nextStart(rule('FREQ=DAILY;UNTIL=20260501'), '2026-05-01T00:00:00', '2026-05-01')).toBeNull();
  });
});

describe('a repetition that is moved as a whole', () => {
  it('comes on the days of its new start', () => {
    const weekly = shiftRepetition(rule('FREQ=WEEKLY;BYDAY=MO,SU\nEXDATE:20260511'), '2026-05-04', '2026-05-06');
    expect(textOfRepetition(weekly)).toBe('RRULE:FREQ=WEEKLY;BYDAY=TU,WE\nEXDATE;VALUE=DATE:20260513');
    const nth = shiftRepetition(rule('FREQ=MONTHLY;BYDAY=1MO'), '2026-05-04', '2026-05-29');
    expect(textOfRepetition(nth)).toBe('RRULE:FREQ=MONTHLY;BYDAY=-1FR');
    expect(nthOf('2026-05-29')).toBe(-1);
    expect(shiftRepetition(rule('FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4'), '2026-05-04', '2026-06-01')).toMatchObject({
      month: 6,
      monthDay: 1,
    });
  });
});
