import type { CheckScope } from '../../check-scope.ts';
import { asModel, interfaceOrVariant, referred, referredInterface } from '../../check-scope.ts';
import { isCron } from '../../cron.ts';
import { checkExpression } from '../../expression.ts';
import { fieldTypes } from '../../field-types.ts';
import type {
  EntityDefinition,
  InterfaceColumn,
  InterfaceDefinition,
  InterfaceExample,
  InterfaceFormat,
  InterfacePickUp,
  InterfaceSchedule,
  InterfaceSide,
  InterfaceStep,
} from '../../generated/definitions.gen.ts';
import { isDay } from '../../interface/column-rules.ts';
import {
  columnsAsFields,
  DOCUMENT_PLACES,
  edifactPlaceOf,
  isCounted,
  partsOfNames,
  placeInSide,
  placeOf,
  rangeOf,
  timesKeyOf,
  wordsBefore,
} from '../../interface/columns.ts';
import type { FieldModel } from '../../model.ts';
import { isTimeZone } from '../../shown-types/clock.ts';
import { statusEventsOf } from '../../workflow/check-action.ts';
import { formulaOf } from '../../workflow/formulas-of.ts';

/** By kind of file: what may be said of it, first what must be. */
const KEYS: {
  readonly [T in InterfaceFormat['type']]: { readonly needs?: readonly Key[]; readonly takes: readonly Key[] };
} = {
  csv: { takes: ['encoding', 'delimiter', 'header'] },
  xlsx: { takes: ['sheet', 'header'] },
  xml: { needs: ['element'], takes: ['element'] },
  json: { takes: ['list'] },
  'json-lines': { takes: [] },
  fixed: { takes: ['encoding'] },
  edifact: { needs: ['message', 'groups'], takes: ['message', 'groups'] },
  document: { takes: ['names', 'side'] },
};
type Key = Exclude<keyof InterfaceFormat, 'type'>;

/** What a search can go by: values that are compared as they are stored. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'long-text',
  'rich-text',
  'options',
  'references',
  'child-rows',
  'address',
  'file',
  'image',
  'json',
  'repetition',
  'roll-up',
]);

export function checkInterface(definition: InterfaceDefinition, scope: CheckScope): void {
  const { roles, format, columns, only, key, steps, examples = [], pickUp, expected } = definition;
  for (const [at, role] of roles.entries()) referred('role', role, `roles.${at}`, scope);
  checkFormat(format, scope);
  checkOnce('column', columns, 'columns', scope);
  checkOnce('step', steps, 'steps', scope);
  checkOnce('example', examples, 'examples', scope);
  for (const [at, column] of columns.entries()) {
    const code = placeIssue(column, format);
    if (code !== null && column.fixed === undefined)
      scope.report(`columns.${at}.from`, code, { from: column.from ?? '' });
    checkRules(column, `columns.${at}`, scope);
    checkOccurs(column, format.type, `columns.${at}`, scope);
  }
  const fields = columnsAsFields(definition);
  for (const [path, source] of [
    ['only', only],
    ['key', key],
  ] as const)
    checkSource(source, fields, path, scope, []);
  for (const [at, step] of steps.entries()) checkStep(step, fields, `steps.${at}`, scope);
  for (const [at, example] of examples.entries()) checkExample(example, definition, `examples.${at}`, scope);
  if (pickUp) checkPickUp(definition.id, pickUp, scope);
  checkSchedule(expected, 'expected', scope);
  if (definition.unknownColumns !== undefined && (NAMELESS.has(format.type) || format.header === false))
    scope.report('unknownColumns', 'definition.no-effect', { key: 'unknownColumns', type: format.type });
}

/** Files that do not name what stands in them. */
const NAMELESS: ReadonlySet<string> = new Set(['fixed', 'document']);

const LIMITED: ReadonlySet<string> = new Set(['integer', 'decimal', 'date', 'date-time']);

/** Rules must go together, and with the type. */
function checkRules(column: InterfaceColumn, path: string, scope: CheckScope): void {
  const { type, minLength, maxLength, least, most } = column;
  const noEffect = (keys: readonly (keyof InterfaceColumn)[]): void => {
    for (const key of keys)
      if (column[key] !== undefined) scope.report(`${path}.${key}`, 'definition.no-effect', { key, type });
  };
  if (type !== 'text') noEffect(['pattern', 'minLength', 'maxLength']);
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength)
    scope.report(`${path}.maxLength`, 'definition.limits', { least: String(minLength), most: String(maxLength) });
  if (!LIMITED.has(type)) return noEffect(['least', 'most']);
  for (const [key, limit] of Object.entries({ least, most }))
    if (limit !== undefined && isDay(limit) !== type.startsWith('date'))
      scope.report(`${path}.${key}`, 'definition.limit', { limit, type });
  if (least !== undefined && most !== undefined && (isDay(least) ? least > most : Number(least) > Number(most)))
    scope.report(`${path}.most`, 'definition.limits', { least, most });
}

/** Files in which an element can stand more than once within a row. */
const REPEATING: ReadonlySet<string> = new Set(['xml', 'json', 'json-lines']);

function checkOccurs(column: InterfaceColumn, type: InterfaceFormat['type'], path: string, scope: CheckScope): void {
  const { minOccurs, maxOccurs, fixed } = column;
  for (const key of ['minOccurs', 'maxOccurs'] as const) {
    if (column[key] === undefined) continue;
    if (!REPEATING.has(type)) scope.report(`${path}.${key}`, 'definition.no-effect', { key, type });
    else if (fixed !== undefined) scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: 'fixed' });
  }
  if (minOccurs !== undefined && maxOccurs !== undefined && minOccurs > maxOccurs)
    scope.report(`${path}.maxOccurs`, 'definition.limits', { least: String(minOccurs), most: String(maxOccurs) });
}

/** From one place: a connection, or a mailbox. */
function checkPickUp(id: string, pickUp: InterfacePickUp, scope: CheckScope): void {
  const { connection, mail, schedule, after = [] } = pickUp;
  for (const name of ['folder', 'archive'] as const)
    if (pickUp[name]?.split('/').some((part) => part === '.' || part === '..'))
      scope.report(`pickUp.${name}`, 'definition.folder', { folder: pickUp[name] });
  if (connection === undefined && mail === undefined)
    scope.report('pickUp.connection', 'document.missing-key', { key: 'connection' });
  if (mail)
    for (const key of ['connection', 'settleSeconds'] as const)
      if (pickUp[key] !== undefined) scope.report(`pickUp.${key}`, 'definition.no-effect', { key, type: 'mail' });
  checkSchedule(schedule, 'pickUp.schedule', scope);
  for (const [at, other] of after.entries())
    if (referredInterface(other, `pickUp.after.${at}`, scope) && leadsBack(other, id, scope, new Set()))
      scope.report(`pickUp.after.${at}`, 'definition.after-itself', { id, other });
}

/** Whether an interface, or a variant, comes after another one, by whatever lies between them. */
function leadsBack(id: string, to: string, scope: CheckScope, seen: Set<string>): boolean {
  if (id === to) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const found = interfaceOrVariant(id, scope);
  return (found?.pickUp?.after ?? []).some((next) => leadsBack(next, to, scope, seen));
}

/** What is wrong with where a column stands, in a file of this kind. */
function placeIssue(column: InterfaceColumn, format: InterfaceFormat): string | null {
  const { from } = column;
  const place = placeOf(column);
  if (format.type === 'fixed') return rangeOf(from) === null ? 'definition.fixed-range' : null;
  if (format.type === 'edifact') return edifactPlaceOf(place) === null ? 'definition.edifact-place' : null;
  if (format.type === 'document') {
    const known: readonly string[] = [...DOCUMENT_PLACES, ...partsOfNames(format.names)];
    const isInSide = format.side !== undefined && placeInSide(place) !== null;
    return known.includes(place) || wordsBefore(place) !== null || isInSide ? null : 'definition.document-place';
  }
  return format.header === false && !/^[1-9]\d{0,2}$/.test(from ?? '') ? 'definition.column-number' : null;
}

function checkSchedule(schedule: InterfaceSchedule | undefined, path: string, scope: CheckScope): void {
  if (schedule === undefined) return;
  const { cron, timeZone } = schedule;
  if (!isCron(cron)) scope.report(`${path}.cron`, 'definition.cron', { cron });
  if (timeZone !== undefined && !isTimeZone(timeZone))
    scope.report(`${path}.timeZone`, 'definition.time-zone', { zone: timeZone });
}

function checkFormat(format: InterfaceFormat, scope: CheckScope): void {
  const { needs = [], takes } = KEYS[format.type];
  for (const key of needs.filter((one) => format[one] === undefined))
    scope.report(`format.${key}`, 'document.missing-key', { key });
  const parts = partsOfNames(format.names);
  for (const part of parts)
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(part) || parts.indexOf(part) !== parts.lastIndexOf(part))
      scope.report('format.names', 'definition.name-part', { part });
  if (format.side) checkSide(format.side, scope);
  for (const key of Object.keys(format).filter((one): one is Key => one !== 'type'))
    if (!takes.includes(key)) scope.report(`format.${key}`, 'definition.no-effect', { key, type: format.type });
}

/** By kind of side file: what may be said of it beside how long it is waited for. */
const SIDE_KEYS: { readonly [T in InterfaceSide['type']]: readonly string[] } = {
  csv: ['encoding', 'delimiter'],
  xml: ['element'],
  json: [],
  txt: ['encoding'],
};

function checkSide(side: InterfaceSide, scope: CheckScope): void {
  const { type } = side;
  if (type === 'xml' && side.element === undefined)
    scope.report('format.side.element', 'document.missing-key', { key: 'element' });
  for (const key of Object.keys(side))
    if (key !== 'type' && key !== 'waitMinutes' && !SIDE_KEYS[type].includes(key))
      scope.report(`format.side.${key}`, 'definition.no-effect', { key, type });
}

function checkOnce(kind: string, list: readonly { readonly id: string }[], path: string, scope: CheckScope): void {
  const seen = new Map<string, number>();
  for (const [at, { id }] of list.entries()) {
    const first = seen.get(id);
    if (first !== undefined)
      scope.report(`${path}.${at}.id`, 'definition.repeated', { kind, id, other: `${path}.${first}` });
    else seen.set(id, at);
  }
}

function checkSource(
  source: string | undefined,
  fields: readonly FieldModel[],
  path: string,
  scope: CheckScope,
  variables: readonly string[],
): void {
  if (source === undefined) return;
  for (const issue of checkExpression(source, fields, path, variables)) scope.report(path, issue.code, issue.params);
}

/** By what a step does: what it cannot do without, and what says nothing there. */
const STEP_KEYS: {
  readonly [D in InterfaceStep['do']]: {
    readonly needs: readonly (keyof InterfaceStep)[];
    readonly not: readonly (keyof InterfaceStep)[];
  };
} = {
  find: { needs: ['by'], not: ['values', 'existing', 'event'] },
  write: { needs: ['values'], not: ['event'] },
  move: { needs: ['by', 'event'], not: ['existing'] },
};

function checkStep(step: InterfaceStep, fields: readonly FieldModel[], path: string, scope: CheckScope): void {
  checkSource(step.if, fields, `${path}.if`, scope, ['output']);
  const { needs, not } = STEP_KEYS[step.do];
  for (const key of needs.filter((one) => step[one] === undefined))
    scope.report(`${path}.${key}`, 'document.missing-key', { key });
  const report = (key: string): void => scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: step.do });
  for (const key of not) if (step[key] !== undefined) report(key);
  if (step.do !== 'write' && step.missing === 'create') report('missing');
  if (step.do === 'write' && step.by === undefined)
    for (const key of ['existing', 'missing'] as const) if (step[key] !== undefined) report(key);
  const entity = referred('entity', step.entity, `${path}.entity`, scope);
  if (step.do === 'move' && entity && step.event !== undefined && !statusEventsOf(entity, scope).has(step.event))
    scope.report(`${path}.event`, 'definition.unknown-reference', { kind: 'transition', id: step.event });
  checkValues(step.by, entity, fields, `${path}.by`, scope);
  checkValues(step.values, entity, fields, `${path}.values`, scope);
  for (const name of Object.keys(step.by ?? {})) {
    const field = fieldOf(name, entity);
    if (field && NOT_COMPARED.has(field.type))
      scope.report(`${path}.by.${name}`, 'definition.no-effect', { key: name, type: field.type });
  }
  for (const name of Object.keys(step.values ?? {})) {
    const field = fieldOf(name, entity);
    if (field && !fieldTypes[field.type].writable)
      scope.report(`${path}.values.${name}`, 'definition.no-effect', { key: name, type: field.type });
  }
}

const fieldOf = (name: string, entity: EntityDefinition | undefined): FieldModel | undefined =>
  entity?.fields.map(asModel).find((one) => one.name === name);

function checkValues(
  values: object | undefined,
  entity: EntityDefinition | undefined,
  fields: readonly FieldModel[],
  path: string,
  scope: CheckScope,
): void {
  for (const [name, value] of Object.entries(values ?? {})) {
    if (entity && !fieldOf(name, entity))
      scope.report(`${path}.${name}`, 'definition.unknown-field', { id: name, entity: entity.id });
    checkSource(formulaOf(value) ?? undefined, fields, `${path}.${name}.formula`, scope, ['output']);
  }
}

function checkExample(
  { row, expected }: InterfaceExample,
  { columns, steps }: InterfaceDefinition,
  path: string,
  scope: CheckScope,
): void {
  const known = new Set<string>(columns.map(({ id }) => id));
  const counts = new Set(columns.filter(isCounted).map(({ id }) => timesKeyOf(id)));
  for (const id of Object.keys(row))
    if (!known.has(id) && !counts.has(id))
      scope.report(`${path}.row.${id}`, 'definition.unknown-reference', { kind: 'column', id });
  for (const [at, id] of (expected.refused ?? []).entries())
    if (!known.has(id))
      scope.report(`${path}.expected.refused.${at}`, 'definition.unknown-reference', { kind: 'column', id });
  for (const [id, values] of Object.entries(expected.steps ?? {})) {
    const step = steps.find((one) => one.id === id);
    const here = `${path}.expected.steps.${id}`;
    if (!step) scope.report(here, 'definition.unknown-reference', { kind: 'step', id });
    const entity = step && scope.entities.get(step.entity);
    for (const name of Object.keys(values))
      if (entity && !fieldOf(name, entity))
        scope.report(`${here}.${name}`, 'definition.unknown-field', { id: name, entity: entity.id });
  }
}
