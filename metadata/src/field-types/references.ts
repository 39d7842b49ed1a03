import type { FieldType, JsonSchema } from '../field-type.ts';
import type { FieldModel } from '../model.ts';
import { references as shown } from '../shown-types/references.ts';
import { checkColumns, columnSchemas } from './columns-of-rows.ts';
import { invalid, valid } from './parsed.ts';
import { isRecordId } from './record-id.ts';
import { scalarTypeOf } from './scalar-types.ts';

const MOST = 500;

/** One link with its columns. */
function linkSchema(field: FieldModel): JsonSchema {
  const { required = [], properties } = columnSchemas(field.columns ?? [], scalarTypeOf);
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', ...required],
    properties: { id: { type: 'string', format: 'uuid', description: `Id of ${field.entity ?? ''}` }, ...properties },
  };
}

/** Several records of another entity, with columns on each link: `[{id, …columns}]`. */
export const references: FieldType = {
  ...shown,
  name: 'references',
  properties: ['entity', 'columns', 'maxItems', 'onDelete', 'filter'],
  column: () => ({ kind: 'link' }),
  valueSchema: (field) => ({
    type: 'array',
    maxItems: field.maxItems ?? MOST,
    items: linkSchema(field),
  }),
  writable: true,
  normalize: (value, field, path) => {
    if (!Array.isArray(value)) return invalid(path, 'value.list');
    if (value.length > (field.maxItems ?? MOST))
      return invalid(path, 'value.too-many', { most: field.maxItems ?? MOST });
    const links: unknown[] = [];
    const seen = new Set<string>();
    for (const [index, one] of value.entries()) {
      const here = `${path}.${index}`;
      const link: unknown = typeof one === 'string' ? { id: one } : one;
      if (typeof link !== 'object' || link === null || !('id' in link) || !isRecordId(link.id))
        return invalid(here, 'value.id');
      const id = link.id.toLowerCase();
      if (seen.has(id)) return invalid(here, 'value.repeated');
      seen.add(id);
      const checked = checkColumns(link as Record<string, unknown>, field.columns ?? [], here, scalarTypeOf, ['id']);
      if ('issue' in checked) return checked;
      links.push({ id, ...checked.row });
    }
    return valid(links);
  },
  parse: (_typed, field) => invalid(field.name, 'value.not-from-text'),
};
