import type { EffectiveModel, EntityModel, FieldModel, StatusDefinition } from './definitions.ts';

const system = (
  name: string,
  type: FieldModel['type'],
  de: string,
  en: string,
  entity?: string,
): FieldModel => ({ id: name, name, type, label: { de, en }, readOnly: true, ...(entity && { entity }) });

/** Fields that every entity has beside its own; see metadata/src/system-fields.ts. */
const SYSTEM_FIELDS: readonly FieldModel[] = [
  system('createdAt', 'date-time', 'Erstellt am', 'Created at'),
  system('createdBy', 'user', 'Erstellt von', 'Created by', 'user'),
  system('updatedAt', 'date-time', 'Geändert am', 'Changed at'),
  system('updatedBy', 'user', 'Geändert von', 'Changed by', 'user'),
];

/** Own and system fields. */
export const fieldsOf = (entity: EntityModel): readonly FieldModel[] => [
  ...entity.fields,
  ...SYSTEM_FIELDS,
];

export const fieldNamed = (entity: EntityModel, name: string): FieldModel | undefined =>
  entity.fields.find((field) => field.name === name) ??
  SYSTEM_FIELDS.find((field) => field.name === name);

export const fieldsNamed = (entity: EntityModel, names: readonly string[]): FieldModel[] =>
  names.map((name) => fieldNamed(entity, name)).filter((field) => field !== undefined);

const EXPANDABLE = new Set<FieldModel['type']>(['reference', 'references', 'user', 'team']);

export const isReference = (field: FieldModel): boolean => EXPANDABLE.has(field.type);

/** What a query must expand to show these fields. */
export const expandOf = (fields: readonly FieldModel[]): string[] =>
  fields.filter(isReference).map((field) => field.name);

export const statusOf = (
  model: EffectiveModel,
  entity: EntityModel,
): { field: FieldModel; status: StatusDefinition } | undefined => {
  const field = entity.fields.find((one) => one.status !== undefined);
  const status = field?.status === undefined ? undefined : model.statuses[field.status];
  return field && status ? { field, status } : undefined;
};
