import { formatValue } from '@leitwerk/metadata/shown-types';
import type { Text } from '../i18n/language.ts';
import type { EntityModel, FieldModel, Filter, Language } from '../model/definitions.ts';
import { fieldNamed, isReference } from '../model/fields-of.ts';
import { isRecord } from './equal-values.ts';
import type { Condition } from './filter-conditions.ts';
import { splitFilter } from './filter-conditions.ts';
import { askedField, operatorWord } from './operator-words.ts';

export type WordContext = {
  readonly entity: EntityModel;
  readonly language: Language;
  readonly text: Text;
  /** Title of a referenced record, when known. */
  readonly titleOf?: (entity: string, id: string) => string | undefined;
};

const VARIABLES = { $user: 'me', $teams: 'myTeams', $today: 'today', $now: 'today' } as const;

const isVariable = (value: unknown): value is keyof typeof VARIABLES => typeof value === 'string' && value in VARIABLES;

function valueInWords(value: unknown, field: FieldModel, context: WordContext): string {
  if (isVariable(value)) return context.text(VARIABLES[value]);
  if (Array.isArray(value)) {
    return value.map((one) => valueInWords(one, field, context)).join(', ');
  }
  if (isReference(field) && typeof value === 'string') {
    return context.titleOf?.(field.entity ?? '', value) ?? '…';
  }
  return formatValue(value, field, context.language);
}

export function conditionInWords(condition: Condition, context: WordContext): string {
  const field = fieldNamed(context.entity, condition.field);
  const label = field?.label[context.language] ?? condition.field;
  if (!field) return `${label} ${String(condition.value)}`;
  const { operator, value } = condition;
  if (operator === 'isNull' || (operator === 'eq' && value === null)) {
    return `${label} ${context.text(value === false ? 'opNotNull' : 'opIsNull')}`;
  }
  if (operator === 'ne' && value === null) return `${label} ${context.text('opNotNull')}`;
  const isSingle = operator === 'in' && Array.isArray(value) && value.length === 1;
  const word = context.text(isSingle ? 'opEq' : operatorWord(operator, field));
  return `${label} ${word} ${valueInWords(value, askedField(field, operator), context)}`;
}

function restInWords(key: string, value: unknown, context: WordContext): string {
  if ((key === 'or' || key === 'and') && Array.isArray(value)) {
    const parts = value.map((one) => (isRecord(one) ? filterInWords(one, context) : String(one)));
    return parts.join(` ${context.text(key)} `);
  }
  if (key === 'not' && isRecord(value)) return `${context.text('not')} ${filterInWords(value, context)}`;
  const [first = '', ...others] = key.split('.');
  const label = fieldNamed(context.entity, first)?.label[context.language] ?? first;
  return `${[label, ...others].join(' › ')}: ${isRecord(value) ? Object.values(value).join(', ') : String(value)}`;
}

export function filterInWords(filter: Filter, context: WordContext): string {
  const { conditions, rest } = splitFilter(filter);
  const words = [
    ...conditions.map((condition) => conditionInWords(condition, context)),
    ...Object.entries(rest).map(([key, value]) => restInWords(key, value, context)),
  ];
  return words.join(` ${context.text('and')} `);
}
