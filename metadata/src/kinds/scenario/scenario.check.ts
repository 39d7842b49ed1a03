import type { CheckScope } from '../../check-scope.ts';
import { checkFilter, ofKind, referred } from '../../check-scope.ts';
import type {
  EntityDefinition,
  ScenarioDefinition,
  ScenarioPeople,
  ScenarioStep,
  ScenarioValues,
  WorkflowDefinition,
} from '../../generated/definitions.gen.ts';
import { isDay } from '../../shown-types/clock.ts';
import { SYSTEM_FIELDS } from '../../system-fields.ts';
import { allStates } from '../../workflow/active-states.ts';
import type { ScenarioPart } from './played-steps.ts';
import { peopleOf, playedSteps, scenariosBefore } from './played-steps.ts';

type Do = ScenarioStep['do'];
type Key = Exclude<keyof ScenarioStep, 'do' | 'label' | 'as' | 'expect'>;
type Expected = keyof NonNullable<ScenarioStep['expect']>;

const REFUSED: readonly Expected[] = ['status', 'code', 'issues'];
const SEEN: readonly Expected[] = ['values', 'absent'];
const STANDS: readonly Expected[] = ['state', 'in', 'possible', 'impossible'];

/** What each step needs, what it may have, and what can be expected of it. */
const STEPS: Readonly<
  Record<Do, { readonly needs: readonly Key[]; readonly may: readonly Key[]; readonly expects: readonly Expected[] }>
> = {
  create: { needs: ['entity', 'values'], may: ['save', 'pending'], expects: [...REFUSED, ...SEEN] },
  update: { needs: ['entity', 'id', 'values'], may: ['pending'], expects: [...REFUSED, ...SEEN] },
  transition: { needs: ['entity', 'id', 'event'], may: ['input', 'pending'], expects: [...REFUSED, ...SEEN] },
  delete: { needs: ['entity', 'id'], may: [], expects: REFUSED },
  restore: { needs: ['entity', 'id'], may: [], expects: [...REFUSED, ...SEEN] },
  read: { needs: ['entity', 'id'], may: [], expects: [...REFUSED, ...SEEN, 'possible', 'impossible'] },
  list: { needs: ['entity'], may: ['filter'], expects: [...REFUSED, ...SEEN, 'count'] },
  begin: { needs: ['workflow', 'id'], may: [], expects: [...REFUSED, ...STANDS] },
  send: { needs: ['workflow', 'id', 'event'], may: ['input'], expects: [...REFUSED, ...STANDS] },
  finish: { needs: ['id', 'action'], may: ['input', 'output', 'refusal'], expects: REFUSED },
  cancel: { needs: ['workflow', 'id'], may: ['reason'], expects: [...REFUSED, ...STANDS] },
  compensate: { needs: ['workflow', 'id', 'reason'], may: [], expects: [...REFUSED, ...STANDS] },
  process: { needs: ['workflow', 'id'], may: [], expects: STANDS },
  effects: { needs: ['id'], may: ['action'], expects: ['count', 'items'] },
  pass: { needs: ['time'], may: [], expects: [] },
};

const LOOKS: ReadonlySet<Do> = new Set(['read', 'list', 'process', 'effects']);
/** Rights are what they are about: somebody must be named wherever they stand. */
const OF_PEOPLE: ReadonlySet<Do> = new Set(['begin', 'send', 'finish', 'cancel', 'compensate']);

/** Everything that a scenario names must be there, and nothing of it may be without effect. */
export function checkScenario(scenario: ScenarioDefinition, scope: CheckScope): void {
  for (const [name, person] of Object.entries(scenario.people ?? {}))
    for (const [at, role] of person.roles.entries()) referred('role', role, `people.${name}.roles.${at}`, scope);
  const all = Object.fromEntries(ofKind(scope, 'scenario').map((one) => [one.id, one]));
  if (scenario.after !== undefined) referred('scenario', scenario.after, 'after', scope);
  if (scenariosBefore(scenario, all)[0]?.after !== undefined)
    scope.report('after', 'definition.endless', { id: scenario.id });
  if (scenario.today !== undefined && !isDay(scenario.today)) scope.report('today', 'value.date');
  // They share a sandbox, which has one clock.
  if (scenario.today !== undefined && scenario.after !== undefined)
    scope.report('today', 'definition.no-effect', { key: 'today', type: 'after' });
  const people = peopleOf(scenario, all);
  const saved = new Set<string>();
  for (const { scenario: id, part, index, step } of playedSteps(scenario, all)) {
    const path = `${part}.${index}`;
    if (id === scenario.id) {
      checkStep(step, part, path, scope);
      checkActor(step, part, people, path, scope);
      checkReferences(step, people, saved, path, scope);
    }
    if (step.save !== undefined) saved.add(step.save);
  }
}

function checkStep(step: ScenarioStep, part: ScenarioPart, path: string, scope: CheckScope): void {
  const type = step.do;
  const { needs, may, expects } = STEPS[type];
  if (part === 'then' && !LOOKS.has(type))
    scope.report(`${path}.do`, 'definition.no-effect', { key: type, type: part });
  for (const key of needs) if (step[key] === undefined) scope.report(`${path}.${key}`, 'document.missing-key', { key });
  for (const key of Object.keys(step))
    if (!['do', 'label', 'as', 'expect'].includes(key) && ![...needs, ...may].some((one) => one === key))
      scope.report(`${path}.${key}`, 'definition.no-effect', { key, type });
  for (const key of Object.keys(step.expect ?? {}))
    if (!expects.some((one) => one === key))
      scope.report(`${path}.expect.${key}`, 'definition.no-effect', { key, type });
  // What is refused has no answer.
  if (step.refusal !== undefined && step.output !== undefined)
    scope.report(`${path}.output`, 'definition.no-effect', { key: 'output', type: 'refusal' });
  const isRefused = (step.expect?.status ?? 200) >= 400;
  for (const key of ['code', 'issues'] as const)
    if (step.expect?.[key] && !isRefused) scope.report(`${path}.expect.${key}`, 'definition.no-effect', { key, type });
  const entity = step.entity === undefined ? undefined : referred('entity', step.entity, `${path}.entity`, scope);
  if (entity) checkRecordStep(step, entity, path, scope);
  const workflow =
    step.workflow === undefined ? undefined : referred('workflow', step.workflow, `${path}.workflow`, scope);
  if (workflow) checkProcessStep(step, workflow, path, scope);
}

function checkRecordStep(step: ScenarioStep, entity: EntityDefinition, path: string, scope: CheckScope): void {
  const names = new Set(
    [...entity.fields, ...SYSTEM_FIELDS].map((field) => ('name' in field && field.name) || field.id),
  );
  const checkNames = (given: readonly string[], place: string): void => {
    for (const id of given)
      if (!names.has(id)) scope.report(`${path}.${place}.${id}`, 'definition.unknown-field', { id, entity: entity.id });
  };
  // A step that is to be refused may try what is not there.
  if ((step.expect?.status ?? 200) < 400) {
    checkNames(Object.keys(step.values ?? {}), 'values');
    checkNames(Object.keys(step.input ?? {}), 'input');
  }
  checkNames(Object.keys(step.expect?.values ?? {}), 'expect.values');
  checkNames(step.expect?.absent ?? [], 'expect.absent');
  if (step.filter) checkFilter(withoutRefs(step.filter), entity, `${path}.filter`, scope);
  const status = ofKind(scope, 'contract-status').find((one) => one.entity === entity.id);
  const events = new Set(status?.transitions.map(({ id }) => id));
  checkEvents(step, events, 'transition', path, scope);
}

function checkProcessStep(step: ScenarioStep, workflow: WorkflowDefinition, path: string, scope: CheckScope): void {
  const states = allStates(workflow.machine);
  const ids = new Set(states.map((one) => one.path.join('.')));
  for (const [at, id] of (step.expect?.in ?? []).entries())
    if (!ids.has(id)) scope.report(`${path}.expect.in.${at}`, 'definition.unknown-reference', { kind: 'state', id });
  checkEvents(step, new Set(states.flatMap(({ state }) => Object.keys(state.on ?? {}))), 'event', path, scope);
}

function checkEvents(
  step: ScenarioStep,
  events: ReadonlySet<string>,
  kind: string,
  path: string,
  scope: CheckScope,
): void {
  const { possible = [], impossible = [] } = step.expect ?? {};
  const named: readonly [string, string][] = [
    ...(step.event === undefined ? [] : [['event', step.event] as [string, string]]),
    ...possible.map((id, at): [string, string] => [`expect.possible.${at}`, id]),
    ...impossible.map((id, at): [string, string] => [`expect.impossible.${at}`, id]),
  ];
  for (const [place, id] of named)
    if (!events.has(id)) scope.report(`${path}.${place}`, 'definition.unknown-reference', { kind, id });
}

/** Who acts: rights are what most scenarios are about, so in `when` somebody must be named. */
function checkActor(
  step: ScenarioStep,
  part: ScenarioPart,
  people: ScenarioPeople,
  path: string,
  scope: CheckScope,
): void {
  if (step.do === 'pass') {
    if (step.as !== undefined) scope.report(`${path}.as`, 'definition.no-effect', { key: 'as', type: step.do });
    if (/^\d{4}/.test(step.time ?? '') && !isDay(step.time ?? '')) scope.report(`${path}.time`, 'value.date');
    return;
  }
  const isAsked = Boolean(step.expect?.possible ?? step.expect?.impossible);
  const needsPerson = (part === 'when' && step.do !== 'effects') || isAsked || OF_PEOPLE.has(step.do);
  if (step.as === undefined) {
    if (needsPerson) scope.report(`${path}.as`, 'document.missing-key', { key: 'as' });
  } else if (!Object.hasOwn(people, step.as)) referred('role', step.as, `${path}.as`, scope);
}

/** What is referred to must have been saved before; people and teams are there when they are named. */
function checkReferences(
  step: ScenarioStep,
  people: ScenarioPeople,
  saved: ReadonlySet<string>,
  path: string,
  scope: CheckScope,
): void {
  const unknown = (place: string, id: string): void =>
    scope.report(place, 'definition.unknown-reference', { kind: 'save', id });
  if (step.id !== undefined && !saved.has(step.id)) unknown(`${path}.id`, step.id);
  const teams = new Set(['default', ...Object.values(people).flatMap(({ team }) => team ?? [])]);
  const look = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('ref' in value && typeof value.ref === 'string') {
      const [kind, name = ''] = value.ref.split('/');
      if (kind === 'user' && name !== '') {
        if (!Object.hasOwn(people, name)) referred('role', name, place, scope);
      } else if (kind === 'team' && name !== '') {
        if (!teams.has(name)) scope.report(place, 'definition.unknown-reference', { kind: 'team', id: name });
      } else if (!saved.has(value.ref)) unknown(place, value.ref);
      return;
    }
    for (const [key, one] of Object.entries(value)) look(one, `${place}.${key}`);
  };
  const given: Readonly<Record<string, ScenarioValues | readonly object[] | undefined>> = {
    values: step.values,
    input: step.input,
    output: step.output,
    filter: step.filter,
    'expect.values': step.expect?.values,
    'expect.items': step.expect?.items,
  };
  for (const [key, values] of Object.entries(given)) look(values, `${path}.${key}`);
}

/** What a step has saved is an id when the filter is asked. */
const withoutRefs = (filter: object): unknown =>
  JSON.parse(JSON.stringify(filter), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'ref' in value && Object.keys(value).length === 1
      ? value.ref
      : value,
  );
