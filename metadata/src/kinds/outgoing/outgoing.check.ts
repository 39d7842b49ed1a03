import type { CheckScope } from '../../check-scope.ts';
import { asModel, checkFilter, referred } from '../../check-scope.ts';
import { isCron } from '../../cron.ts';
import { checkExpression } from '../../expression.ts';
import type { OutgoingDefinition, OutgoingFormat } from '../../generated/definitions.gen.ts';
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
  const entity = referred('entity', definition.entity, 'entity', scope);
  if (!entity) return;
  if (filter) {
    checkFilter(filter, entity, 'filter', scope);
    // It reads by that itself.
    if ('updatedAt' in filter)
      scope.report('filter.updatedAt', 'definition.no-effect', { key: 'updatedAt', type: 'outgoing' });
  }
  const fields = entity.fields.map(asModel);
  const formulas = [
    ['only', only],
    ['key', key],
    ...columns.map(({ formula }, at) => [`columns.${at}.formula`, formula]),
  ];
  for (const [path = '', source] of formulas)
    if (source !== undefined)
      for (const issue of checkExpression(source, fields, path)) scope.report(path, issue.code, issue.params);
  for (const [at, { record, expected }] of examples.entries()) {
    for (const name of Object.keys(record))
      if (!fields.some((field) => field.name === name))
        scope.report(`examples.${at}.record.${name}`, 'definition.unknown-field', { id: name, entity: entity.id });
    for (const id of Object.keys(expected.row ?? {}))
      if (!columns.some((column) => column.id === id))
        scope.report(`examples.${at}.expected.row.${id}`, 'definition.unknown-reference', { kind: 'column', id });
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

function checkSend({ folder, schedule }: OutgoingDefinition['send'], scope: CheckScope): void {
  if (folder?.split('/').some((part) => part === '.' || part === '..'))
    scope.report('send.folder', 'definition.folder', { folder });
  if (!schedule) return;
  if (!isCron(schedule.cron)) scope.report('send.schedule.cron', 'definition.cron', { cron: schedule.cron });
  if (schedule.timeZone !== undefined && !isTimeZone(schedule.timeZone))
    scope.report('send.schedule.timeZone', 'definition.time-zone', { zone: schedule.timeZone });
}
