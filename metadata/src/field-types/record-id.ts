import type { FieldType } from '../field-type.ts';
import { reference as shown } from '../shown-types/record-id.ts';
import { invalid, valid } from './parsed.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isRecordId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** What reference, user and team share: the value is the id of a record. */
export const recordIdType = (name: 'reference' | 'user' | 'team', properties: FieldType['properties']): FieldType => ({
  ...shown,
  name,
  properties,
  column: () => ({ kind: 'column', sql: 'uuid' }),
  valueSchema: (field) => ({ type: 'string', format: 'uuid', description: `Id of ${field.entity ?? name}` }),
  writable: true,
  normalize: (value, _field, path) => (isRecordId(value) ? valid(value.toLowerCase()) : invalid(path, 'value.id')),
  parse: (typed, field) => {
    if (typed.trim() === '') return valid(null);
    return isRecordId(typed.trim()) ? valid(typed.trim().toLowerCase()) : invalid(field.name, 'value.id');
  },
});
