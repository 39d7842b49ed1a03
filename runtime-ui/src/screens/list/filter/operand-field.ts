import type { TextKey } from '../../../i18n/language.ts';
import type { FieldModel } from '../../../model/definitions.ts';
import type { Operator } from '../../../values/operators.ts';

const TYPED_AS_TEXT = new Set<FieldModel['type']>([
  'text', 'long-text', 'rich-text', 'phone', 'email', 'link', 'number-range', 'address', 'json',
]);

/** The field whose widget takes the value to compare with; none when there is no value. */
export function operandField(field: FieldModel, operator: Operator): FieldModel | undefined {
  if (operator === 'isNull') return undefined;
  const { id, name, label, entity, options, unit, scale, currency } = field;
  const bare = { id, name, label };
  if (operator === 'contains' || operator === 'startsWith' || TYPED_AS_TEXT.has(field.type)) return { ...bare, type: 'text' };
  if (field.type === 'computed') return { ...bare, type: field.result ?? 'text' };
  if (field.type === 'boolean') {
    const yesOrNo = [
      { id: 'true', label: { de: 'Ja', en: 'Yes' } },
      { id: 'false', label: { de: 'Nein', en: 'No' } },
    ];
    return { ...bare, type: 'option', options: yesOrNo };
  }
  const isList = operator === 'in' || operator === 'notIn';
  if (field.type === 'option' || field.type === 'options') {
    return { ...bare, type: isList ? 'options' : 'option', ...(options && { options }) };
  }
  if (field.type === 'references') return { ...bare, type: 'reference', ...(entity !== undefined && { entity }) };
  return {
    ...bare,
    type: field.type,
    ...(entity !== undefined && { entity }),
    ...(unit !== undefined && { unit }),
    ...(scale !== undefined && { scale }),
    ...(currency !== undefined && { currency }),
  };
}

/** What means something else for each reader: me, my teams, today. */
export function readersValue(field: FieldModel, operator: Operator): { value: string; word: TextKey } | undefined {
  if (operator === 'isNull') return undefined;
  if (field.type === 'user' && (operator === 'eq' || operator === 'ne')) return { value: '$user', word: 'me' };
  if (field.type === 'team' && operator === 'in') return { value: '$teams', word: 'myTeams' };
  if (field.type === 'date') return { value: '$today', word: 'today' };
  return undefined;
}
