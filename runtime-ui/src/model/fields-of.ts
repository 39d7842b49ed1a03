import { SYSTEM_FIELDS } from '@leitwerk/metadata/system-fields';
import type { EffectiveModel, EntityModel, FieldModel, StatusDefinition } from './definitions.ts';

/** `id` and `version` carry a record; people do not read them. */
const SHOWN_SYSTEM_FIELDS = SYSTEM_FIELDS.filter(({ name }) => name !== 'id' && name !== 'version');

/** Own and system fields. */
export const fieldsOf = (entity: EntityModel): readonly FieldModel[] => [...entity.fields, ...SHOWN_SYSTEM_FIELDS];

export const fieldNamed = (entity: EntityModel, name: string): FieldModel | undefined =>
  fieldsOf(entity).find((field) => field.name === name);

/** Definitions point at fields by id; what the reader may not see is absent. */
export const fieldWithId = (entity: EntityModel, id: string | undefined): FieldModel | undefined =>
  fieldsOf(entity).find((field) => field.id === id);

export const fieldsWithIds = (entity: EntityModel, ids: readonly string[]): FieldModel[] =>
  ids.map((id) => fieldWithId(entity, id)).filter((field) => field !== undefined);

export const titleFieldOf = (entity: EntityModel): FieldModel | undefined => fieldWithId(entity, entity.titleField);

const EXPANDABLE = new Set<FieldModel['type']>(['reference', 'references', 'user', 'team']);

export const isReference = (field: FieldModel): boolean => EXPANDABLE.has(field.type);

const NUMBERS = new Set<FieldModel['type']>(['integer', 'decimal', 'money', 'percent']);

/** Whether its values stand under each other by their digits. */
export const isNumber = (field: FieldModel): boolean =>
  NUMBERS.has(field.type) ||
  (field.type === 'computed' && (field.result === 'integer' || field.result === 'decimal')) ||
  (field.type === 'roll-up' && field.measure !== 'min' && field.measure !== 'max');

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
