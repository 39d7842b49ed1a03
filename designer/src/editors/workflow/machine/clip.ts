import { freeName } from '@leitwerk/metadata/free-name';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { insertState } from './edit-states.ts';
import type { StatePath } from './machine-json.ts';
import { isWithin, pathOf, stateOf, statesIn, statesOf, textOf } from './machine-json.ts';
import { pathOfTarget, targetOfPath } from './targets.ts';
import { withWays } from './ways.ts';

/** States as they are carried from one place to another, also between workflows. */
export type Clip = {
  readonly leitwerk: 'states';
  /** Id of the workflow that they come from. */
  readonly workflow: string;
  readonly states: readonly { readonly path: string; readonly state: Plain }[];
  /** Delays that they wait for. */
  readonly delays: Plain;
};

/** Copies states with all in them. @param document the workflow */
export function copyStates(document: Plain, paths: readonly StatePath[]): Clip {
  const machine = isPlain(document['machine']) ? document['machine'] : {};
  const outer = paths.filter(
    (path) => path.length > 0 && !paths.some((other) => other.length < path.length && isWithin(path, other)),
  );
  const states = outer.flatMap((path) => {
    const state = stateOf(machine, path);
    return state ? [{ path: textOf(path), state }] : [];
  });
  const all = isPlain(document['delays']) ? document['delays'] : {};
  const used = new Set(states.flatMap(({ state }) => delaysOf(state)));
  return {
    leitwerk: 'states',
    workflow: String(document['id']),
    states,
    delays: Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name))),
  };
}

/** Delays that a state and those in it wait for. */
export const delaysOf = (state: Plain): readonly string[] =>
  statesOf(state).flatMap((one) => {
    const meta = isPlain(one.state['meta']) ? one.state['meta'] : {};
    const task = isPlain(meta['task']) ? meta['task'] : {};
    const escalation = isPlain(task['escalation']) ? task['escalation'] : {};
    const named = [task['due'], escalation['after']].filter((name) => typeof name === 'string');
    return [...Object.keys(isPlain(one.state['after']) ? one.state['after'] : {}), ...named];
  });

/** What was copied, read from a text; null when it is something else. */
export function clipFromText(text: string): Clip | null {
  try {
    const given: unknown = JSON.parse(text);
    if (!isPlain(given) || given['leitwerk'] !== 'states' || !Array.isArray(given['states'])) return null;
    const isGood = given['states'].every(
      (one: unknown) => isPlain(one) && typeof one['path'] === 'string' && one['path'] !== '' && isPlain(one['state']),
    );
    return isGood && isPlain(given['delays']) && typeof given['workflow'] === 'string'
      ? (given as unknown as Clip)
      : null;
  } catch {
    return null;
  }
}

export type Pasted = {
  readonly document: Plain;
  /** Paths of what has come in. */
  readonly states: readonly string[];
  /** Transitions that were left out because what they lead to is not here. */
  readonly leftOut: number;
};

/** Puts copied states into a state: with new keys where theirs are taken, and transitions among them leading to the copies. */
export function pasteStates(document: Plain, parent: StatePath, clip: Clip): Pasted {
  const id = String(document['id']);
  const machine = isPlain(document['machine']) ? document['machine'] : {};
  const holder = stateOf(machine, parent);
  if (!holder) return { document, states: [], leftOut: 0 };
  const taken = new Set(Object.keys(statesIn(holder)));
  const copies = clip.states.map(({ path, state }) => {
    const from = pathOf(path);
    const key = freeName(from.at(-1) ?? 'state', (name) => taken.has(name));
    taken.add(key);
    return { from, to: [...parent, key], state };
  });
  const moved = (path: StatePath): StatePath | null => {
    const copy = copies.find(({ from }) => isWithin(path, from));
    if (copy) return [...copy.to, ...path.slice(copy.from.length)];
    return clip.workflow === id && stateOf(machine, path) ? path : null;
  };
  let leftOut = 0;
  const invoked = new Set(statesOf(machine).flatMap(({ state }) => invokesOf(state).map((one) => String(one['id']))));
  const next = copies.reduce((value, { from, to, state }) => {
    const follow = (target: string, inside: StatePath): string | null => {
      const old = pathOfTarget(clip.workflow, [...from, ...inside], target);
      const now = old && moved(old);
      return now ? targetOfPath(id, [...to, ...inside], now) : null;
    };
    const followed = withWays(state, (way) => {
      if (typeof way.way['target'] !== 'string') return way.way;
      const target = follow(way.way['target'], way.from);
      if (target === null) leftOut += 1;
      return target === null ? undefined : { ...way.way, target };
    });
    return insertState(value, parent, to.at(-1) ?? '', inner(followed, [], follow, invoked));
  }, machine);
  const delays = isPlain(document['delays']) ? document['delays'] : {};
  const missing = Object.entries(clip.delays).filter(([name]) => !Object.hasOwn(delays, name));
  return {
    document: {
      ...document,
      ...(missing.length > 0 && { delays: { ...delays, ...Object.fromEntries(missing) } }),
      machine: next,
    },
    states: copies.map(({ to }) => textOf(to)),
    leftOut,
  };
}

const invokesOf = (state: Plain): readonly Plain[] =>
  Array.isArray(state['invoke']) ? state['invoke'].filter(isPlain) : [];

/** History states follow too, and what is invoked gets an id of its own. */
function inner(
  state: Plain,
  path: StatePath,
  follow: (target: string, from: StatePath) => string | null,
  invoked: Set<string>,
): Plain {
  const { target, ...rest } = state;
  const now = typeof target === 'string' ? follow(target, path) : null;
  const invokes = invokesOf(state).map((one) => {
    const name = freeName(String(one['id']), (taken) => invoked.has(taken));
    invoked.add(name);
    return { ...one, id: name };
  });
  const states = Object.entries(statesIn(state)).map(([name, one]) => [
    name,
    isPlain(one) ? inner(one, [...path, name], follow, invoked) : one,
  ]);
  return {
    ...rest,
    ...(now !== null && { target: now }),
    ...(invokes.length > 0 && { invoke: invokes }),
    ...(states.length > 0 && { states: Object.fromEntries(states) }),
  };
}
