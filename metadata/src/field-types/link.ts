import type { FieldType } from '../field-type.ts';
import { link as shown } from '../shown-types/link.ts';
import { checkedText } from './checked-text.ts';
import { chain, invalid, valid } from './parsed.ts';

const LONGEST = 2000;

/** A web address. Other schemes are refused: `javascript:` would run in the reader's session. */
export const link: FieldType = {
  ...shown,
  name: 'link',
  properties: ['searchable', 'index', 'default'],
  column: () => ({ kind: 'column', sql: 'text' }),
  valueSchema: () => ({ type: 'string', format: 'iri', maxLength: LONGEST }),
  writable: true,
  normalize: (value, field, path) =>
    chain(checkedText(value, field, path, LONGEST, false), (checked) => {
      if (checked === null) return valid(null);
      const given = String(checked);
      const text = /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`;
      const isWeb = /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && URL.canParse(text);
      return isWeb ? valid(text) : invalid(path, 'value.link');
    }),
  parse: (typed, field) => link.normalize?.(typed, field, field.name) ?? valid(typed),
};
