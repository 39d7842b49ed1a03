import { clockOf, instantAt } from '@leitwerk/metadata/shown-types/clock';
import dayjs from 'dayjs';
import type { FieldModel } from '../../model/definitions.ts';

/** From when until when, by the clock on the wall: `YYYY-MM-DD HH:mm:ss`. The end is no longer part of it. */
export type Times = { readonly start: string; readonly end: string };

const WALL = 'YYYY-MM-DD HH:mm:ss';
/** What has no end is shown as long as this. */
const USUAL_MINUTES = 30;

/** What the reader's clock shows at a moment, or now. */
export function wallOf(instant?: string): dayjs.Dayjs {
  const { day, time } = clockOf(instant === undefined ? new Date() : new Date(instant));
  return dayjs(`${day}T${time}`);
}

export const wallText = (at: dayjs.Dayjs): string => at.format(WALL);

/** Where a value of the API stands in a calendar. The last day of an entry is a whole one. */
export function timesOf(
  start: string,
  end: string | null,
  isInstant: boolean,
  endIsInstant: boolean = isInstant,
): Times {
  const from = isInstant ? wallOf(start) : dayjs(start).startOf('day');
  const usual = isInstant ? from.add(USUAL_MINUTES, 'minute') : from.add(1, 'day');
  const until = end === null ? usual : endIsInstant ? wallOf(end) : dayjs(end).add(1, 'day').startOf('day');
  return { start: wallText(from), end: wallText(until.isAfter(from) ? until : usual) };
}

/** The value for the API of a time on the wall; an end that is a date is the last day. */
export function wireValue(wall: string, field: FieldModel, isEnd: boolean): string {
  const [day = '', time = ''] = wall.split(' ');
  if (field.type === 'date-time') return instantAt(day, time).toISOString();
  return (isEnd ? dayjs(wall).subtract(1, 'second') : dayjs(wall)).format('YYYY-MM-DD');
}

/** Whole days, without a time. */
export const isWholeDays = ({ start, end }: Times): boolean => start.endsWith('00:00:00') && end.endsWith('00:00:00');

/** Both ends moved alike, by the clock on the wall. */
export const movedBy = (times: Times, count: number, unit: 'day' | 'minute'): Times => ({
  start: wallText(dayjs(times.start).add(count, unit)),
  end: wallText(dayjs(times.end).add(count, unit)),
});

/** The end moved alone; undefined where nothing would be left. */
export function resizedBy(times: Times, count: number, unit: 'day' | 'minute'): Times | undefined {
  const end = dayjs(times.end).add(count, unit);
  return end.isAfter(dayjs(times.start)) ? { start: times.start, end: wallText(end) } : undefined;
}
