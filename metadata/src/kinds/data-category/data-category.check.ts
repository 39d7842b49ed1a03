import type { CheckScope } from '../../check-scope.ts';
import { checkFilter, ofKind, referred, referredField, SYSTEM_FIELD_IDS, targetOf } from '../../check-scope.ts';
import type {
  DataCategoryDefinition,
  EntityDefinition,
  PersonalEntity,
  RetentionRule,
} from '../../generated/definitions.gen.ts';

const DATES: ReadonlySet<string> = new Set(['date', 'date-time']);
const SYSTEM_DATES: ReadonlySet<string> = new Set(['createdAt', 'updatedAt']);
/** What is counted or summed over other records is theirs. */
const WITHOUT_VALUE: ReadonlySet<string> = new Set(['roll-up']);

/** What it names is there, each entity stands in one category, and every record can be found from a person. */
export function checkDataCategory(category: DataCategoryDefinition, scope: CheckScope): void {
  const categories = ofKind(scope, 'data-category');
  const all = categories.flatMap((one) => one.entities.map((entry) => ({ category: one.id, entry })));
  const seen = new Map<string, number>();
  for (const [at, entry] of category.entities.entries()) {
    const path = `entities.${at}`;
    const first = seen.get(entry.id);
    if (first !== undefined)
      scope.report(`${path}.id`, 'definition.repeated', { kind: 'entity', id: entry.id, other: `entities.${first}` });
    else seen.set(entry.id, at);
    const other = all.find((one) => one.entry.entity === entry.entity);
    if (other && other.entry !== entry)
      scope.report(`${path}.entity`, 'definition.repeated', {
        kind: 'entity',
        id: entry.entity,
        other: `data-category/${other.category}`,
      });
    const entity = referred('entity', entry.entity, `${path}.entity`, scope);
    if (entity)
      checkEntry(
        entry,
        entity,
        all.map((one) => one.entry),
        path,
        scope,
      );
  }
}

function checkEntry(
  entry: PersonalEntity,
  entity: EntityDefinition,
  all: readonly PersonalEntity[],
  path: string,
  scope: CheckScope,
): void {
  if (!entry.person && !entry.belongsTo) scope.report(path, 'definition.no-person', { entity: entity.label });
  for (const [at, id] of (entry.belongsTo ?? []).entries()) {
    const place = `${path}.belongsTo.${at}`;
    const field = referredField(entity, id, place, scope);
    if (!field) continue;
    const target = targetOf(field);
    const isReference = field.type === 'reference' || field.type === 'references';
    if (!isReference || !all.some((one) => one.entity === target))
      scope.report(place, 'definition.not-personal', { field: field.label, entity: target ?? field.type });
  }
  for (const key of ['personalFields', 'sensitiveFields'] as const)
    for (const [at, id] of (entry[key] ?? []).entries()) {
      const field = referredField(entity, id, `${path}.${key}.${at}`, scope);
      if (field && WITHOUT_VALUE.has(field.type))
        scope.report(`${path}.${key}.${at}`, 'definition.no-effect', { key: id, type: field.type });
    }
  for (const [at, rule] of (entry.retention ?? []).entries())
    checkRule(rule, entity, entry.retention ?? [], at, `${path}.retention.${at}`, scope);
}

function checkRule(
  rule: RetentionRule,
  entity: EntityDefinition,
  rules: readonly RetentionRule[],
  at: number,
  path: string,
  scope: CheckScope,
): void {
  const first = rules.findIndex((one) => one.id === rule.id);
  if (first < at)
    scope.report(`${path}.id`, 'definition.repeated', { kind: 'period', id: rule.id, other: `retention.${first}` });
  // What comes behind one that fits every record never has its turn.
  if (rules.slice(0, at).some((one) => one.filter === undefined))
    scope.report(path, 'definition.unreachable-rule', { id: rule.id });
  if (rule.filter !== undefined) checkFilter(rule.filter, entity, `${path}.filter`, scope);
  if (rule.unit === 'in-use') {
    for (const key of ['count', 'from', 'obligation'] as const)
      if (rule[key] !== undefined) scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: rule.unit });
    if (rule.filter === undefined) scope.report(path, 'definition.checklist', { type: rule.unit, key: 'filter' });
    return;
  }
  if (rule.count === undefined) scope.report(path, 'definition.checklist', { type: rule.unit, key: 'count' });
  for (const [index, id] of (rule.from ?? []).entries()) {
    const place = `${path}.from.${index}`;
    if (SYSTEM_FIELD_IDS.has(id)) {
      if (!SYSTEM_DATES.has(id)) scope.report(place, 'definition.no-date', { id });
      continue;
    }
    const field = referredField(entity, id, place, scope);
    const type = field?.type === 'computed' ? field.result : field?.type === 'roll-up' ? 'date-time' : field?.type;
    if (field && !DATES.has(type ?? '')) scope.report(place, 'definition.no-date', { id });
  }
}
