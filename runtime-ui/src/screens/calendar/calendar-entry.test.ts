import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from './calendar-entry.ts';
import { onOneDay } from './calendar-entry.ts';

const entry = (start: string, end: string): CalendarEntry => ({
  id: start,
  title: '',
  color: 'gray',
  start: `${start}:00`,
  end: `${end}:00`,
  payload: { occurrence: { record: { id: 'a', version: 1 }, start: '', end: null, day: null } },
});

describe('the entries of one day', () => {
  it('are cut to it and keep when they really are', () => {
    const inside = entry('2026-05-20 09:00', '2026-05-20 10:00');
    const long = entry('2026-05-19 22:00', '2026-05-21 06:00');
    const before = entry('2026-05-19 22:00', '2026-05-20 00:00');
    expect(onOneDay([inside, long, before], '2026-05-20', '2026-05-21')).toEqual([
      inside,
      {
        ...long,
        start: '2026-05-20 00:00:00',
        end: '2026-05-21 00:00:00',
        whole: { start: long.start, end: long.end },
      },
    ]);
  });
});
