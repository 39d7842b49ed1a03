import type { FieldType } from '../field-type.ts';
import { rollUp as shown } from '../shown-types/roll-up.ts';
import { invalid } from './parsed.ts';

/** Count, sum, least or greatest over records that point here; worked out when it is read, under the reader's rights. */
export const rollUp: FieldType = {
  ...shown,
  name: 'roll-up',
  properties: ['entity', 'via', 'measure', 'measureField', 'filter', 'unit', 'currency'],
  column: () => ({ kind: 'derived' }),
  valueSchema: (field) =>
    field.measure === 'count'
      ? { type: 'integer', readOnly: true }
      : { type: ['string', 'integer', 'null'], readOnly: true },
  writable: false,
  parse: (_typed, field) => invalid(field.name, 'value.not-writable'),
};
