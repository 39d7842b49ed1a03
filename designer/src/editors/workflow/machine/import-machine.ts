import { freeName } from '@leitwerk/metadata/free-name';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { idFromText } from '../../../schema-form/initial-value.ts';
import { without } from './machine-json.ts';

/**
 * Reads an XState v5 configuration into a workflow. What XState lets be written in short is written out, names that are none here
 * (`Waiting for payment`) become keys with the name as label, and milliseconds become delays. Every other key stays, for the check of
 * shapes to refuse with its place.
 */
export function importMachine(document: Plain, given: Plain): Plain {
  const id = String(document['id']);
  const reading: Reading = { id, other: String(given['id'] ?? id), delays: new Map(), names: namesOf(given) };
  const machine = readState(without(given, ['id', 'version', '$schema']), [], reading);
  const own = isPlain(document['delays']) ? document['delays'] : {};
  const fresh = [...reading.delays].filter(([name]) => !Object.hasOwn(own, name));
  return {
    ...document,
    ...(fresh.length > 0 && { delays: { ...own, ...Object.fromEntries(fresh) } }),
    machine,
  };
}

type Names = ReadonlyMap<string, string>;

type Reading = {
  readonly id: string;
  /** Id under which the machine names itself. */
  readonly other: string;
  readonly delays: Map<string, Plain>;
  /** Keys by the names that states have in the given machine; the same for the same name. */
  readonly names: Names;
};

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const EVENT = /^([a-z][a-z0-9]*(-[a-z0-9]+)*|record\.(updated|moved))$/;

function namesOf(state: Plain, names = new Map<string, string>()): Names {
  const all = namesIn(state);
  const good = new Set(all.filter((name) => KEY.test(name)));
  for (const name of new Set(all)) {
    const key = KEY.test(name) ? name : freeName(idFromText(name, 'kebab') || 'state', (one) => good.has(one));
    good.add(key);
    names.set(name, key);
  }
  return names;
}

const namesIn = (state: Plain): readonly string[] =>
  Object.entries(isPlain(state['states']) ? state['states'] : {}).flatMap(([name, one]) => [
    name,
    ...(isPlain(one) ? namesIn(one) : []),
  ]);

const listed = (given: unknown): unknown => (given === undefined || Array.isArray(given) ? given : [given]);

const mapped = (given: unknown, change: (key: string, value: unknown) => readonly [string, unknown]): unknown =>
  isPlain(given) ? Object.fromEntries(Object.entries(given).map(([key, one]) => change(key, one))) : given;

function readState(state: Plain, path: readonly string[], reading: Reading): Plain {
  const next = Object.entries(state).flatMap(([key, value]): [string, unknown][] => {
    switch (key) {
      case 'states':
        return [
          [
            key,
            mapped(value, (name, one) => [
              reading.names.get(name) ?? name,
              isPlain(one) ? named(readState(one, [...path, name], reading), name) : one,
            ]),
          ],
        ];
      case 'initial':
        return [[key, typeof value === 'string' ? (reading.names.get(value) ?? value) : value]];
      case 'target':
        return [[key, typeof value === 'string' ? readTarget(value, reading) : value]];
      case 'on':
        return [[key, mapped(value, (name, one) => [eventOf(name), readWays(one, reading, named(EMPTY, name))])]];
      case 'after':
        return [[key, mapped(value, (name, one) => [delayOf(name, reading), readWays(one, reading)])]];
      case 'always':
      case 'onDone':
        return [[key, readWays(value, reading)]];
      case 'invoke':
        return [[key, readInvokes(value, reading)]];
      case 'entry':
      case 'exit':
        return [[key, listed(value)]];
      // XState says of states what they are also where it shows.
      case 'type':
        return value === 'atomic' || value === 'compound' ? [] : [[key, value]];
      case 'id':
        return value === [reading.other, ...path].join('.') ? [] : [[key, value]];
      default:
        return [[key, value]];
    }
  });
  return Object.fromEntries(next);
}

const EMPTY: Plain = {};

/** What has a name that is no key keeps it as its words. */
function named(state: Plain, name: string): Plain {
  if (EVENT.test(name) || state['meta'] !== undefined || state['type'] === 'history') return state;
  return { ...state, meta: { label: { de: name, en: name } } };
}

const eventOf = (name: string): string =>
  EVENT.test(name) ? name : idFromText(name.replaceAll('.', '-'), 'kebab') || name;

function readWays(given: unknown, reading: Reading, also: Plain = EMPTY): unknown {
  const ways = listed(given);
  if (!Array.isArray(ways)) return ways;
  return ways.map((one: unknown, index) => {
    const way = typeof one === 'string' ? { target: one } : one;
    if (!isPlain(way)) return way;
    const { target, guard, actions } = way;
    // One target in a list of one is the same as without the list.
    const single = Array.isArray(target) && target.length === 1 ? target[0] : target;
    return {
      ...(index === 0 && way['meta'] === undefined ? also : EMPTY),
      ...way,
      ...(single !== undefined && { target: typeof single === 'string' ? readTarget(single, reading) : single }),
      ...(guard !== undefined && { guard: isPlain(guard) && Object.keys(guard).length === 1 ? guard['type'] : guard }),
      ...(actions !== undefined && { actions: listed(actions) }),
    };
  });
}

function readInvokes(given: unknown, reading: Reading): unknown {
  const invokes = listed(given);
  if (!Array.isArray(invokes)) return invokes;
  return invokes.map((one: unknown) => {
    if (!isPlain(one)) return one;
    const { onDone, onError } = one;
    return {
      ...one,
      ...(onDone !== undefined && { onDone: readWays(onDone, reading) }),
      ...(onError !== undefined && { onError: readWays(onError, reading) }),
    };
  });
}

/** With the keys that the states have here, and the id of this workflow. */
function readTarget(target: string, { id, other, names }: Reading): string {
  const isOwn = target === `#${other}` || target.startsWith(`#${other}.`);
  const [head, rest] = isOwn
    ? [`#${id}`, target.slice(other.length + 1)]
    : target.startsWith('#')
      ? [target, '']
      : ['', target];
  return (
    head +
    rest
      .split('.')
      .map((name) => names.get(name) ?? name)
      .join('.')
  );
}

const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
] as const;

/** The name of a delay; milliseconds become one in their largest whole unit, and minutes when there is none. */
function delayOf(name: string, { delays }: Reading): string {
  if (KEY.test(name)) return name;
  const milliseconds = Number(name);
  if (!Number.isInteger(milliseconds)) return idFromText(name, 'kebab') || name;
  const [unit, size] =
    UNITS.find(([, one]) => milliseconds % one === 0 && milliseconds > 0) ?? (['minutes', 60_000] as const);
  const count = Math.max(1, Math.ceil(milliseconds / size));
  const key = `after-${count}-${unit}`;
  delays.set(key, { count, unit });
  return key;
}
