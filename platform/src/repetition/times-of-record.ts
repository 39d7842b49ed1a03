import type { FieldModel } from '@leitwerk/metadata/model';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import { TIME_ZONE } from '../rights/context.ts';
import type { TimeFields } from './time-fields.ts';

/** When a record begins by the clock on the wall of the installation, and how long it lasts by that clock. */
export type RecordTimes = { readonly start: Wall; readonly lastsMs: number };

/** Null where it does not begin. */
export function timesOfRecord(
  record: Readonly<Record<string, unknown>>,
  { start, end }: TimeFields,
): RecordTimes | null {
  const from = start && record[start.name];
  if (!start || !from) return null;
  const until = end && record[end.name];
  const begin = wallOfValue(from, start);
  const lastsMs = end && until ? Date.parse(`${wallOfValue(until, end)}Z`) - Date.parse(`${begin}Z`) : 0;
  return { start: begin, lastsMs: Math.max(lastsMs, 0) };
}

/** A value of a date or date-time field by the clock on the wall of the installation. */
export const wallOfValue = (value: unknown, { type }: FieldModel): Wall =>
  type === 'date'
    ? `${String(value)}T00:00:00`
    : wallOf(value instanceof Date ? value : new Date(String(value)), TIME_ZONE);

/** The value that a field has at a time by the clock on the wall of the installation. */
export const valueOfWall = (wall: Wall, { type }: Pick<FieldModel, 'type'>): string =>
  type === 'date' ? wall.slice(0, 10) : instantOf(wall, TIME_ZONE).toISOString();

/** A time on the wall so much later, by that clock. */
export const laterWall = (wall: Wall, ms: number): Wall =>
  new Date(Date.parse(`${wall}Z`) + ms).toISOString().slice(0, 19);
