import type { FieldModel } from './model.ts';

/**
 * Fields that every entity has. They are read, filtered and sorted like others and never written by a caller.
 * `version` counts changes and is the ETag.
 */
export const SYSTEM_FIELDS: readonly FieldModel[] = [
  { id: 'id', name: 'id', type: 'text', label: { de: 'ID', en: 'ID' }, readOnly: true },
  { id: 'version', name: 'version', type: 'integer', label: { de: 'Version', en: 'Version' }, readOnly: true },
  {
    id: 'createdAt',
    name: 'createdAt',
    type: 'date-time',
    label: { de: 'Erstellt am', en: 'Created at' },
    readOnly: true,
  },
  {
    id: 'createdBy',
    name: 'createdBy',
    type: 'user',
    entity: 'user',
    label: { de: 'Erstellt von', en: 'Created by' },
    readOnly: true,
  },
  {
    id: 'updatedAt',
    name: 'updatedAt',
    type: 'date-time',
    label: { de: 'Geändert am', en: 'Changed at' },
    readOnly: true,
  },
  {
    id: 'updatedBy',
    name: 'updatedBy',
    type: 'user',
    entity: 'user',
    label: { de: 'Geändert von', en: 'Changed by' },
    readOnly: true,
  },
];
