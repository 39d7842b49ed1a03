import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { KEYS_WITHOUT_EFFECT } from '@leitwerk/metadata/workflow/keys-without-effect';
import { withValue } from '../../../schema-form/value-path.ts';
import type { StatePath } from './machine-json.ts';
import { isWithin, placeOfState, stateOf, statesIn, statesOf, without } from './machine-json.ts';
import { pathOfTarget, respelled } from './targets.ts';
import type { WrittenWay } from './ways.ts';
import { waysOf, withWays } from './ways.ts';

export type StateType = 'plain' | 'parallel' | 'final' | 'history';

export const typeOf = (state: Plain): StateType => {
  const type = state['type'];
  return type === 'parallel' || type === 'final' || type === 'history' ? type : 'plain';
};

const withState = (machine: Plain, path: StatePath, state: Plain): Plain =>
  withValue(machine, placeOfState(path), state) as Plain;

/** The machine with another state inside one that is there; the first one in it is where it begins. */
export function addState(machine: Plain, parent: StatePath, key: string, label: Label): Plain {
  return insertState(machine, parent, key, { meta: { label } });
}

/** As `addState`, with all that the state is. */
export function insertState(machine: Plain, parent: StatePath, key: string, state: Plain): Plain {
  const holder = stateOf(machine, parent);
  if (!holder || key in statesIn(holder)) return machine;
  const plain = typeOf(holder) === 'final' || typeOf(holder) === 'history';
  const open = plain ? without(holder, ['type', 'history', 'target']) : holder;
  const needsInitial = typeOf(open) !== 'parallel' && open['initial'] === undefined && state['type'] !== 'history';
  return withState(machine, parent, {
    ...open,
    ...(needsInitial && { initial: key }),
    states: { ...statesIn(open), [key]: state },
  });
}

/** Ways from elsewhere that lead to a state, or to one in it. */
export const waysTo = (machine: Plain, id: string, path: StatePath): readonly WrittenWay[] =>
  waysOf(machine).filter((way) => {
    const to = typeof way.way['target'] === 'string' ? pathOfTarget(id, way.from, way.way['target']) : null;
    return to !== null && isWithin(to, path) && !isWithin(way.from, path);
  });

/** Whether it can be taken away: the outermost state needs one. */
export function canRemoveState(machine: Plain, path: StatePath): boolean {
  const around = stateOf(machine, path.slice(0, -1));
  return path.length > 1 || (path.length === 1 && around !== undefined && Object.keys(statesIn(around)).length > 1);
}

/**
 * Takes a state away, with all in it. Where the one around it began there, it begins with the first that is left.
 * @param withIncoming takes the transitions that lead to it away too; else they lead nowhere until somebody sees to them
 */
export function removeState(machine: Plain, id: string, path: StatePath, withIncoming: boolean): Plain {
  if (!canRemoveState(machine, path)) return machine;
  const gone = new Set(withIncoming ? waysTo(machine, id, path).map((way) => way.id) : []);
  const rest = withWays(machine, (way) => (gone.has(way.id) ? undefined : way.way));
  const forgetful = withIncoming ? withoutDefaults(rest, id, path) : rest;
  const around = path.slice(0, -1);
  const holder = stateOf(forgetful, around) ?? {};
  const left = without(statesIn(holder), [path.at(-1) ?? '']);
  const first = Object.entries(left).find(([, one]) => isPlain(one) && one['type'] !== 'history')?.[0];
  if (Object.keys(left).length === 0)
    return withState(forgetful, around, without(holder, ['states', 'initial', 'onDone', 'type']));
  const isInitial = holder['initial'] === path.at(-1);
  const begun = isInitial
    ? first === undefined
      ? without(holder, ['initial'])
      : { ...holder, initial: first }
    : holder;
  return withState(forgetful, around, { ...begun, states: left });
}

/** History states that would begin in the state forget that. */
function withoutDefaults(machine: Plain, id: string, gone: StatePath): Plain {
  return statesOf(machine).reduce((value, { path, state }) => {
    const target = state['target'];
    const to = typeof target === 'string' ? pathOfTarget(id, path, target) : null;
    return to && isWithin(to, gone) && !isWithin(path, gone)
      ? withState(value, path, without(state, ['target']))
      : value;
  }, machine);
}

/** Gives a state another key; everything in the machine that leads to it leads there under the new one. */
export function renameState(machine: Plain, id: string, path: StatePath, key: string): Plain {
  const old = path.at(-1);
  const around = path.slice(0, -1);
  const holder = stateOf(machine, around);
  if (old === undefined || !holder || !(old in statesIn(holder)) || key in statesIn(holder)) return machine;
  const moved = (one: StatePath): StatePath =>
    isWithin(one, path) ? [...around, key, ...one.slice(path.length)] : one;
  const follow = (target: unknown, from: StatePath): string | undefined => {
    const to = typeof target === 'string' ? pathOfTarget(id, from, target) : null;
    return to && isWithin(to, path) ? respelled(String(target), id, moved(from), moved(to)) : undefined;
  };
  const followed = withWays(machine, (way) => {
    const target = follow(way.way['target'], way.from);
    return target === undefined ? way.way : { ...way.way, target };
  });
  const remembered = statesOf(followed).reduce((value, one) => {
    const target = follow(one.state['target'], one.path);
    return target === undefined ? value : (withValue(value, [...placeOfState(one.path), 'target'], target) as Plain);
  }, followed);
  const now = stateOf(remembered, around) ?? {};
  return withState(remembered, around, {
    ...now,
    ...(now['initial'] === old && { initial: key }),
    states: Object.fromEntries(Object.entries(statesIn(now)).map(([name, one]) => [name === old ? key : name, one])),
  });
}

/** Has the state around it begin here. */
export function setInitial(machine: Plain, path: StatePath): Plain {
  const holder = stateOf(machine, path.slice(0, -1));
  const key = path.at(-1);
  if (!holder || key === undefined || typeOf(holder) === 'parallel' || holder['initial'] === key) return machine;
  return withState(machine, path.slice(0, -1), { ...holder, initial: key });
}

/** Sorts that a state can be of, by what is in it. */
export const typesFor = (state: Plain): readonly StateType[] =>
  Object.keys(statesIn(state)).length > 0 ? ['plain', 'parallel'] : ['plain', 'final', 'history'];

/** What a state would lose by becoming another sort. */
export const lostByType = (state: Plain, type: StateType): readonly string[] =>
  KEYS_WITHOUT_EFFECT[type].filter((key) => key in state);

/** Makes a state another sort; what has no effect there is taken off. */
export function setType(machine: Plain, path: StatePath, type: StateType): Plain {
  const state = stateOf(machine, path);
  if (!state || !typesFor(state).includes(type)) return machine;
  const bare = without(state, ['type', ...KEYS_WITHOUT_EFFECT[type]]);
  const first = Object.keys(statesIn(bare))[0];
  const needsInitial = type === 'plain' && first !== undefined && bare['initial'] === undefined;
  return withState(machine, path, {
    ...(type !== 'plain' && { type }),
    ...bare,
    ...(needsInitial && { initial: first }),
  });
}
