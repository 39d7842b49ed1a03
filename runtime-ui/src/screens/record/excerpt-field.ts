import type { FieldModel } from '../../model/definitions.ts';

/** The field of which the timeline shows the beginning. */
export const excerptField = (fields: readonly FieldModel[]): FieldModel | undefined =>
  fields.find((field) => field.type === 'long-text' || field.type === 'rich-text');
