import type { FieldType, Parsed } from '../field-type.ts';
import type { FieldModel } from '../model.ts';
import { file as shown } from '../shown-types/file.ts';
import { invalid, valid } from './parsed.ts';
import { isRecordId } from './record-id.ts';

const MOST = 50;

const FILE_SCHEMA = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: { type: 'string' },
    type: { type: 'string' },
    size: { type: 'integer' },
  },
} as const;

const isFile = (value: unknown): value is { readonly id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && isRecordId(value.id);

/** Only the id counts: name, type and size come from the store, whatever the caller says. */
function checkedFiles(value: unknown, field: FieldModel, path: string): Parsed {
  if (!field.multiple) return isFile(value) ? valid({ id: value.id }) : invalid(path, 'value.file');
  if (!Array.isArray(value)) return invalid(path, 'value.list');
  const most = field.maxItems ?? MOST;
  if (value.length > most) return invalid(path, 'value.too-many', { most });
  const wrong = value.findIndex((one) => !isFile(one));
  if (wrong >= 0) return invalid(`${path}.${wrong}`, 'value.file');
  return valid(value.length === 0 ? null : value.filter(isFile).map(({ id }) => ({ id })));
}

export const fileType = (name: 'file' | 'image'): FieldType => ({
  ...shown,
  name,
  // In a picture there is no text to be found.
  properties: ['accept', 'maxSize', 'multiple', 'maxItems', ...(name === 'file' ? (['searchable'] as const) : [])],
  column: () => ({ kind: 'column', sql: 'jsonb' }),
  valueSchema: (field) =>
    field.multiple ? { type: 'array', maxItems: field.maxItems ?? MOST, items: FILE_SCHEMA } : FILE_SCHEMA,
  writable: true,
  normalize: checkedFiles,
  parse: (_typed, field) => invalid(field.name, 'value.not-from-text'),
});

/** Uploaded files: `{id, name, type, size}`, a list when `multiple`. */
export const file = fileType('file');
