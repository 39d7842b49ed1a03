import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import { calendarDays, onDay, shiftedBy } from './calendar-days.ts';

const text = (day: dayjs.Dayjs | undefined) => day?.format('YYYY-MM-DD');

describe('the days of a calendar', () => {
  it('begin on Monday and lead on by a month, a week or thirty days', () => {
    const month = calendarDays('month', dayjs('2026-01-31'));
    expect([text(month.first), month.days.length, text(month.next)]).toEqual(['2025-12-29', 42, '2026-02-01']);
    const week = calendarDays('week', dayjs('2026-03-15'));
    expect([text(week.first), week.days.length, text(week.previous)]).toEqual(['2026-03-09', 7, '2026-03-08']);
    const agenda = calendarDays('agenda', dayjs('2026-03-15'));
    expect([text(agenda.first), agenda.days.length, text(agenda.next)]).toEqual(['2026-03-15', 30, '2026-04-14']);
  });
});

describe('an entry on another day', () => {
  it('keeps its time, and a date is the day alone', () => {
    const at = dayjs('2026-03-27T16:37:05').toISOString();
    expect(dayjs(onDay(at, true, dayjs('2026-03-30'))).format('YYYY-MM-DD HH:mm:ss')).toBe('2026-03-30 16:37:05');
    expect(onDay('2026-03-27', false, dayjs('2026-03-30'))).toBe('2026-03-30');
    expect(shiftedBy('2026-03-27', false, 3)).toBe('2026-03-30');
    expect(dayjs(shiftedBy(at, true, 3)).format('HH:mm')).toBe('16:37');
  });
});
