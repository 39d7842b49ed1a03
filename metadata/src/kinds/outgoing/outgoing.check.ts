import type { CheckScope } from '../../check-scope.ts';
import { asModel, checkFilter, referred, referredInterface, targetOf } from '../../check-scope.ts';
import { isCron } from '../../cron.ts';
import { checkExpression } from '../../expression.ts';
import type { EntityDefinition, OutgoingDefinition, OutgoingFormat } from '../../generated/definitions.gen.ts';
import type { FieldModel } from '../../model.ts';
import { isStructured, looksForChanges } from '../../outgoing/compile-outgoing.ts';
import { isTimeZone } from '../../shown-types/clock.ts';

/** What may be said of a kind of file. */
const TAKES: { readonly [T in OutgoingFormat['type']]: readonly string[] } = {
  csv: ['delimiter'],
  xml: ['root', 'element'],
  json: [],
  'json-lines': [],
};

export function checkOutgoing(definition: OutgoingDefinition, scope: CheckScope): void {
  const { roles, format, columns, only, key, filter, send, examples = [] } = definition;
  for (const [at, role] of roles.entries()) referred('role', role, `roles.${at}`, scope);
  for (const name of Object.keys(format))
    if (name !== 'type' && !TAKES[format.type].includes(name))
      scope.report(`format.${name}`, 'definition.no-effect', { key: name, type: format.type });
  checkOnce('column', columns, 'columns', scope);
  checkOnce('example', examples, 'examples', scope);
  checkNames(definition, scope);
  checkSend(send, scope);
  // What is found by looking is told from what was sent by its key only.
  if (key === undefined && looksForChanges(definition)) scope.report('key', 'document.missing-key', { key: 'key' });
  const entity = referred('entity', definition.entity, 'entity', scope);
  if (!entity) return;
  if (filter) {
    checkFilter(filter, entity, 'filter', scope);
    // It reads by that itself.
    if ('updatedAt' in filter)
      scope.report('filter.updatedAt', 'definition.no-effect', { key: 'updatedAt', type: 'outgoing' });
  }
  const reached = checkRelated(definition, entity, scope);
  const fields = entity.fields.map(asModel);
  const formulas: [string, string | undefined, readonly FieldModel[]][] = [
    ['only', only, fields],
    ['key', key, fields],
  ];
  for (const [at, { of, formula }] of columns.entries()) {
    const about = of === undefined ? entity : reached.get(of)?.entity;
    if (about) formulas.push([`columns.${at}.formula`, formula, about.fields.map(asModel)]);
    else scope.report(`columns.${at}.of`, 'definition.unknown-reference', { kind: 'related', id: of ?? '' });
  }
  for (const [path, source, known] of formulas)
    if (source !== undefined)
      for (const issue of checkExpression(source, known, path)) scope.report(path, issue.code, issue.params);
  checkLists(definition, reached, scope);
  for (const [at, { record, related = {}, expected }] of examples.entries()) {
    checkKeys(record, entity, `examples.${at}.record`, scope);
    for (const [id, values] of Object.entries(related)) {
      const about = reached.get(id);
      if (!about) scope.report(`examples.${at}.related.${id}`, 'definition.unknown-reference', { kind: 'related', id });
      else
        for (const [index, one] of [values].flat().entries())
          checkKeys(one as object, about.entity, placeOfRelated(at, id, Array.isArray(values) ? index : null), scope);
    }
    for (const id of Object.keys(expected.row ?? {}))
      if (!columns.some((column) => column.id === id))
        scope.report(`examples.${at}.expected.row.${id}`, 'definition.unknown-reference', { kind: 'column', id });
  }
}

/** Of several records each by its number. */
const placeOfRelated = (example: number, id: string, index: number | null): string =>
  `examples.${example}.related.${id}${index === null ? '' : `.${index}`}`;

function checkKeys(values: object, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const names = new Set(entity.fields.map((field) => asModel(field).name));
  for (const name of Object.keys(values))
    if (!names.has(name)) scope.report(`${path}.${name}`, 'definition.unknown-field', { id: name, entity: entity.id });
}

type Reached = { readonly entity: EntityDefinition; readonly isList: boolean };

/** What is related, by id; those that lead nowhere are reported and left out. */
function checkRelated(
  { related = [], format }: OutgoingDefinition,
  entity: EntityDefinition,
  scope: CheckScope,
): ReadonlyMap<string, Reached> {
  checkOnce('related', related, 'related', scope);
  const reached = new Map<string, Reached>();
  for (const [at, { id, of, field, entity: other, via }] of related.entries()) {
    const path = `related.${at}`;
    const from = of === undefined ? { entity, isList: false } : reached.get(of);
    if (!from || from.isList) {
      scope.report(`${path}.of`, 'definition.unknown-reference', { kind: 'related', id: of ?? '' });
      continue;
    }
    if (field !== undefined) {
      for (const [key, value] of Object.entries({ entity: other, via }))
        if (value !== undefined) scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: 'field' });
      const reference = fieldNamed(field, from.entity, `${path}.field`, scope);
      const target = reference && scope.entities.get(targetOf(reference) ?? '');
      if (target) reached.set(id, { entity: target, isList: false });
      continue;
    }
    for (const [key, value] of Object.entries({ entity: other, via }))
      if (value === undefined) scope.report(`${path}.${key}`, 'document.missing-key', { key });
    const target = other === undefined ? undefined : referred('entity', other, `${path}.entity`, scope);
    const reference = target && via !== undefined ? fieldNamed(via, target, `${path}.via`, scope) : undefined;
    if (!target || !reference) continue;
    if (targetOf(reference) !== from.entity.id)
      scope.report(`${path}.via`, 'definition.owner-field', { id: via ?? '', type: `reference → ${from.entity.id}` });
    if (!isStructured({ format }))
      scope.report(`${path}.entity`, 'definition.no-effect', { key: 'entity', type: format.type });
    reached.set(id, { entity: target, isList: true });
  }
  return reached;
}

/** A reference of this name; reports when there is none. */
function fieldNamed(name: string, entity: EntityDefinition, path: string, scope: CheckScope): FieldModel | undefined {
  const field = entity.fields.map(asModel).find((one) => one.name === name);
  if (!field) scope.report(path, 'definition.unknown-field', { id: name, entity: entity.id });
  else if (field.type !== 'reference') scope.report(path, 'definition.owner-field', { id: name, type: 'reference' });
  return field?.type === 'reference' ? field : undefined;
}

/** Columns of records that refer here stand in a list of their own; elsewhere paths and `*` are for JSON only. */
function checkLists(definition: OutgoingDefinition, reached: ReadonlyMap<string, Reached>, scope: CheckScope): void {
  for (const [at, { id, of, name = id }] of definition.columns.entries()) {
    const [list = '', ...rest] = name.split('/');
    const isOfList = of !== undefined && reached.get(of)?.isList === true;
    const isInOther = definition.columns.some((one) => one.of !== of && (one.name ?? one.id).split('/')[0] === list);
    if (isOfList && (rest.length === 0 || isInOther))
      scope.report(`columns.${at}.name`, 'definition.list-column', { name });
    if (name.split('/').some((part) => part === '') || (name !== '*' && name.includes('*')))
      scope.report(`columns.${at}.name`, 'definition.column-path', { name });
    if (!isStructured(definition) && (rest.length > 0 || name === '*'))
      scope.report(`columns.${at}.name`, 'definition.no-effect', { key: name, type: definition.format.type });
  }
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

/** Two columns of one name would be one in a file, and with XML names are those of elements. */
function checkNames({ columns, format }: OutgoingDefinition, scope: CheckScope): void {
  const names = columns.map(({ id, name }) => name ?? id);
  for (const [at, name] of names.entries()) {
    const first = names.indexOf(name);
    if (first < at)
      scope.report(`columns.${at}.name`, 'definition.repeated', {
        kind: 'column',
        id: name,
        other: `columns.${first}`,
      });
    if (format.type === 'xml' && !/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name))
      scope.report(`columns.${at}.name`, 'definition.element-name', { name });
  }
}

function checkSend(send: OutgoingDefinition['send'], scope: CheckScope): void {
  const { folder, schedule, on, after = [] } = send;
  for (const [at, id] of after.entries()) referredInterface(id, `send.after.${at}`, scope);
  if (send.collectMinutes !== undefined && on === undefined)
    scope.report('send.collectMinutes', 'definition.no-effect', { key: 'collectMinutes', type: 'send' });
  if (folder?.split('/').some((part) => part === '.' || part === '..'))
    scope.report('send.folder', 'definition.folder', { folder });
  if (!schedule) return;
  if (!isCron(schedule.cron)) scope.report('send.schedule.cron', 'definition.cron', { cron: schedule.cron });
  if (schedule.timeZone !== undefined && !isTimeZone(schedule.timeZone))
    scope.report('send.schedule.timeZone', 'definition.time-zone', { zone: schedule.timeZone });
}
