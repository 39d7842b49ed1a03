import { parseRelativeDate } from '@leitwerk/metadata/relative-date';
import { formatValue } from '@leitwerk/metadata/shown-types';
import type { Text } from '../i18n/language.ts';
import type { EffectiveModel, EntityModel, FieldModel, Filter, Language } from '../model/definitions.ts';
import { fieldAt } from '../model/field-at.ts';
import { isReference } from '../model/fields-of.ts';
import { isRecord } from './equal-values.ts';
import type { Condition } from './filter-conditions.ts';
import { alternativesOf, conditionOf, termsOf } from './filter-terms.ts';
import { askedField, operatorWord } from './operator-words.ts';
import { periodOf } from './periods.ts';

export type WordContext = {
  readonly entity: EntityModel;
  readonly entities: EffectiveModel['entities'];
  readonly language: Language;
  readonly text: Text;
  /** Title of a referenced record, when known. */
  readonly titleOf?: (entity: string, id: string) => string | undefined;
};

const VARIABLES = { $user: 'me', $teams: 'myTeams', $today: 'today', $now: 'today' } as const;

const isVariable = (value: unknown): value is keyof typeof VARIABLES => typeof value === 'string' && value in VARIABLES;

const STARTS = {
  today: 'today',
  weekStart: 'weekStart',
  monthStart: 'monthStart',
  quarterStart: 'quarterStart',
  yearStart: 'yearStart',
} as const;

function relativeInWords(value: unknown, { text }: WordContext): string | undefined {
  const relative = parseRelativeDate(value);
  if (!relative) return undefined;
  const { start, count } = relative;
  if (start === 'today' && count !== 0) return text(count < 0 ? 'daysAgo' : 'inDays', { count: Math.abs(count) });
  return count === 0 ? text(STARTS[start]) : `${text(STARTS[start])} ${count > 0 ? '+' : '−'}${Math.abs(count)}`;
}

function valueInWords(value: unknown, field: FieldModel, context: WordContext): string {
  if (isVariable(value)) return context.text(VARIABLES[value]);
  const relative = relativeInWords(value, context);
  if (relative !== undefined) return relative;
  if (Array.isArray(value)) {
    return value.map((one) => valueInWords(one, field, context)).join(', ');
  }
  if (isReference(field) && typeof value === 'string') {
    return context.titleOf?.(field.entity ?? '', value) ?? '…';
  }
  return formatValue(value, field, context.language);
}

function conditionInWords(condition: Condition, context: WordContext): string {
  const found = fieldAt(context.entities, context.entity, condition.field);
  const label = found?.label[context.language] ?? condition.field;
  const { operator, value } = condition;
  if (!found) return `${label} ${String(value)}`;
  const { field } = found;
  if (operator === 'isNull' || (operator === 'eq' && value === null)) {
    return `${label} ${context.text(value === false ? 'opNotNull' : 'opIsNull')}`;
  }
  if (operator === 'ne' && value === null) return `${label} ${context.text('opNotNull')}`;
  if (operator === 'eq' && value === '$user') return `${label} ${context.text('isMe')}`;
  if (operator === 'in' && value === '$teams') return `${label} ${context.text('isMyTeam')}`;
  const isSingle = operator === 'in' && Array.isArray(value) && value.length === 1;
  const word = context.text(isSingle ? 'opEq' : operatorWord(operator, field));
  // A list is read by its single values.
  const single = field.type === 'options' || Array.isArray(value) ? field : askedField(field, operator);
  return `${label} ${word} ${valueInWords(value, single.type === 'options' ? { ...single, type: 'option' } : single, context)}`;
}

function termInWords(term: Filter, context: WordContext): string {
  const alternatives = alternativesOf(term);
  if (alternatives.length > 1) {
    const parts = alternatives.map((one) => filterInWords(one, context, true));
    return parts.join(` ${context.text('or')} `);
  }
  const condition = conditionOf(term);
  const [[key = '', value] = []] = Object.entries(term);
  const found = periodOf(value);
  if (found) {
    const label = fieldAt(context.entities, context.entity, key)?.label[context.language] ?? key;
    return `${label} ${context.text(found.period.text, { count: found.days })}`;
  }
  if (condition) return conditionInWords(condition, context);
  if (key === 'not' && isRecord(value)) return `${context.text('not')} ${filterInWords(value, context, true)}`;
  return `${key}: ${JSON.stringify(value)}`;
}

/** A filter as a person reads it; in another one with brackets where it has several parts. */
export function filterInWords(filter: Filter, context: WordContext, isInside = false): string {
  const terms = termsOf(filter);
  const words = terms.map((term) => termInWords(term, context)).join(` ${context.text('and')} `);
  const isMany = terms.length > 1 || terms.some((term) => alternativesOf(term).length > 1);
  return isInside && isMany ? `(${words})` : words;
}
