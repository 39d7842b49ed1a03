import type { AnyStateMachine } from 'xstate';
import { createMachine, fromCallback, initialTransition, transition } from 'xstate';
import type { WorkflowAction, WorkflowDefinition, WorkflowState } from '../generated/definitions.gen.ts';
import type { StateValue } from './active-states.ts';
import { activeStates, allStates, transitionsOf } from './active-states.ts';
import { withJump } from './jump.ts';
import { ENTERED, marked, TAKEN } from './mark-transitions.ts';
import type { Trace, Way } from './ways.ts';
import { waysOf } from './ways.ts';

/** Where an instance stands: all that is kept of a machine between two events. */
export type Stand = {
  readonly value: StateValue;
  /** By history state: ids of the states that were active when it was left. */
  readonly history: Readonly<Record<string, readonly string[]>>;
};

/** What an event has led to. Nothing has been done yet: actions and timers are data. */
export type Step = {
  readonly stand: Stand;
  /** Whether the end has been reached. */
  readonly isDone: boolean;
  readonly actions: readonly WorkflowAction[];
  /** Places of the transitions that were taken, in their order: `open.review on.accept.0`. */
  readonly taken: readonly string[];
  /** States that were entered, also those that were left at once: `open.review`. */
  readonly entered: readonly string[];
  /** Events of timers that begin now, with the name of their delay. */
  readonly timers: readonly { readonly event: string; readonly delay: string }[];
  /** Events of timers that are not wanted any more. */
  readonly cancelled: readonly string[];
  /** Ids of what is begun by entering a state. */
  readonly invoked: readonly string[];
};

/** Whether a guard is true, by its formula. Worked out before the step, on the record as it is then. */
export type Truth = ReadonlyMap<string, boolean>;

export type WorkflowMachine = {
  /** Formulas of all guards, each once. */
  readonly guards: readonly string[];
  /** From nothing to the first states. Throws `EndlessSteps`. */
  readonly begin: (truth: Truth) => Step;
  /** Whether the event leads on from here. */
  readonly can: (stand: Stand, event: string, truth: Truth) => boolean;
  /**
   * Pure. Null when the event leads nowhere from here. `record.…` also takes what leads on by itself: a condition may have become
   * true. Throws `EndlessSteps`.
   */
  readonly step: (stand: Stand, event: string, truth: Truth) => Step | null;
  /** All transitions, with the states that they lead to. */
  readonly ways: readonly Way[];
  /** The way that an event has taken from here; null is before the beginning. Throws `EndlessSteps`. */
  readonly trace: (stand: Stand | null, event: string, truth: Truth) => Trace;
  /** To a state that no event leads to: timers begin there, and nothing is done on the way. */
  readonly jump: (stand: Stand, path: readonly string[]) => Step;
  /** Timers that run as long as a machine stands here. */
  readonly timersAt: (value: StateValue) => readonly { readonly event: string; readonly delay: string }[];
  /** States that no transition leads to, as ids. */
  readonly unreachable: readonly string[];
  /** Whether transitions without a condition lead round and round from these states. */
  readonly isEndlessFrom: (path: readonly string[]) => boolean;
};

/** Steps of one event until nothing happens by itself any more; more than that is a circle. */
const MOST_STEPS = 100;

export class EndlessSteps extends Error {}

/** Makes an XState machine of a definition, once. Throws with XState's words when a target is not there. */
export function makeMachine(definition: Pick<WorkflowDefinition, 'id' | 'machine'>): WorkflowMachine {
  const guards = guardsOf(definition.machine);
  let truth: Truth = new Map();
  const delays = new Set(allStates(definition.machine).flatMap(({ state }) => Object.keys(state.after ?? {})));
  const machine: AnyStateMachine = createMachine({
    id: definition.id,
    options: { maxIterations: MOST_STEPS },
    ...marked(definition.machine),
  }).provide({
    guards: Object.fromEntries(guards.map((guard) => [guard, () => truth.get(guard) === true])),
    actions: Object.fromEntries([...ACTIONS, TAKEN, ENTERED].map((action) => [action, () => undefined])),
    // What is invoked is begun by who keeps the machine.
    actors: Object.fromEntries(sourcesOf(definition.machine).map((src) => [src, NOTHING])),
    // When they are due is worked out by who keeps the timers.
    delays: Object.fromEntries([...delays].map((delay) => [delay, 1])),
  });
  const nodes = nodesOf(machine.root);
  const delayOf = new Map(
    nodes.flatMap((node) =>
      Object.keys((node.config.after as object | undefined) ?? {}).map((delay): [string, string] => [
        `xstate.after.${delay}.${node.id}`,
        delay,
      ]),
    ),
  );
  const resolve = ({ value, history }: Stand) =>
    machine.resolveState({
      value: value as never,
      historyValue: Object.fromEntries(
        Object.entries(history).map(([id, ids]) => [id, ids.map((one) => machine.getStateNodeById(one))]),
      ),
    } as never);
  const under = <T>(given: Truth, work: () => T): T => {
    truth = given;
    try {
      return work();
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('Infinite loop')) throw new EndlessSteps(definition.id);
      throw error;
    } finally {
      truth = new Map();
    }
  };
  const ways = waysOf(machine);
  return {
    guards,
    ways: [...ways.values()],
    trace: (stand, event, given) =>
      under(given, () => {
        const { taken, entered } = stepOf(
          stand ? transition(machine, resolve(stand), { type: event } as never) : initialTransition(machine),
          delayOf,
        );
        return { ways: taken.flatMap((id) => ways.get(id) ?? []), entered };
      }),
    jump: (stand, path) => {
      const { definition: changed, event } = withJump(definition, stand.value, path);
      const step = makeMachine(changed).step(stand, event, new Map());
      if (!step) throw new Error(`${definition.id}: there is no way to ${path.join('.')}`);
      return { ...step, actions: [] };
    },
    begin: (given) => under(given, () => stepOf(initialTransition(machine), delayOf)),
    step: (stand, event, given) =>
      under(given, () => {
        const from = resolve(stand);
        const isTaken = from.can({ type: event } as never);
        if (!isTaken && !event.startsWith('record.')) return null;
        const step = stepOf(transition(machine, from, { type: event } as never), delayOf);
        return isTaken || !isSame(step.stand.value, stand.value) ? step : null;
      }),
    can: (stand, event, given) => under(given, () => resolve(stand).can({ type: event } as never)),
    timersAt: (value) =>
      activeStates(definition.machine, value).flatMap(({ path, state }) =>
        Object.keys(state.after ?? {}).map((delay) => ({
          event: `xstate.after.${delay}.${[definition.id, ...path].join('.')}`,
          delay,
        })),
      ),
    unreachable: unreachable(machine, nodes),
    isEndlessFrom: (path) => {
      try {
        const value = path.reduceRight<StateValue>((below, name) => ({ [name]: below }), {});
        under(new Map(), () => transition(machine, resolve({ value, history: {} }), { type: '' } as never));
        return false;
      } catch (error) {
        if (error instanceof EndlessSteps) return true;
        throw error;
      }
    },
  };
}

const NOTHING = fromCallback(() => undefined);

const sourcesOf = (machine: WorkflowState): string[] =>
  allStates(machine).flatMap(({ state }) => state.invoke?.map(({ src }) => src) ?? []);

const isSame = (one: StateValue, other: StateValue): boolean => JSON.stringify(one) === JSON.stringify(other);

const ACTIONS: readonly WorkflowAction['type'][] = [
  'update-record',
  'move-record',
  'create-record',
  'notify',
  'begin-process',
  'plan-change',
  'drop-changes',
  'call-action',
];

const guardsOf = (machine: WorkflowState): string[] => [
  ...new Set(
    allStates(machine).flatMap(({ state }) =>
      transitionsOf(state).flatMap(({ list }) => list.flatMap(({ guard }) => guard ?? [])),
    ),
  ),
];

type Node = AnyStateMachine['root'];

const nodesOf = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap((child) => nodesOf(child))];

function unreachable(machine: AnyStateMachine, nodes: readonly Node[]): string[] {
  const found = new Set<string>();
  const enter = (node: Node): void => {
    if (found.has(node.id)) return;
    found.add(node.id);
    if (node.parent) enter(node.parent);
    if (node.type === 'parallel') for (const child of Object.values(node.states)) enter(child);
    if (node.type === 'compound') for (const one of node.initial.target) enter(one);
    for (const list of node.transitions.values())
      for (const one of list) for (const target of one.target ?? []) enter(target);
    for (const one of node.always ?? []) for (const target of one.target ?? []) enter(target);
  };
  enter(machine.root);
  return nodes.filter((node) => !found.has(node.id)).map((node) => node.id);
}

type Marked = { readonly place: string };
type Raised = { readonly event: { readonly type: string } };
type Cancelled = { readonly sendId: string };
type Spawned = { readonly id: string };

function stepOf(
  [snapshot, actions]: ReturnType<typeof initialTransition<AnyStateMachine>>,
  delayOf: ReadonlyMap<string, string>,
): Step {
  const timers: { event: string; delay: string }[] = [];
  const cancelled: string[] = [];
  const invoked: string[] = [];
  const wanted: WorkflowAction[] = [];
  const taken: string[] = [];
  const entered: string[] = [];
  for (const { type, params } of actions as readonly { readonly type: string; readonly params: unknown }[]) {
    if (type === 'xstate.raise') {
      const event = (params as Raised).event.type;
      const delay = delayOf.get(event);
      if (delay !== undefined) timers.push({ event, delay });
    } else if (type === 'xstate.cancel') cancelled.push((params as Cancelled).sendId);
    else if (type === TAKEN) taken.push((params as Marked).place);
    else if (type === ENTERED) entered.push((params as Marked).place);
    else if (type === 'xstate.spawnChild') invoked.push((params as Spawned).id);
    // What was begun is forgotten by whoever keeps it, by the states that are left.
    else if (type === 'xstate.stopChild') continue;
    else wanted.push({ type, params } as WorkflowAction);
  }
  const history = snapshot.historyValue as Readonly<Record<string, readonly Node[]>>;
  return {
    stand: {
      value: snapshot.value as StateValue,
      history: Object.fromEntries(Object.entries(history).map(([id, list]) => [id, list.map((node) => node.id)])),
    },
    isDone: snapshot.status === 'done',
    actions: wanted,
    taken,
    entered,
    timers,
    cancelled,
    invoked,
  };
}
