import { setClockZones } from '@leitwerk/metadata/shown-types/clock';
import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import type { FieldModel } from '../../model/definitions.ts';
import { timesByKey } from './entry-keys.ts';
import { timesOf, wallOf, wireValue } from './entry-times.ts';

const field = (type: FieldModel['type']): FieldModel => ({ id: 'x', name: 'x', type, label: { de: 'x', en: 'x' } });
const press = (key: string, shiftKey = false) => ({ key, altKey: true, shiftKey });

describe('times of an entry', () => {
  it('take dates as whole days and give what has no end a usual length', () => {
    expect(timesOf('2026-03-27', '2026-03-29', false)).toEqual({
      start: '2026-03-27 00:00:00',
      end: '2026-03-30 00:00:00',
    });
    expect(timesOf('2026-03-27', null, false).end).toBe('2026-03-28 00:00:00');
    expect(timesOf(dayjs('2026-03-27T16:00').toISOString(), null, true).end).toBe('2026-03-27 16:30:00');
  });

  it('come back as values of the fields', () => {
    expect(wireValue('2026-03-30 00:00:00', field('date'), true)).toBe('2026-03-29');
    expect(wireValue('2026-03-30 00:00:00', field('date'), false)).toBe('2026-03-30');
    expect(wireValue('2026-03-30 09:00:00', field('date-time'), true)).toBe(dayjs('2026-03-30T09:00').toISOString());
  });
});

it('times go by the clock that the reader has chosen, there and back', () => {
  setClockZones({ reader: 'Asia/Tokyo', place: 'Europe/Berlin' });
  const shown = timesOf('2026-11-25T23:00:00.000Z', '2026-11-26T00:00:00.000Z', true);
  expect(shown).toEqual({ start: '2026-11-26 08:00:00', end: '2026-11-26 09:00:00' });
  expect(wireValue(shown.start, field('date-time'), false)).toBe('2026-11-25T23:00:00.000Z');
  expect(wallOf('2026-11-25T15:30:00.000Z').format('YYYY-MM-DD HH:mm')).toBe('2026-11-26 00:30');
  setClockZones({ reader: undefined, place: undefined });
});

describe('arrows with Alt', () => {
  const hour = { start: '2026-03-27 23:50:00', end: '2026-03-28 00:20:00' };

  it('move by a day, a quarter of an hour, or a week', () => {
    expect(timesByKey(press('ArrowRight'), hour, false)?.start).toBe('2026-03-28 23:50:00');
    expect(timesByKey(press('ArrowDown'), hour, false)?.start).toBe('2026-03-28 00:05:00');
    expect(timesByKey(press('ArrowUp'), hour, true)?.start).toBe('2026-03-20 23:50:00');
    const days = timesOf('2026-03-27', null, false);
    expect(timesByKey(press('ArrowDown'), days, false)?.start).toBe('2026-04-03 00:00:00');
  });

  it('with Shift move the end alone, never to the start', () => {
    expect(timesByKey(press('ArrowDown', true), hour, false)).toEqual({ ...hour, end: '2026-03-28 00:35:00' });
    expect(timesByKey(press('ArrowLeft', true), hour, false)).toBeUndefined();
    expect(timesByKey({ ...press('ArrowLeft'), altKey: false }, hour, false)).toBeUndefined();
  });
});
