import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import { calendarDays, weekNumber } from './calendar-days.ts';

const text = (day: dayjs.Dayjs | undefined) => day?.format('YYYY-MM-DD');

describe('the days of a calendar', () => {
  it('begin on Monday and lead on by a month, a week, a day or thirty days', () => {
    const month = calendarDays('month', dayjs('2026-01-31'));
    expect([text(month.first), text(month.after), text(month.next)]).toEqual([
      '2025-12-29',
      '2026-02-09',
      '2026-02-01',
    ]);
    const week = calendarDays('week', dayjs('2026-03-15'));
    expect([text(week.first), text(week.after), text(week.previous)]).toEqual([
      '2026-03-09',
      '2026-03-16',
      '2026-03-08',
    ]);
    const day = calendarDays('day', dayjs('2026-03-15'));
    expect([text(day.first), text(day.after), text(day.previous)]).toEqual(['2026-03-15', '2026-03-16', '2026-03-14']);
    const agenda = calendarDays('agenda', dayjs('2026-03-15'));
    expect([text(agenda.first), text(agenda.after), text(agenda.next)]).toEqual([
      '2026-03-15',
      '2026-04-14',
      '2026-04-14',
    ]);
  });

  it('have weeks numbered by ISO 8601', () => {
    const of = (day: string) => weekNumber(dayjs(day));
    expect(['2026-01-01', '2027-01-01', '2026-12-31', '2026-03-30', '2024-12-30', '2021-01-04'].map(of)).toEqual([
      1, 53, 53, 14, 1, 1,
    ]);
  });
});
