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
