import type { CheckScope } from '../../check-scope.ts';
import { checkFilter, mustHaveField, referred, referredField } from '../../check-scope.ts';
import type { ViewDefinition } from '../../generated/definitions.gen.ts';

const SYSTEM: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt']);

const SUMMED: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'duration', 'computed']);

export function checkView(view: ViewDefinition, scope: CheckScope): void {
  const entity = referred('entity', view.entity, 'entity', scope);
  if (!entity) return;
  for (const [index, id] of (view.columns ?? []).entries()) mustHaveField(entity, id, `columns.${index}`, scope);
  if (view.filter !== undefined) checkFilter(view.filter, entity, 'filter', scope);
  for (const [index, text] of (view.sort ?? []).entries()) {
    const name = text.replace(/^-/, '');
    const isKnown = SYSTEM.has(name) || entity.fields.some((field) => (field.name ?? field.id) === name);
    if (!isKnown) scope.report(`sort.${index}`, 'definition.unknown-field', { id: name, entity: entity.id });
  }
  for (const [index, id] of (view.sums ?? []).entries()) {
    const field = referredField(entity, id, `sums.${index}`, scope);
    if (field && !SUMMED.has(field.type))
      scope.report(`sums.${index}`, 'definition.no-effect', { key: 'sums', type: field.type });
  }
  if (view.sums && view.type !== 'list') scope.report('sums', 'definition.no-effect', { key: 'sums', type: view.type });
  const needed = ({ list: [], kanban: ['group'], calendar: ['start'] } as const)[view.type];
  for (const key of needed) if (view[key] === undefined) scope.report('', 'definition.view', { type: view.type, key });
  for (const key of ['group', 'start', 'end'] as const) {
    const id = view[key];
    if (id === undefined) continue;
    const belongs = key === 'group' ? view.type !== 'calendar' : view.type === 'calendar';
    if (!belongs) scope.report(key, 'definition.no-effect', { key, type: view.type });
    if (key === 'group') referredField(entity, id, key, scope);
    else mustHaveField(entity, id, key, scope);
  }
}
