import type { FieldType } from '../field-type.ts';
import { duration as shown } from '../shown-types/duration.ts';
import { invalid, valid } from './parsed.ts';

const MOST_MINUTES = 100_000_000;

/** Whole minutes. */
export const duration: FieldType = {
  ...shown,
  name: 'duration',
  properties: ['min', 'max', 'index', 'default'],
  column: () => ({ kind: 'column', sql: 'integer' }),
  valueSchema: (field) => ({
    type: 'integer',
    minimum: Number(field.min ?? 0),
    maximum: Number(field.max ?? MOST_MINUTES),
    description: 'Minutes',
  }),
  writable: true,
  normalize: (value, field, path) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MOST_MINUTES)
      return invalid(path, 'value.duration');
    if (field.min !== undefined && value < Number(field.min))
      return invalid(path, 'value.too-small', { min: field.min });
    if (field.max !== undefined && value > Number(field.max))
      return invalid(path, 'value.too-large', { max: field.max });
    return valid(value);
  },
  parse: (typed, field) => {
    if (typed.trim() === '') return valid(null);
    const minutes = minutesFromText(typed.trim());
    return minutes === undefined
      ? invalid(field.name, 'value.duration')
      : (duration.normalize?.(minutes, field, field.name) ?? valid(minutes));
  },
};

/** `1:30`, `90`, `90 min`, `1,5 h`, `1 Std. 30 Min.` */
function minutesFromText(text: string): number | undefined {
  const clock = /^(\d{1,6}):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const words =
    /^(?:(\d{1,6}(?:[.,]\d{1,4})?)\s*(?:h|std\.?|stunden?|hours?))?\s*(?:(\d{1,8})\s*(?:m|min\.?|minuten?|minutes?)?)?$/i.exec(
      text,
    );
  if (!words || text === '') return undefined;
  return Math.round(Number((words[1] ?? '0').replace(',', '.')) * 60) + Number(words[2] ?? 0);
}
