import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type {
  WireDelay,
  WireMachine,
  WireMachineState,
  WireProcessState,
  WireWay,
} from '@leitwerk/metadata/wire/workflow';
import type { PlacedState, StateValue } from '@leitwerk/metadata/workflow/active-states';
import { activeStates, allStates } from '@leitwerk/metadata/workflow/active-states';
import { wayId } from '@leitwerk/metadata/workflow/way-id';
import type { Way } from '@leitwerk/metadata/workflow/ways';
import type { Context } from '../rights/context.ts';
import type { Workflow } from './compile-workflow.ts';
import { readsHidden } from './explain-condition.ts';

/** The machine of a workflow as people see it: states and ways by their labels. Formulas are for those only who may know them. */
export function wireMachineOf(workflow: Workflow, context: Context): WireMachine {
  const { definition, machine } = workflow;
  const states = allStates(definition.machine);
  const readable = context.access.entity(definition.entity).readable;
  const fields = context.model.entities.get(definition.entity)?.entity.fields ?? [];
  const nameOf = new Map(fields.filter(({ name }) => readable.has(name)).map(({ id, name }) => [id, name]));
  const delays = Object.entries(definition.delays ?? {}).map(([name, { count, unit, from }]): [string, WireDelay] => {
    const field = from === undefined ? undefined : nameOf.get(from);
    return [
      name,
      {
        ...(count !== undefined && { count }),
        ...(unit !== undefined && { unit }),
        ...(field !== undefined && { from: field }),
      },
    ];
  });
  return {
    states: states.flatMap((one) => (one.path.length === 0 ? [] : [wireState(one, states, context)])),
    ways: machine.ways.map((way) => wireWay(way, workflow, states, context)),
    delays: Object.fromEntries(delays),
  };
}

export function wireState(
  { path, state }: PlacedState,
  states: readonly PlacedState[],
  context: Context,
): WireMachineState {
  const parent = states.find((one) => isSame(one.path, path.slice(0, -1)));
  return {
    path: path.join('.'),
    label: state.meta?.label ?? null,
    ...(state.meta?.color && { color: state.meta.color }),
    type: state.type ?? 'plain',
    initial: parent?.state.initial !== undefined && parent.state.initial === path.at(-1),
    roles: roleLabels(state.meta?.roles, context),
    ...(state.meta?.task && { task: state.meta.task.label }),
  };
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join('.') === other.join('.');

/** What roles are called; null where none are named. */
export const roleLabels = (roles: readonly string[] | null | undefined, { model }: Context): readonly Label[] | null =>
  roles?.flatMap((id) => model.model.roles[id]?.label ?? []) ?? null;

function wireWay(way: Way, { definition }: Workflow, states: readonly PlacedState[], context: Context): WireWay {
  const { from, place, index, event, guard, to } = way;
  const list = states.find((one) => isSame(one.path, from))?.state.on?.[event ?? ''];
  const label = list?.[index]?.meta?.label ?? list?.find((one) => one.meta)?.meta?.label;
  const delay = place.startsWith('after.') ? place.slice('after.'.length) : undefined;
  return {
    id: wayId(way),
    from: from.join('.'),
    to: to.map((path) => path.join('.')),
    kind: kindOf(place, label),
    event,
    ...(label && { label }),
    ...(delay !== undefined && { delay }),
    isGuarded: guard !== null,
    ...(guard !== null && maySeeFormula(guard, definition.entity, context) && { formula: guard }),
  };
}

function kindOf(place: string, label: Label | undefined): WireWay['kind'] {
  if (place === 'always') return 'always';
  if (place === 'onDone') return 'done';
  if (place.startsWith('after.')) return 'time';
  if (place.startsWith('invoke.')) return 'answer';
  if (place.startsWith('on.record.')) return 'record';
  return label ? 'event' : 'program';
}

/** Formulas are for those who look after definitions; who looks after jobs sees those that name nothing hidden from him. */
export function maySeeFormula(formula: string, entity: string, { access }: Context): boolean {
  if (access.permissions.has('metadata.read')) return true;
  return access.permissions.has('jobs.manage') && !readsHidden(formula, access.entity(entity).readable);
}

/** States that a process is in, as people call them. */
export const wireStates = ({ definition }: Workflow, value: StateValue): readonly WireProcessState[] =>
  activeStates(definition.machine, value).flatMap(({ path, state }) =>
    state.meta
      ? [{ path: path.join('.'), label: state.meta.label, ...(state.meta.color && { color: state.meta.color }) }]
      : [],
  );
