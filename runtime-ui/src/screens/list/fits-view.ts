import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { fieldsOf } from '../../model/fields-of.ts';

const GROUPED = new Set<FieldModel['type']>(['option', 'boolean', 'reference', 'user', 'team', 'date', 'date-time']);
const SUMMED = new Set<FieldModel['type']>(['integer', 'decimal', 'money', 'duration']);

export const isDay = (field: FieldModel): boolean => field.type === 'date' || field.type === 'date-time';

/** Fields by whose values the rows of a list can be put together. */
export const groupFields = (entity: EntityModel): FieldModel[] =>
  fieldsOf(entity).filter((field) => GROUPED.has(field.type));

/** Fields whose values can be the columns of a board. */
export const boardFields = (entity: EntityModel): FieldModel[] =>
  entity.fields.filter((field) => field.type === 'option');

/** Fields that put a record on a day of a calendar. */
export const dayFields = (entity: EntityModel): FieldModel[] => fieldsOf(entity).filter(isDay);

export const isSummed = (field: FieldModel): boolean =>
  SUMMED.has(field.type) || (field.type === 'computed' && (field.result === 'integer' || field.result === 'decimal'));

/** Fields that can be added up. */
export const sumFields = (entity: EntityModel): FieldModel[] => entity.fields.filter(isSummed);
