import type { CheckScope } from '../../check-scope.ts';
import { checkFormula, ofKind, referred, referredField } from '../../check-scope.ts';
import type { EntityDefinition, WorkflowAction, WorkflowDefinition } from '../../generated/definitions.gen.ts';
import type { PlacedState } from '../../workflow/active-states.ts';
import { allStates, transitionsOf } from '../../workflow/active-states.ts';
import { formulaOf } from '../../workflow/formulas-of.ts';
import { makeMachine } from '../../workflow/make-machine.ts';

const MOST_STATES = 500;
const INSTANTS: ReadonlySet<string> = new Set(['date', 'date-time']);

export function checkWorkflow(workflow: WorkflowDefinition, scope: CheckScope): void {
  for (const [at, role] of workflow.roles.entries()) referred('role', role, `roles.${at}`, scope);
  const states = allStates(workflow.machine);
  if (states.length > MOST_STATES)
    return scope.report('machine', 'definition.too-many', { what: 'states', most: MOST_STATES });
  checkMachine(workflow, states, scope);
  const entity = referred('entity', workflow.entity, 'entity', scope);
  if (!entity) return;
  checkStarts(workflow, entity, scope);
  checkDelays(workflow, entity, states, scope);
  for (const one of states) checkState(one, entity, scope);
}

/** What only XState can tell: whether every target is there, every state can be reached and every step ends. */
function checkMachine(workflow: WorkflowDefinition, states: readonly PlacedState[], scope: CheckScope): void {
  if (!workflow.machine.states) return scope.report('machine.states', 'document.missing-key', { key: 'states' });
  try {
    const machine = makeMachine(workflow);
    for (const id of machine.unreachable) scope.report('machine', 'definition.unreachable', { id });
    for (const { path, state } of states)
      if (!state.states && state.type !== 'history' && machine.isEndlessFrom(path))
        scope.report(`${placeOf(path)}.always`, 'definition.endless', { id: path.join('.') });
  } catch (error) {
    scope.report('machine', 'definition.machine', { reason: error instanceof Error ? error.message : String(error) });
  }
}

const placeOf = (path: readonly string[]): string => ['machine', ...path.flatMap((name) => ['states', name])].join('.');

const eventsOf = (entity: EntityDefinition, scope: CheckScope): ReadonlySet<string> =>
  new Set(
    ofKind(scope, 'contract-status')
      .filter((one) => one.entity === entity.id)
      .flatMap((one) => one.transitions.map(({ id }) => id)),
  );

function checkStarts(workflow: WorkflowDefinition, entity: EntityDefinition, scope: CheckScope): void {
  for (const [index, start] of workflow.starts.entries()) {
    const path = `starts.${index}`;
    checkFormula(start.if, entity, `${path}.if`, scope);
    if (start.event !== undefined && start.on !== 'moved')
      scope.report(`${path}.event`, 'definition.no-effect', { key: 'event', type: start.on });
    else if (start.event !== undefined && !eventsOf(entity, scope).has(start.event))
      scope.report(`${path}.event`, 'definition.unknown-reference', { kind: 'transition', id: start.event });
    if (start.roles && start.on !== 'person')
      scope.report(`${path}.roles`, 'definition.no-effect', { key: 'roles', type: start.on });
    for (const [at, role] of (start.roles ?? []).entries()) referred('role', role, `${path}.roles.${at}`, scope);
  }
}

function checkDelays(
  workflow: WorkflowDefinition,
  entity: EntityDefinition,
  states: readonly PlacedState[],
  scope: CheckScope,
): void {
  const used = new Set(states.flatMap(({ state }) => Object.keys(state.after ?? {})));
  const delays = workflow.delays ?? {};
  for (const [name, delay] of Object.entries(delays)) {
    const path = `delays.${name}`;
    if (!used.has(name)) scope.report(path, 'definition.no-effect', { key: name, type: 'delay' });
    if (delay.region !== undefined && delay.unit !== 'working-days')
      scope.report(`${path}.region`, 'definition.no-effect', { key: 'region', type: delay.unit });
    const field = delay.from === undefined ? undefined : referredField(entity, delay.from, `${path}.from`, scope);
    if (field && !INSTANTS.has(field.type))
      scope.report(`${path}.from`, 'definition.owner-field', { id: field.id, type: 'date' });
  }
  for (const { path, state } of states)
    for (const name of Object.keys(state.after ?? {}))
      if (!Object.hasOwn(delays, name))
        scope.report(`${placeOf(path)}.after.${name}`, 'definition.unknown-reference', { kind: 'delay', id: name });
}

/** What a state of a kind cannot have: XState would pass over it without a word. */
const NOT_FOR = {
  final: ['initial', 'states', 'on', 'always', 'after', 'onDone', 'history', 'target'],
  history: ['initial', 'states', 'on', 'always', 'after', 'onDone', 'entry', 'exit'],
  parallel: ['initial', 'history', 'target'],
  plain: ['history', 'target'],
} as const;

function checkState({ path, state }: PlacedState, entity: EntityDefinition, scope: CheckScope): void {
  const place = placeOf(path);
  const type = state.type ?? 'plain';
  for (const key of NOT_FOR[type])
    if (state[key] !== undefined) scope.report(`${place}.${key}`, 'definition.no-effect', { key, type });
  if (type === 'plain' && state.states && state.initial === undefined)
    scope.report(`${place}.initial`, 'document.missing-key', { key: 'initial' });
  if (state.onDone && !state.states) scope.report(`${place}.onDone`, 'definition.no-effect', { key: 'onDone', type });
  // People see where a process stands by these.
  if (path.length > 0 && type !== 'history' && !state.meta)
    scope.report(`${place}.meta`, 'document.missing-key', { key: 'meta' });
  for (const [at, role] of (state.meta?.roles ?? []).entries())
    referred('role', role, `${place}.meta.roles.${at}`, scope);
  for (const key of ['entry', 'exit'] as const)
    for (const [at, action] of (state[key] ?? []).entries())
      checkAction(action, entity, `${place}.${key}.${at}`, scope);
  if (type === 'history' && state.meta?.compensate)
    scope.report(`${place}.meta.compensate`, 'definition.no-effect', { key: 'compensate', type });
  for (const [at, action] of (state.meta?.compensate ?? []).entries())
    checkAction(action, entity, `${place}.meta.compensate.${at}`, scope);
  for (const { place: below, list } of transitionsOf(state))
    for (const [at, one] of list.entries()) {
      const here = `${place}.${below}.${at}`;
      checkFormula(one.guard, entity, `${here}.guard`, scope);
      if (one.guard === undefined && at < list.length - 1)
        scope.report(`${here}.guard`, 'definition.always-first', { id: path.join('.') });
      // An event is offered once, by the first that names it; the record and time need no button.
      const isOffered = /^on\.[^.]+$/.test(below) && list.findIndex((other) => other.meta) === at;
      if (one.meta && !isOffered) scope.report(`${here}.meta`, 'definition.no-effect', { key: 'meta', type: below });
      for (const [index, input] of (one.meta?.input ?? []).entries())
        referredField(entity, input.field, `${here}.meta.input.${index}.field`, scope);
      for (const [index, action] of (one.actions ?? []).entries())
        checkAction(action, entity, `${here}.actions.${index}`, scope);
    }
}

const PARAMS = {
  'update-record': ['values'],
  'move-record': ['event', 'values'],
  'create-record': ['entity', 'values'],
} as const;

function checkAction(
  { type, params }: WorkflowAction,
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
): void {
  const known: readonly string[] = PARAMS[type];
  for (const key of Object.keys(params))
    if (!known.includes(key)) scope.report(`${path}.params.${key}`, 'definition.no-effect', { key, type });
  const required = type === 'move-record' ? 'event' : 'values';
  if (params[required] === undefined)
    scope.report(`${path}.params.${required}`, 'document.missing-key', { key: required });
  if (params.event !== undefined && type === 'move-record' && !eventsOf(entity, scope).has(params.event))
    scope.report(`${path}.params.event`, 'definition.unknown-reference', { kind: 'transition', id: params.event });
  const target =
    type === 'create-record' ? referred('entity', params.entity ?? '', `${path}.params.entity`, scope) : entity;
  for (const [name, value] of Object.entries(params.values ?? {})) {
    const here = `${path}.params.values.${name}`;
    if (target && !target.fields.some((field) => (field.name ?? field.id) === name))
      scope.report(here, 'definition.unknown-field', { id: name, entity: target.id });
    const formula = formulaOf(value);
    if (formula !== null) checkFormula(formula, entity, `${here}.formula`, scope);
  }
}
