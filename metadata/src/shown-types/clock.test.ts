import { afterEach, describe, expect, it } from 'vitest';
import { clockOf, instantAt, isDay, isTimeZone, placeZone, readerZone, setClockZones } from './clock.ts';

const setZone = (reader: string) => setClockZones({ reader, place: 'Europe/Berlin' });

afterEach(() => setClockZones({ reader: undefined, place: undefined }));

describe('the clock', () => {
  it('shows a moment by the zone that was set, in summer and winter', () => {
    setZone('Europe/Berlin');
    expect(clockOf(new Date('2026-01-15T23:30:00Z'))).toEqual({ day: '2026-01-16', time: '00:30:00' });
    expect(clockOf(new Date('2026-07-15T21:59:59Z'))).toEqual({ day: '2026-07-15', time: '23:59:59' });
    setZone('America/New_York');
    expect(clockOf(new Date('2026-01-16T02:00:00Z'))).toEqual({ day: '2026-01-15', time: '21:00:00' });
    expect([readerZone(), placeZone()]).toEqual(['America/New_York', 'Europe/Berlin']);
    expect(clockOf(new Date('2026-01-16T02:00:00Z'), placeZone()).day).toBe('2026-01-16');
  });

  it('finds the moment again, also on the days on which clocks are changed', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC']) {
      setZone(zone);
      for (const at of [
        '2026-03-29T00:59:00Z',
        '2026-03-29T01:01:00Z',
        '2026-10-25T03:00:00Z',
        '2026-12-31T23:59:59Z',
      ]) {
        const { day, time } = clockOf(new Date(at));
        expect(instantAt(day, time).toISOString(), `${zone} ${at}`).toBe(new Date(at).toISOString());
      }
    }
    setZone('Europe/Berlin');
    expect(instantAt('2026-03-29', '02:30:00').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('knows names of zones from others', () => {
    expect(['Europe/Berlin', 'UTC'].every(isTimeZone)).toBe(true);
    expect(['', 'Nowhere/Town', 5, null].some(isTimeZone)).toBe(false);
  });
});

it('a day is one that the calendar has, written in one way', () => {
  const days = ['2026-02-28', '2024-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '1', 'May 1', ''];
  expect(days.map(isDay)).toEqual([true, true, false, false, false, false, false, false]);
});
