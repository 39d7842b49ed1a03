import type { WorkflowDefinition, WorkflowState } from '../generated/definitions.gen.ts';
import type { StateValue } from './active-states.ts';
import { activeStates } from './active-states.ts';

type Machine = Pick<WorkflowDefinition, 'id' | 'machine'>;

/** Events of definitions have no such name. */
const JUMP = 'repair.back';

/**
 * The same machine with an event that leads to a state. Of states side by side only the region moves in which the target lies, when
 * the process is there; what is above the outermost state that has to be left stays as it is.
 */
export function withJump(
  { id, machine }: Machine,
  value: StateValue,
  path: readonly string[],
): { readonly definition: Machine; readonly event: string } {
  const active = activeStates(machine, value);
  const regions = active.filter(
    (one) =>
      one.path.length < path.length &&
      one.path.every((name, at) => path[at] === name) &&
      active.some(({ path: above, state }) => state.type === 'parallel' && above.length === one.path.length - 1),
  );
  const from = regions.at(-1)?.path ?? [];
  const jump = { target: `#${[id, ...path].join('.')}` };
  return { definition: { id, machine: withEvent(machine, from, jump) }, event: JUMP };
}

function withEvent(state: WorkflowState, path: readonly string[], jump: { readonly target: string }): WorkflowState {
  const [name, ...rest] = path;
  if (name === undefined) return { ...state, on: { ...state.on, [JUMP]: [jump] } };
  const child = state.states?.[name];
  return child ? { ...state, states: { ...state.states, [name]: withEvent(child, rest, jump) } } : state;
}
