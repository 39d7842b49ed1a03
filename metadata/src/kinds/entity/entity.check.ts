import type { CheckScope } from '../../check-scope.ts';
import {
  asModel,
  checkFilter,
  checkFormula,
  mustHaveField,
  ofKind,
  referred,
  referredField,
  SYSTEM_FIELD_IDS,
  targetOf,
} from '../../check-scope.ts';
import { fieldsOfExpression } from '../../expression.ts';
import { neededOfType, propertiesOfType } from '../../field-properties.ts';
import { scalarTypes } from '../../field-types/scalar-types.ts';
import { fieldTypes } from '../../field-types.ts';
import type { EntityDefinition, Field, FormerName } from '../../generated/definitions.gen.ts';
import { messageOf } from '../../messages.ts';
import type { FieldModel } from '../../model.ts';
import { isDay } from '../../shown-types/clock.ts';

export function checkEntity(entity: EntityDefinition, scope: CheckScope): void {
  checkRepeats(entity, scope);
  checkFormerNames(entity, scope);
  for (const [index, field] of entity.fields.entries()) checkField(field, entity, `fields.${index}`, scope);
  const title = referredField(entity, entity.titleField, 'titleField', scope);
  if (title && fieldTypes[title.type].column(title).kind !== 'column')
    scope.report('titleField', 'definition.title-field', { id: title.id });
  for (const [key, types] of [
    ['ownerField', ['user']],
    ['teamField', ['team']],
    ['reminderField', ['date-time']],
  ] as const) {
    const id = entity[key];
    const field = id === undefined ? undefined : referredField(entity, id, key, scope);
    if (field && !(types as readonly string[]).includes(field.type))
      scope.report(key, 'definition.owner-field', { id: field.id, type: types.join(', ') });
  }
  for (const [index, rule] of (entity.rules ?? []).entries()) {
    checkFormula(rule.check, entity, `rules.${index}.check`, scope);
    for (const [at, id] of rule.fields.entries()) referredField(entity, id, `rules.${index}.fields.${at}`, scope);
  }
  for (const list of ['unique', 'duplicates'] as const) {
    for (const [index, key] of (entity[list] ?? []).entries()) {
      for (const [at, id] of key.fields.entries()) mustHaveField(entity, id, `${list}.${index}.fields.${at}`, scope);
    }
  }
  checkTimes(entity, scope);
  checkTimeline(entity, scope);
  checkCycles(entity, scope);
}

/** Types that the fields must have by which records stand in time. */
const TIME_FIELDS = {
  startField: ['date', 'date-time'],
  endField: ['date', 'date-time'],
  repetitionField: ['repetition'],
  repetitionEndField: ['date'],
} as const;

function checkTimes(entity: EntityDefinition, scope: CheckScope): void {
  const found = new Map<string, Pick<FieldModel, 'id' | 'type' | 'readOnly'>>();
  for (const [key, types] of Object.entries(TIME_FIELDS)) {
    const id = entity[key as keyof typeof TIME_FIELDS];
    const field = id === undefined ? undefined : referredField(entity, id, key, scope);
    if (!field) continue;
    found.set(key, field);
    if (!types.some((type) => type === field.type))
      scope.report(key, 'definition.owner-field', { id: field.id, type: types.join(', ') });
  }
  const need = (key: string, of: string): void => {
    if (found.has(of) && !found.has(key)) scope.report('', 'definition.missing', { type: of, key });
  };
  need('startField', 'endField');
  need('startField', 'repetitionField');
  need('repetitionField', 'repetitionEndField');
  const start = found.get('startField');
  const end = found.get('endField');
  if (start && end && start.type !== end.type)
    scope.report('endField', 'definition.owner-field', { id: end.id, type: start.type });
  const last = found.get('repetitionEndField');
  if (last && last.readOnly !== true)
    scope.report('repetitionEndField', 'definition.missing', { type: last.id, key: 'readOnly' });
  // What has a status comes again as a record of its own; nothing needs to be looked for.
  if (!ofKind(scope, 'contract-status').some((one) => one.entity === entity.id))
    need('repetitionEndField', 'repetitionField');
}

const MOMENT_TYPES: ReadonlySet<string> = new Set(['date', 'date-time']);
const SYSTEM_MOMENTS: ReadonlySet<string> = new Set(['createdAt', 'updatedAt']);

function checkTimeline(entity: EntityDefinition, scope: CheckScope): void {
  for (const [index, { entity: id, via, at }] of (entity.timeline ?? []).entries()) {
    const path = `timeline.${index}`;
    const other = referred('entity', id, `${path}.entity`, scope);
    if (!other) continue;
    const field = referredField(other, via, `${path}.via`, scope);
    if (field && targetOf(field) !== entity.id)
      scope.report(`${path}.via`, 'definition.related', { via, entity: other.id, target: entity.id });
    if (at === undefined || SYSTEM_MOMENTS.has(at)) continue;
    const moment = referredField(other, at, `${path}.at`, scope);
    if (moment && !MOMENT_TYPES.has(moment.type))
      scope.report(`${path}.at`, 'definition.owner-field', { id: at, type: 'date, date-time' });
  }
}

function checkRepeats(entity: EntityDefinition, scope: CheckScope): void {
  const seen = new Map<string, number>();
  for (const [index, field] of entity.fields.entries()) {
    for (const key of new Set([field.id, field.name ?? field.id])) {
      const first = seen.get(key);
      if (first !== undefined)
        scope.report(`fields.${index}.id`, 'definition.repeated', { kind: 'field', id: key, other: `fields.${first}` });
      else seen.set(key, index);
    }
  }
}

/** A name means one thing at a time, former ones included. */
function checkFormerNames(entity: EntityDefinition, scope: CheckScope): void {
  const check = (former: readonly FormerName[], others: ReadonlySet<string>, kind: string, path: string): void => {
    for (const [at, { name, until }] of former.entries()) {
      const isRepeated = others.has(name) || former.findIndex((one) => one.name === name) !== at;
      if (isRepeated)
        scope.report(`${path}formerNames.${at}.name`, 'definition.repeated', { kind, id: name, other: entity.id });
      if (!isDay(until)) scope.report(`${path}formerNames.${at}.until`, 'value.date');
    }
  };
  const namesOf = (one: EntityDefinition) => [one.name, ...(one.formerNames ?? []).map((former) => former.name)];
  const others = [...scope.entities.values()].filter((one) => one.id !== entity.id).flatMap(namesOf);
  check(entity.formerNames ?? [], new Set([...others, entity.name]), 'entity', '');
  for (const [index, field] of entity.fields.entries()) {
    const rest = entity.fields.filter((one) => one !== field);
    const taken = rest.flatMap((one) => [one.id, one.name, ...(one.formerNames ?? []).map((former) => former.name)]);
    const names = new Set([...taken, field.name ?? field.id, ...SYSTEM_FIELD_IDS].flatMap((one) => one ?? []));
    check(field.formerNames ?? [], names, 'field', `fields.${index}.`);
    for (const [at, column] of (field.columns ?? []).entries())
      if (column.formerNames)
        scope.report(`fields.${index}.columns.${at}.formerNames`, 'definition.no-effect', {
          key: 'formerNames',
          type: field.type,
        });
  }
}

function checkField(field: Field, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const type = fieldTypes[field.type];
  const known = propertiesOfType(field.type);
  for (const key of Object.keys(field) as (keyof Field)[]) {
    if (!known.has(key)) scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: field.type });
  }
  for (const key of neededOfType(field.type)) {
    if (field[key] === undefined) scope.report(path, 'definition.missing', { type: field.type, key });
  }
  if (!type.writable && (field.required || field.requiredWhen || field.default !== undefined)) {
    scope.report(`${path}.required`, 'definition.no-effect', { key: 'required', type: field.type });
  }
  for (const key of ['requiredWhen', 'visibleWhen', 'readOnlyWhen', 'expression'] as const)
    checkFormula(field[key], entity, `${path}.${key}`, scope);
  checkOptions(field, entity, path, scope);
  checkTarget(field, path, scope);
  if (field.numbering !== undefined) referred('numbering', field.numbering, `${path}.numbering`, scope);
  for (const [index, column] of (field.columns ?? []).entries()) {
    if (!scalarTypes[column.type])
      scope.report(`${path}.columns.${index}.type`, 'definition.column-type', { type: column.type });
    else checkField(column, entity, `${path}.columns.${index}`, scope);
  }
  checkDefault(field, path, scope);
}

function checkOptions(field: Field, entity: EntityDefinition, path: string, scope: CheckScope): void {
  if (field.type !== 'option' && field.type !== 'options') return;
  if (field.optionSet !== undefined) referred('option-set', field.optionSet, `${path}.optionSet`, scope);
  const isStatus = ofKind(scope, 'contract-status').some((one) => one.entity === entity.id && one.field === field.id);
  const isJournal = ofKind(scope, 'journal').some((one) => one.entity === entity.id && one.typeField === field.id);
  if (!field.options && !field.optionSet && !isStatus && !isJournal)
    scope.report(path, 'definition.missing', { type: field.type, key: 'options' });
}

function checkTarget(field: Field, path: string, scope: CheckScope): void {
  const id = field.type === 'user' || field.type === 'team' ? field.type : field.entity;
  if (id === undefined) return;
  const target = field.entity === undefined ? scope.entities.get(id) : referred('entity', id, `${path}.entity`, scope);
  if (!target) return;
  if (field.filter !== undefined) checkFilter(field.filter, target, `${path}.filter`, scope);
  if (field.type !== 'roll-up') return;
  const via = field.via === undefined ? undefined : referredField(target, field.via, `${path}.via`, scope);
  if (via && via.type !== 'reference')
    scope.report(`${path}.via`, 'definition.roll-up', { id: via.id, entity: target.id });
  if (field.measureField !== undefined) mustHaveField(target, field.measureField, `${path}.measureField`, scope);
  else if (field.measure !== undefined && field.measure !== 'count')
    scope.report(path, 'definition.missing', { type: field.type, key: 'measureField' });
}

const PLACEHOLDERS: ReadonlySet<unknown> = new Set(['$today', '$now', '$user', '$team']);

function checkDefault(field: Field, path: string, scope: CheckScope): void {
  if (field.default === undefined || PLACEHOLDERS.has(field.default)) return;
  const set =
    field.optionSet === undefined ? undefined : ofKind(scope, 'option-set').find((one) => one.id === field.optionSet);
  const options = field.options ?? set?.options;
  if ((field.type === 'option' || field.type === 'options') && !options) return;
  const model = { ...asModel(field), ...(options && { options }) };
  const parsed = fieldTypes[field.type].normalize?.(field.default, model, '');
  if (parsed && 'issue' in parsed) {
    const reason = { de: messageOf(parsed.issue, 'de'), en: messageOf(parsed.issue, 'en') };
    scope.report(`${path}.default`, 'definition.default', { reason });
  }
}

/** Formulas that need each other can never be worked out. */
function checkCycles(entity: EntityDefinition, scope: CheckScope): void {
  const needs = new Map(
    entity.fields
      .filter((field) => field.type === 'computed' && field.expression !== undefined)
      .map((field) => [field.name ?? field.id, fieldsOfExpression(field.expression ?? '')]),
  );
  const isDone = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) {
      const circle = [...way.slice(way.indexOf(name)), name].join(' → ');
      const index = entity.fields.findIndex((field) => (field.name ?? field.id) === name);
      scope.report(`fields.${index}.expression`, 'definition.cycle', { fields: circle });
      return;
    }
    if (isDone.has(name)) return;
    for (const next of needs.get(name) ?? []) if (needs.has(next)) visit(next, [...way, name]);
    isDone.add(name);
  };
  for (const name of needs.keys()) visit(name, []);
}
