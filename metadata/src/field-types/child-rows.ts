import type { FieldType } from '../field-type.ts';
import { childRows as shown } from '../shown-types/child-rows.ts';
import { checkColumns, columnSchemas } from './columns-of-rows.ts';
import { invalid, valid } from './parsed.ts';
import { scalarTypeOf } from './scalar-types.ts';

const MOST = 500;

/** A small table inside the record, e.g. the positions of a price sheet. */
export const childRows: FieldType = {
  ...shown,
  name: 'child-rows',
  properties: ['columns', 'maxItems'],
  column: () => ({ kind: 'column', sql: 'jsonb' }),
  valueSchema: (field) => ({
    type: 'array',
    maxItems: field.maxItems ?? MOST,
    items: {
      type: 'object',
      additionalProperties: false,
      ...columnSchemas(field.columns ?? [], scalarTypeOf),
    },
  }),
  writable: true,
  normalize: (value, field, path) => {
    if (!Array.isArray(value)) return invalid(path, 'value.list');
    if (value.length > (field.maxItems ?? MOST))
      return invalid(path, 'value.too-many', { most: field.maxItems ?? MOST });
    const rows: unknown[] = [];
    for (const [index, one] of value.entries()) {
      const here = `${path}.${index}`;
      if (typeof one !== 'object' || one === null || Array.isArray(one)) return invalid(here, 'value.row');
      const checked = checkColumns(one as Record<string, unknown>, field.columns ?? [], here, scalarTypeOf);
      if ('issue' in checked) return checked;
      rows.push(checked.row);
    }
    return valid(rows.length === 0 ? null : rows);
  },
  parse: (_typed, field) => invalid(field.name, 'value.not-from-text'),
};
