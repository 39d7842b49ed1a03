import { checkExpression } from './expression.ts';
import type {
  Definition,
  EntityDefinition,
  InterfaceDefinition,
  InterfaceVariantDefinition,
} from './generated/definitions.gen.ts';
import type { Issue } from './issue.ts';
import type { FieldModel } from './model.ts';
import { operatorsOf } from './shown-types.ts';

/** What a check sees: all definitions, and where to put what it finds. */
export type CheckScope = {
  readonly definitions: readonly Definition[];
  /** Entities by id, those of the platform included. */
  readonly entities: ReadonlyMap<string, EntityDefinition>;
  readonly report: (path: string, code: string, params?: Issue['params'], severity?: 'warning') => void;
};

export type CheckDefinition<D> = (definition: D, scope: CheckScope) => void;

export const ofKind = <K extends Definition['kind']>(scope: CheckScope, kind: K): Extract<Definition, { kind: K }>[] =>
  scope.definitions.filter((one): one is Extract<Definition, { kind: K }> => one.kind === kind);

/** A definition that another one names; reports when it is not there. */
export function referred<K extends Definition['kind']>(
  kind: K,
  id: string,
  path: string,
  scope: CheckScope,
): Extract<Definition, { kind: K }> | undefined {
  const list = kind === 'entity' ? [...scope.entities.values()] : ofKind(scope, kind);
  const found = list.find((one) => one.id === id);
  if (!found) scope.report(path, 'definition.unknown-reference', { kind, id });
  return found as Extract<Definition, { kind: K }> | undefined;
}

/** An interface or a variant of one that a definition names; reports when neither is there. */
export function referredInterface(
  id: string,
  path: string,
  scope: CheckScope,
): InterfaceDefinition | InterfaceVariantDefinition | undefined {
  const found = interfaceOrVariant(id, scope);
  if (!found) scope.report(path, 'definition.unknown-interface', { id });
  return found;
}

/** Both are delivered to alike, and their ids are told apart. */
export const interfaceOrVariant = (
  id: string,
  scope: CheckScope,
): InterfaceDefinition | InterfaceVariantDefinition | undefined =>
  [...ofKind(scope, 'interface'), ...ofKind(scope, 'interface-variant')].find((one) => one.id === id);

/** A field that a definition names by id; reports when the entity has none. */
export function referredField(
  entity: EntityDefinition,
  id: string,
  path: string,
  scope: CheckScope,
): FieldModel | undefined {
  const field = entity.fields.find((one) => one.id === id);
  if (!field) scope.report(path, 'definition.unknown-field', { id, entity: entity.id });
  return field && asModel(field);
}

export const SYSTEM_FIELD_IDS: ReadonlySet<string> = new Set([
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
]);

/** Id of the entity at which a field points. */
export const targetOf = (field: Pick<FieldModel, 'type' | 'entity'>): string | undefined =>
  field.type === 'user' || field.type === 'team' ? field.type : field.entity;

/** Like `referredField`, and the fields that every record has are known too. */
export function mustHaveField(entity: EntityDefinition, id: string, path: string, scope: CheckScope): void {
  if (!SYSTEM_FIELD_IDS.has(id)) referredField(entity, id, path, scope);
}

/**
 * A field by its id, or by those of a reference and of a field behind it (`product.division`); reports when it is not there.
 * @returns undefined for fields that every record has, too: their types are not in the definition
 */
export function fieldOnPath(
  entity: EntityDefinition,
  fieldPath: string,
  path: string,
  scope: CheckScope,
): { readonly entity: EntityDefinition; readonly id: string; readonly field: FieldModel | undefined } | undefined {
  const [first = '', second] = fieldPath.split('.');
  if (second === undefined) {
    mustHaveField(entity, first, path, scope);
    const own = entity.fields.find((one) => one.id === first);
    return own || SYSTEM_FIELD_IDS.has(first) ? { entity, id: first, field: own && asModel(own) } : undefined;
  }
  const reference = referredField(entity, first, path, scope);
  if (!reference) return undefined;
  const target = scope.entities.get(targetOf(reference) ?? '');
  if (!target || !SINGLE.has(reference.type)) {
    scope.report(path, 'definition.filter', { reason: `${first} → ${second}` });
    return undefined;
  }
  return fieldOnPath(target, second, path, scope);
}

const SINGLE: ReadonlySet<string> = new Set(['reference', 'user', 'team']);

/** The field as expressions see it, without its options looked up. */
export const asModel = (field: EntityDefinition['fields'][number]): FieldModel =>
  ({ ...field, name: field.name ?? field.id }) as FieldModel;

export function checkFormula(
  source: string | undefined,
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
  variables: readonly string[] = [],
): void {
  if (source === undefined) return;
  for (const issue of checkExpression(source, entity.fields.map(asModel), path, variables))
    scope.report(path, issue.code, issue.params);
}

/** Names in a filter, through references as far as they go. Values are looked at when the filter runs. */
export function checkFilter(filter: unknown, entity: EntityDefinition, path: string, scope: CheckScope): void {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    scope.report(path, 'definition.filter', { reason: '{}' });
    return;
  }
  for (const [key, value] of Object.entries(filter)) {
    if (key === 'and' || key === 'or') {
      for (const [index, one] of (Array.isArray(value) ? value : [value]).entries())
        checkFilter(one, entity, `${path}.${key}.${index}`, scope);
    } else if (key === 'not') {
      checkFilter(value, entity, `${path}.not`, scope);
    } else {
      const field = checkPath(key.split('.'), entity, `${path}.${key}`, scope);
      if (field) checkOperators(value, field, `${path}.${key}`, scope);
    }
  }
}

/** Operators that the type of the field has; a value alone is compared as it is. */
function checkOperators(value: unknown, field: FieldModel, path: string, scope: CheckScope): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const operators: readonly string[] = operatorsOf(field);
  for (const operator of Object.keys(value))
    if (!operators.includes(operator))
      scope.report(`${path}.${operator}`, 'definition.filter-operator', {
        field: field.name,
        operator,
        operators: operators.join(', '),
      });
}

/**
 * @param depth how many references the name is away
 * @returns the field, when it is one of the definitions'
 */
function checkPath(
  [name = '', ...rest]: readonly string[],
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
  depth = 0,
): FieldModel | undefined {
  if (SYSTEM_FIELD_IDS.has(name) && rest.length === 0) return undefined;
  const field = entity.fields.find((one) => (one.name ?? one.id) === name);
  if (!field) {
    scope.report(path, 'definition.unknown-field', { id: name, entity: entity.id, depth });
    return undefined;
  }
  if (rest.length === 0) return asModel(field);
  const target = scope.entities.get(field.type === 'user' || field.type === 'team' ? field.type : (field.entity ?? ''));
  if (target) return checkPath(rest, target, path, scope, depth + 1);
  scope.report(path, 'definition.filter', { reason: `${name} → ${rest.join('.')}` });
  return undefined;
}
