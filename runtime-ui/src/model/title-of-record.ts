import { formatValue } from '@leitwerk/metadata/shown-types';
import type { EntityModel, Language, Values } from './definitions.ts';
import { titleFieldOf } from './fields-of.ts';

/** How a record is called; its kind when it has no title yet. */
export function titleOfRecord(entity: EntityModel, record: Values, language: Language): string {
  const field = titleFieldOf(entity);
  const text = field ? formatValue(record[field.name], field, language) : '';
  return text || entity.label[language];
}
