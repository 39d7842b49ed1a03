import type { CheckScope } from '../check-scope.ts';
import { checkFormula, ofKind, referred, referredField } from '../check-scope.ts';
import type {
  EntityDefinition,
  WorkflowAction,
  WorkflowActionParams,
  WorkflowActionType,
} from '../generated/definitions.gen.ts';
import { formulaOf } from './formulas-of.ts';

type Param = keyof WorkflowActionParams;

/** What each action takes; the first is what it cannot do without. */
const PARAMS: Readonly<Record<WorkflowActionType, readonly Param[]>> = {
  'update-record': ['values', 'created'],
  'move-record': ['event', 'values'],
  'create-record': ['values', 'entity', 'each'],
  notify: ['to', 'text'],
  'begin-process': ['workflow'],
  'plan-change': ['on', 'values', 'event'],
  'drop-changes': [],
  'call-action': ['action', 'input', 'text'],
};

/** Events of an entity's contract status. */
export const statusEventsOf = (entity: EntityDefinition, scope: CheckScope): ReadonlySet<string> =>
  new Set(
    ofKind(scope, 'contract-status')
      .filter((one) => one.entity === entity.id)
      .flatMap((one) => one.transitions.map(({ id }) => id)),
  );

/** @param variables that formulas know here, beside those that they know everywhere */
export function checkAction(
  { type, params }: WorkflowAction,
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
  variables: readonly string[] = [],
): void {
  const [required, ...more] = PARAMS[type];
  for (const key of Object.keys(params) as Param[])
    if (key !== required && !more.includes(key))
      scope.report(`${path}.params.${key}`, 'definition.no-effect', { key, type });
  const missing = [...(required ? [required] : []), ...(type === 'notify' ? (['text'] as const) : [])].filter(
    (key) => params[key] === undefined,
  );
  for (const key of missing) scope.report(`${path}.params.${key}`, 'document.missing-key', { key });
  if (
    params.event !== undefined &&
    [required, ...more].includes('event') &&
    !statusEventsOf(entity, scope).has(params.event)
  )
    scope.report(`${path}.params.event`, 'definition.unknown-reference', { kind: 'transition', id: params.event });
  if (params.workflow !== undefined) checkBegun(params.workflow, entity, `${path}.params.workflow`, scope);
  if (params.action !== undefined) checkCalled(params.action, `${path}.params.action`, scope);
  checkFormula(params.on, entity, `${path}.params.on`, scope, variables);
  checkInput(params.input, entity, `${path}.params.input`, scope, variables);
  for (const [at, role] of (params.to?.roles ?? []).entries())
    referred('role', role, `${path}.params.to.roles.${at}`, scope);
  for (const key of ['team', 'user'] as const)
    checkHolder(params.to?.[key], key, entity, `${path}.params.to.${key}`, scope);
  const target = targetOf(type, params, entity, path, scope);
  checkValues(params.values, target, entity, `${path}.params.values`, scope, variables);
  checkEach(params.each, target, entity, `${path}.params.each`, scope, variables);
}

/**
 * @param target whose fields the values are of
 * @param entity whose fields their formulas speak of
 */
function checkValues(
  values: object | undefined,
  target: EntityDefinition | undefined,
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
  variables: readonly string[],
): void {
  for (const [name, value] of Object.entries(values ?? {})) {
    const here = `${path}.${name}`;
    if (target && !target.fields.some((field) => (field.name ?? field.id) === name))
      scope.report(here, 'definition.unknown-field', { id: name, entity: target.id });
    const formula = formulaOf(value);
    if (formula !== null) checkFormula(formula, entity, `${here}.formula`, scope, variables);
  }
}

/** Records that point here: by a reference of theirs to this entity. */
function checkEach(
  each: WorkflowActionParams['each'],
  target: EntityDefinition | undefined,
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
  variables: readonly string[],
): void {
  if (!each) return;
  const one = referred('entity', each.entity, `${path}.entity`, scope);
  if (!one) return;
  const via = referredField(one, each.via, `${path}.via`, scope);
  if (via && (via.type !== 'reference' || via.entity !== entity.id))
    scope.report(`${path}.via`, 'definition.owner-field', { id: via.id, type: `reference → ${entity.id}` });
  checkValues(each.where, one, entity, `${path}.where`, scope, variables);
  checkValues(each.values, target, one, `${path}.values`, scope, []);
}

/** Whose fields the values of an action are. */
function targetOf(
  type: WorkflowActionType,
  { entity: id = '', created }: WorkflowActionParams,
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
): EntityDefinition | undefined {
  if (type === 'create-record') return referred('entity', id, `${path}.params.entity`, scope);
  return created === undefined ? entity : referred('entity', created, `${path}.params.created`, scope);
}

/** A field of the record that names a team or a person. */
export function checkHolder(
  id: string | undefined,
  type: 'team' | 'user',
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
): void {
  const field = id === undefined ? undefined : referredField(entity, id, path, scope);
  if (field && field.type !== type) scope.report(path, 'definition.owner-field', { id: field.id, type });
}

/** Formulas of what an action of a module is given. */
export function checkInput(
  input: object | undefined,
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
  variables: readonly string[] = [],
): void {
  for (const [name, value] of Object.entries(input ?? {}))
    checkFormula(formulaOf(value) ?? undefined, entity, `${path}.${name}.formula`, scope, variables);
}

/** A workflow that is begun about the same record must be one about such records, and begin in this way. */
export function checkBegun(id: string, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const workflow = referred('workflow', id, path, scope);
  if (workflow && (workflow.entity !== entity.id || !workflow.starts.some(({ on }) => on === 'workflow')))
    scope.report(path, 'definition.not-begun', { id, entity: entity.id });
}

/** Modules are known here by name only; which actions they have is known where they are loaded. */
export function checkCalled(action: string, path: string, scope: CheckScope): void {
  const id = action.split('.')[0] ?? '';
  if (!ofKind(scope, 'app').some((app) => app.modules?.includes(id)))
    scope.report(path, 'definition.by-hand', { action, module: id }, 'warning');
}
