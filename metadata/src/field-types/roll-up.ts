import type { FieldType } from '../field-type.ts';
import { dateTime } from './date-time.ts';
import { textFromDate } from './date-value.ts';
import { textFromDecimal } from './decimal-value.ts';
import { invalid } from './parsed.ts';

/** Count, sum, least or greatest over records that point here; worked out when it is read, under the reader's rights. */
export const rollUp: FieldType = {
  name: 'roll-up',
  properties: ['entity', 'via', 'measure', 'measureField', 'filter', 'unit', 'currency'],
  column: () => ({ kind: 'derived' }),
  valueSchema: (field) =>
    field.measure === 'count'
      ? { type: 'integer', readOnly: true }
      : { type: ['string', 'integer', 'null'], readOnly: true },
  operators: [],
  sortable: false,
  writable: false,
  parse: (_typed, field) => invalid(field.name, 'value.not-writable'),
  format: (value, field, language) => {
    if (value === null || value === undefined) return '';
    const text = String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return textFromDate(text, language);
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return dateTime.format(text, field, language);
    const unit = field.unit ?? field.currency;
    return unit ? `${textFromDecimal(text, language)}\u00a0${unit}` : textFromDecimal(text, language);
  },
};
