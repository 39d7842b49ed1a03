import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import { wayId } from './way-id.ts';

/** A transition of a machine, by where it stands in the definition. */
export type Way = {
  /** Names on the way to the state that it leaves. */
  readonly from: readonly string[];
  /** Key as in `transitionsOf`: `on.accept`, `after.late`, `always`, `onDone`. */
  readonly place: string;
  /** Place in the list that stands there. */
  readonly index: number;
  /** The event that takes it, as steps name it; null when it is taken by itself. */
  readonly event: string | null;
  readonly guard: string | null;
  /** States that it leads to; none when it stays where it is. */
  readonly to: readonly (readonly string[])[];
};

/** What one event has led through. */
export type Trace = {
  /** Transitions in the order in which they were taken. */
  readonly ways: readonly Way[];
  /** States that were entered, by their names with dots, in that order. */
  readonly entered: readonly string[];
};

type Node = AnyStateMachine['root'];

const AFTER = 'xstate.after.';
const DONE = 'xstate.done.state.';
/** Of what a state has invoked. */
const ACTOR = /^xstate\.(done|error)\.actor\.(.+)$/;

const nodesOf = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap((child) => nodesOf(child))];

/** All transitions of a machine with the states that they lead to, by `wayId`. */
export function waysOf(machine: AnyStateMachine): ReadonlyMap<string, Way> {
  const found = new Map<string, Way>();
  const add = (way: Way): void => void found.set(wayId(way), way);
  for (const node of nodesOf(machine.root)) {
    for (const [event, list] of node.transitions)
      for (const [index, one] of list.entries()) add(wayOf(node, placeOfEvent(event, node), event, index, one));
    for (const [index, one] of (node.always ?? []).entries()) add(wayOf(node, 'always', null, index, one));
  }
  return found;
}

function placeOfEvent(event: string, { id, config }: Node): string {
  if (event.startsWith(DONE)) return 'onDone';
  if (event.startsWith(AFTER)) return `after.${event.slice(AFTER.length, -id.length - 1)}`;
  const [, outcome, actor] = ACTOR.exec(event) ?? [];
  if (outcome === undefined) return `on.${event}`;
  const invoked = ((config.invoke as readonly { readonly id: string }[] | undefined) ?? []).map((one) => one.id);
  return `invoke.${invoked.indexOf(actor ?? '')}.${outcome === 'done' ? 'onDone' : 'onError'}`;
}

const wayOf = (
  node: Node,
  place: string,
  event: string | null,
  index: number,
  { target, guard }: AnyTransitionDefinition,
): Way => ({
  from: node.path,
  place,
  index,
  event,
  guard: typeof guard === 'string' ? guard : ((guard as { readonly type?: string } | undefined)?.type ?? null),
  to: (target ?? []).map((one) => one.path),
});
