import type { CheckScope } from '../../check-scope.ts';
import { checkFormula, referred, referredField } from '../../check-scope.ts';
import type { EntityDefinition, WorkflowDefinition } from '../../generated/definitions.gen.ts';
import type { PlacedState } from '../../workflow/active-states.ts';
import { allStates, transitionsOf } from '../../workflow/active-states.ts';
import {
  checkAction,
  checkBegun,
  checkCalled,
  checkHolder,
  checkInput,
  statusEventsOf,
} from '../../workflow/check-action.ts';
import { checkSchedule } from '../../workflow/check-schedule.ts';
import { formulaOf } from '../../workflow/formulas-of.ts';
import { KEYS_WITHOUT_EFFECT } from '../../workflow/keys-without-effect.ts';
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
  checkConflicts(workflow, scope);
  checkDelays(workflow, entity, states, scope);
  const invoked = states.flatMap(({ state }) => state.invoke?.map(({ id }) => id) ?? []);
  for (const [at, id] of invoked.entries())
    if (invoked.indexOf(id) !== at) scope.report('machine', 'document.duplicate-id', { id });
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

function checkStarts(workflow: WorkflowDefinition, entity: EntityDefinition, scope: CheckScope): void {
  for (const [index, start] of workflow.starts.entries()) {
    const path = `starts.${index}`;
    checkFormula(start.if, entity, `${path}.if`, scope);
    for (const key of START_KEYS)
      if (start[key] !== undefined && start.on !== START_KEY_OF[key])
        scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: start.on });
    if (start.on === 'moved' && start.event !== undefined && !statusEventsOf(entity, scope).has(start.event))
      scope.report(`${path}.event`, 'definition.unknown-reference', { kind: 'transition', id: start.event });
    for (const [at, role] of (start.roles ?? []).entries()) referred('role', role, `${path}.roles.${at}`, scope);
    if (start.on === 'schedule') checkSchedule(start, entity, path, scope);
  }
}

const START_KEYS = ['event', 'roles', 'cron', 'filter'] as const;
/** By key: the only way of beginning that takes it. */
const START_KEY_OF = { event: 'moved', roles: 'person', cron: 'schedule', filter: 'schedule' } as const;

function checkConflicts(workflow: WorkflowDefinition, scope: CheckScope): void {
  for (const [at, conflict] of (workflow.conflicts ?? []).entries()) {
    const path = `conflicts.${at}.workflow`;
    const other = referred('workflow', conflict.workflow, path, scope);
    if (other && (other.entity !== workflow.entity || other.id === workflow.id))
      scope.report(path, 'definition.no-effect', { key: 'workflow', type: other.id });
  }
}

function checkDelays(
  workflow: WorkflowDefinition,
  entity: EntityDefinition,
  states: readonly PlacedState[],
  scope: CheckScope,
): void {
  const named = states.flatMap(({ path, state }) => {
    const task = state.meta?.task;
    const place = `${placeOf(path)}.meta.task`;
    return [
      ...Object.keys(state.after ?? {}).map((name) => ({ name, place: `${placeOf(path)}.after.${name}` })),
      ...(task?.due === undefined ? [] : [{ name: task.due, place: `${place}.due` }]),
      ...(task?.escalation ? [{ name: task.escalation.after, place: `${place}.escalation.after` }] : []),
    ];
  });
  const used = new Set(named.map(({ name }) => name));
  const delays = workflow.delays ?? {};
  for (const [name, delay] of Object.entries(delays)) {
    const path = `delays.${name}`;
    if (!used.has(name)) scope.report(path, 'definition.no-effect', { key: name, type: 'delay' });
    if (delay.table) checkTable(delay.table, entity, `${path}.table`, scope);
    for (const key of ['count', 'unit'] as const)
      if (delay.table && delay[key] !== undefined)
        scope.report(`${path}.${key}`, 'definition.no-effect', { key, type: 'table' });
      else if (!delay.table && delay[key] === undefined)
        scope.report(`${path}.${key}`, 'document.missing-key', { key });
    if (delay.region !== undefined && !delay.table && delay.unit !== 'working-days')
      scope.report(`${path}.region`, 'definition.no-effect', { key: 'region', type: delay.unit ?? '' });
    const field = delay.from === undefined ? undefined : referredField(entity, delay.from, `${path}.from`, scope);
    if (field && !INSTANTS.has(field.type))
      scope.report(`${path}.from`, 'definition.owner-field', { id: field.id, type: 'date' });
  }
  for (const { name, place } of named)
    if (!Object.hasOwn(delays, name)) scope.report(place, 'definition.unknown-reference', { kind: 'delay', id: name });
}

type Table = NonNullable<NonNullable<WorkflowDefinition['delays']>[string]['table']>;

/** Deadlines that stand in records: the table must have what is looked for in it. */
function checkTable(table: Table, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const target = referred('entity', table.entity, `${path}.entity`, scope);
  if (!target) return;
  const types = { count: ['integer'], unit: ['option'], validFrom: ['date'] } as const;
  for (const [key, wanted] of Object.entries(types) as [keyof typeof types, readonly string[]][]) {
    const id = table[key];
    const field = id === undefined ? undefined : referredField(target, id, `${path}.${key}`, scope);
    if (field && !wanted.includes(field.type))
      scope.report(`${path}.${key}`, 'definition.owner-field', { id: field.id, type: wanted.join() });
  }
  for (const [name, value] of Object.entries(table.where)) {
    if (!target.fields.some((field) => (field.name ?? field.id) === name))
      scope.report(`${path}.where.${name}`, 'definition.unknown-field', { id: name, entity: target.id });
    checkFormula(formulaOf(value) ?? undefined, entity, `${path}.where.${name}.formula`, scope);
  }
}

function checkState({ path, state }: PlacedState, entity: EntityDefinition, scope: CheckScope): void {
  const place = placeOf(path);
  const type = state.type ?? 'plain';
  for (const key of KEYS_WITHOUT_EFFECT[type])
    if (state[key] !== undefined) scope.report(`${place}.${key}`, 'definition.no-effect', { key, type });
  if (type === 'plain' && state.states && state.initial === undefined)
    scope.report(`${place}.initial`, 'document.missing-key', { key: 'initial' });
  if (state.onDone && !state.states) scope.report(`${place}.onDone`, 'definition.no-effect', { key: 'onDone', type });
  // People see where a process stands by these.
  if (path.length > 0 && type !== 'history' && !state.meta)
    scope.report(`${place}.meta`, 'document.missing-key', { key: 'meta' });
  for (const [at, role] of (state.meta?.roles ?? []).entries())
    referred('role', role, `${place}.meta.roles.${at}`, scope);
  checkTask(state, entity, place, scope);
  for (const [at, { src, input, text }] of (state.invoke ?? []).entries()) {
    const here = `${place}.invoke.${at}`;
    if (src.includes('.')) checkCalled(src, `${here}.src`, scope);
    else checkBegun(src, entity, `${here}.src`, scope);
    for (const [key, value] of Object.entries({ input, text }))
      if (value && !src.includes('.')) scope.report(`${here}.${key}`, 'definition.no-effect', { key, type: src });
    checkInput(input, entity, `${here}.input`, scope);
  }
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
      // Only who has answered leaves something to be read.
      const variables = below.endsWith('.onDone') ? ['output'] : [];
      checkFormula(one.guard, entity, `${here}.guard`, scope, variables);
      if (one.guard === undefined && at < list.length - 1)
        scope.report(`${here}.guard`, 'definition.always-first', { id: path.join('.') });
      // An event is offered once, by the first that names it; the record and time need no button.
      const isOffered = /^on\.[^.]+$/.test(below) && list.findIndex((other) => other.meta) === at;
      if (one.meta && !isOffered) scope.report(`${here}.meta`, 'definition.no-effect', { key: 'meta', type: below });
      for (const [index, input] of (one.meta?.input ?? []).entries())
        referredField(entity, input.field, `${here}.meta.input.${index}.field`, scope);
      for (const [index, action] of (one.actions ?? []).entries())
        checkAction(action, entity, `${here}.actions.${index}`, scope, variables);
    }
}

/** What a person has to do in a state, and who he is. */
function checkTask(state: PlacedState['state'], entity: EntityDefinition, place: string, scope: CheckScope): void {
  const { team, task } = state.meta ?? {};
  checkHolder(team, 'team', entity, `${place}.meta.team`, scope);
  if (!task) return;
  checkHolder(task.user, 'user', entity, `${place}.meta.task.user`, scope);
  for (const [at, role] of (task.escalation?.roles ?? []).entries())
    referred('role', role, `${place}.meta.task.escalation.roles.${at}`, scope);
  const isOffered = (list: readonly { readonly meta?: unknown }[]) => list.some(({ meta }) => meta !== undefined);
  if (!Object.values(state.on ?? {}).some(isOffered)) scope.report(`${place}.meta.task`, 'definition.no-way-out');
}
