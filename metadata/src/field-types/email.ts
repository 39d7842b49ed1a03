import type { FieldType } from '../field-type.ts';
import { email as shown } from '../shown-types/email.ts';
import { checkedText } from './checked-text.ts';
import { chain, invalid, valid } from './parsed.ts';

const LONGEST = 254;
const LABEL = /^[a-z0-9äöüß](?:[a-z0-9äöüß-]{0,61}[a-z0-9äöüß])?$/;

/** One mailbox. In small letters, as nearly every server treats it, so that the same address is found and unique. */
export const email: FieldType = {
  ...shown,
  name: 'email',
  properties: ['unique', 'searchable', 'index'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: () => ({ type: 'string', format: 'idn-email', maxLength: LONGEST }),
  writable: true,
  normalize: (value, field, path) =>
    chain(checkedText(value, field, path, LONGEST, false), (checked) => {
      if (checked === null) return valid(null);
      const text = String(checked).toLowerCase();
      const at = text.lastIndexOf('@');
      const local = text.slice(0, at);
      const labels = text.slice(at + 1).split('.');
      const isAddress =
        at > 0 &&
        local.length <= 64 &&
        /^[^\s@"<>(),:;\\[\]]+$/.test(local) &&
        !/^\.|\.\.|\.$/.test(local) &&
        (labels.length > 1 || labels[0] === 'localhost') &&
        labels.every((label) => LABEL.test(label));
      return isAddress ? valid(text) : invalid(path, 'value.email');
    }),
  parse: (typed, field) => email.normalize?.(typed, field, field.name) ?? valid(typed),
};
