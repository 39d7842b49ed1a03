import type { AnyMachineSnapshot, AnyStateMachine, AnyTransitionDefinition } from 'xstate';
import { getInitialMicrosteps, getMicrosteps } from 'xstate';

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

/** Whether a guard is true, by its formula. */
type Truth = ReadonlyMap<string, boolean>;

const AFTER = 'xstate.after.';
const DONE = 'xstate.done.state.';
/** Of what a state has invoked. */
const ACTOR = /^xstate\.(done|error)\.actor\.(.+)$/;

const nodesOf = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap((child) => nodesOf(child))];

/** The same for the same transition: for keys, and to find it again. */
export const wayId = ({ from, place, index }: Pick<Way, 'from' | 'place' | 'index'>): string =>
  `${from.join('.')} ${place} ${index}`;

/** All transitions of a machine with the states that they lead to. */
export function waysOf(machine: AnyStateMachine): ReadonlyMap<AnyTransitionDefinition, Way> {
  const found = new Map<AnyTransitionDefinition, Way>();
  for (const node of nodesOf(machine.root)) {
    for (const [event, list] of node.transitions)
      for (const [index, one] of list.entries())
        found.set(one, wayOf(node, placeOfEvent(event, node), event, index, one));
    for (const [index, one] of (node.always ?? []).entries()) found.set(one, wayOf(node, 'always', null, index, one));
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

/**
 * The way that an event takes through a machine, which XState itself does not tell: what it takes first, and what follows by itself.
 * @param from null: the beginning
 */
export function traceOf(
  machine: AnyStateMachine,
  ways: ReadonlyMap<AnyTransitionDefinition, Way>,
  from: AnyMachineSnapshot | null,
  event: string,
  truth: Truth,
): Trace {
  const steps = (
    from ? getMicrosteps(machine, from as never, { type: event } as never) : getInitialMicrosteps(machine)
  ).map(([snapshot]) => snapshot as AnyMachineSnapshot);
  const taken: Way[] = [];
  const entered: string[] = [];
  let before: AnyMachineSnapshot | null = from;
  for (const [index, after] of steps.entries()) {
    const isSame = before?._nodes.every((node) => after._nodes.includes(node)) === true;
    const here = before === null ? [] : takenFrom(machine, before, index === 0 ? event : null, truth, isSame);
    const found = here.flatMap((one) => ways.get(one) ?? []);
    taken.push(...found);
    const known = new Set(before?._nodes ?? []);
    const again = new Set(here.flatMap((one) => (one.target ?? []) as readonly Node[]));
    entered.push(
      ...after._nodes.filter((node) => !known.has(node) || again.has(node)).map(({ path }) => path.join('.')),
    );
    before = after;
  }
  return { ways: taken, entered: entered.filter((path) => path !== '') };
}

function takenFrom(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: string | null,
  truth: Truth,
  staysThere: boolean,
): readonly AnyTransitionDefinition[] {
  const byEvent = event === null ? [] : machine.getTransitionData(snapshot as never, { type: event } as never);
  if (byEvent.length > 0) return byEvent;
  // An event that nothing takes is passed over first.
  if (event !== null && staysThere) return [];
  const holds = ({ guard }: AnyTransitionDefinition): boolean =>
    guard === undefined ||
    truth.get(typeof guard === 'string' ? guard : String((guard as { type: string }).type)) === true;
  const first = (list: readonly AnyTransitionDefinition[] | undefined) => (list ?? []).find(holds);
  const inside = [...snapshot._nodes].sort((one, other) => other.path.length - one.path.length);
  const byItself = inside.flatMap((node) => first(node.always) ?? []);
  // Ends of regions are told one by one; only the last one leads on.
  if (byItself.length > 0 || staysThere) return byItself;
  return inside
    .filter((node) => isDone(node, new Set(snapshot._nodes)))
    .flatMap((node) => first(node.transitions.get(`${DONE}${node.id}`)) ?? []);
}

function isDone(node: Node, active: ReadonlySet<Node>): boolean {
  const children = Object.values(node.states);
  if (node.type === 'compound') return children.some((child) => child.type === 'final' && active.has(child));
  return node.type === 'parallel' && children.every((child) => isDone(child, active));
}
