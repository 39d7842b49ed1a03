import type { WorkflowState } from '../generated/definitions.gen.ts';

/** Where a machine stands, as XState writes it: a name, or per state the one below. */
export type StateValue = string | { readonly [state: string]: StateValue | undefined };

/** A state with the names on the way to it; none for the outermost. */
export type PlacedState = { readonly path: readonly string[]; readonly state: WorkflowState };

/** The states in which a machine is, from the outermost inwards. */
export function activeStates(machine: WorkflowState, value: StateValue, path: readonly string[] = []): PlacedState[] {
  const below = typeof value === 'string' ? { [value]: {} } : value;
  const here: PlacedState = { path, state: machine };
  return [
    here,
    ...Object.entries(below).flatMap(([name, rest]) => {
      const child = machine.states?.[name];
      return child ? activeStates(child, rest ?? {}, [...path, name]) : [];
    }),
  ];
}

/** Every state of a machine, from the outermost inwards. */
export const allStates = (machine: WorkflowState, path: readonly string[] = []): PlacedState[] => [
  { path, state: machine },
  ...Object.entries(machine.states ?? {}).flatMap(([name, state]) => allStates(state, [...path, name])),
];

/** All that leads on from a state: by event, by time, by itself. */
export const transitionsOf = (state: WorkflowState) => [
  ...Object.entries(state.on ?? {}).map(([name, list]) => ({ place: `on.${name}`, list })),
  ...Object.entries(state.after ?? {}).map(([name, list]) => ({ place: `after.${name}`, list })),
  ...(state.always ? [{ place: 'always', list: state.always }] : []),
  ...(state.onDone ? [{ place: 'onDone', list: state.onDone }] : []),
  ...(state.invoke ?? []).flatMap(({ onDone, onError }, index) => [
    ...(onDone ? [{ place: `invoke.${index}.onDone`, list: onDone }] : []),
    ...(onError ? [{ place: `invoke.${index}.onError`, list: onError }] : []),
  ]),
];

/** Paths of all states, with dots. */
export const stateIds = (machine: WorkflowState): ReadonlySet<string> =>
  new Set(allStates(machine).map(({ path }) => path.join('.')));

/**
 * The value of a machine that stands in these states, given by their paths with dots: what lies above them is entered with them,
 * what lies below and beside them by its first states.
 */
export function valueOfPaths(machine: WorkflowState, paths: readonly string[]): StateValue {
  const below = (state: WorkflowState, names: readonly (readonly string[])[]): StateValue => {
    const wanted = (child: string) => names.filter(([first]) => first === child).map(([, ...rest]) => rest);
    if (state.type === 'parallel')
      return Object.fromEntries(
        Object.entries(state.states ?? {}).map(([name, child]) => [name, below(child, wanted(name))]),
      );
    const name = names.find((one) => one.length > 0)?.[0] ?? state.initial;
    const child = name === undefined ? undefined : state.states?.[name];
    if (name === undefined || !child) return {};
    const inner = below(child, wanted(name));
    return typeof inner === 'object' && Object.keys(inner).length === 0 ? name : { [name]: inner };
  };
  const value = below(
    machine,
    paths.map((path) => path.split('.')),
  );
  return value;
}
