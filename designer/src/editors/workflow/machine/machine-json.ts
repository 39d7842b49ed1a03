import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { ValuePath } from '../../../schema-form/value-path.ts';
import { valueAt } from '../../../schema-form/value-path.ts';

/** Names on the way to a state; none for the outermost. */
export type StatePath = readonly string[];

/** A state of a draft's machine, as it is written: it may be half done. */
export type WrittenState = { readonly path: StatePath; readonly state: Plain };

export const textOf = (path: StatePath): string => path.join('.');

export const pathOf = (text: string): StatePath => (text === '' ? [] : text.split('.'));

/** Where a state stands, from the outermost one down. */
export const placeOfState = (path: StatePath): ValuePath => path.flatMap((name) => ['states', name]);

export const statesIn = (state: Plain): Plain => (isPlain(state['states']) ? state['states'] : {});

/** The state of that path; undefined where there is none. */
export function stateOf(machine: Plain, path: StatePath): Plain | undefined {
  const found = valueAt(machine, placeOfState(path));
  return isPlain(found) ? found : undefined;
}

/** Every state of a machine, from the outermost inwards. */
export const statesOf = (machine: Plain, path: StatePath = []): readonly WrittenState[] => [
  { path, state: machine },
  ...Object.entries(statesIn(machine)).flatMap(([name, state]) =>
    isPlain(state) ? statesOf(state, [...path, name]) : [],
  ),
];

export const isWithin = (path: StatePath, holder: StatePath): boolean => holder.every((name, at) => path[at] === name);

/** The object without some of its keys; the same one when it has none of them. */
export const without = (object: Plain, keys: readonly string[]): Plain =>
  keys.some((key) => key in object)
    ? Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
    : object;
