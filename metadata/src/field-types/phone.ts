import type { FieldType } from '../field-type.ts';
import { phoneNumber } from '../formats/phone.ts';
import { phone as shown } from '../shown-types/phone.ts';
import { checkedText } from './checked-text.ts';
import { chain, invalid, valid } from './parsed.ts';

/** A phone number in the international form (E.123), so that it reads well and can be dialled anywhere. */
export const phone: FieldType = {
  ...shown,
  name: 'phone',
  properties: ['unique', 'searchable', 'index'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: () => ({ type: 'string', maxLength: 40 }),
  writable: true,
  normalize: (value, field, path) =>
    chain(checkedText(value, field, path, 40, false), (checked) => {
      if (checked === null) return valid(null);
      const parsed = phoneNumber(String(checked));
      return 'value' in parsed ? valid(parsed.value) : invalid(path, parsed.code);
    }),
  parse: (typed, field) => phone.normalize?.(typed, field, field.name) ?? valid(typed),
};
