import type { FieldType } from '../field-type.ts';
import { repetitionFrom, textOfRepetition } from '../repetition/repetition.ts';
import { repetition as shown } from '../shown-types/repetition.ts';
import { invalid, valid } from './parsed.ts';

const LONGEST = 10_000;

/** How often a record comes again, as RFC 5545 writes it: `RRULE:FREQ=WEEKLY;BYDAY=MO`, exceptions in a second line. */
export const repetition: FieldType = {
  ...shown,
  name: 'repetition',
  properties: [],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: () => ({
    type: 'string',
    maxLength: LONGEST,
    description:
      'RRULE of RFC 5545, e.g. RRULE:FREQ=WEEKLY;BYDAY=MO; a second line EXDATE;VALUE=DATE:20260525 for days left out',
  }),
  writable: true,
  normalize: (value, _field, path) => {
    const found = repetitionFrom(value);
    return found ? valid(textOfRepetition(found)) : invalid(path, 'value.repetition');
  },
  parse: (typed, field) =>
    typed.trim() === '' ? valid(null) : (repetition.normalize?.(typed, field, field.name) ?? valid(typed)),
};
