import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';

const listOf = (document: Plain, key: 'states' | 'transitions'): readonly Plain[] =>
  Array.isArray(document[key]) ? document[key].filter(isPlain) : [];

export const statesOfStatus = (document: Plain): readonly Plain[] => listOf(document, 'states');

export const transitionsOfStatus = (document: Plain): readonly Plain[] => listOf(document, 'transitions');

/** Ids of the states in which a transition can begin. */
export const sourcesOf = (transition: Plain): readonly string[] =>
  Array.isArray(transition['from']) ? transition['from'].filter((one): one is string => typeof one === 'string') : [];

export function addStatus(document: Plain, id: string, label: Label): Plain {
  if (statesOfStatus(document).some((one) => one['id'] === id)) return document;
  const initial = typeof document['initial'] === 'string' && document['initial'] !== '' ? {} : { initial: id };
  return { ...document, ...initial, states: [...listOf(document, 'states'), { id, label }] };
}

/** Transitions from elsewhere that lead to a state. */
export const transitionsTo = (document: Plain, id: string): readonly Plain[] =>
  transitionsOfStatus(document).filter((one) => one['to'] === id && sourcesOf(one).some((from) => from !== id));

/** Two states are the least. */
export const canRemoveStatus = (document: Plain): boolean => statesOfStatus(document).length > 2;

/**
 * Takes a state away, and what begins only there. Where records began there, they begin with the first that is left.
 * @param withIncoming takes the transitions that lead to it away too, as long as another one is left
 */
export function removeStatus(document: Plain, id: string, withIncoming: boolean): Plain {
  if (!canRemoveStatus(document)) return document;
  const states = statesOfStatus(document).filter((one) => one['id'] !== id);
  const transitions = transitionsOfStatus(document).flatMap((one): Plain[] => {
    if (withIncoming && one['to'] === id) return [];
    const from = sourcesOf(one);
    const left = from.filter((state) => state !== id);
    if (left.length === from.length) return [one];
    return left.length === 0 ? [] : [{ ...one, from: left }];
  });
  if (transitions.length === 0) return document;
  return {
    ...document,
    ...(document['initial'] === id && { initial: String(states[0]?.['id']) }),
    states,
    transitions,
  };
}

/** Gives a state another id; the transitions follow. */
export function renameStatus(document: Plain, id: string, next: string): Plain {
  const all = statesOfStatus(document);
  if (!all.some((one) => one['id'] === id) || all.some((one) => one['id'] === next)) return document;
  const moved = (state: unknown) => (state === id ? next : state);
  return {
    ...document,
    initial: moved(document['initial']),
    states: all.map((one) => (one['id'] === id ? { ...one, id: next } : one)),
    transitions: transitionsOfStatus(document).map((one) =>
      one['to'] === id || sourcesOf(one).includes(id)
        ? { ...one, from: sourcesOf(one).map(moved), to: moved(one['to']) }
        : one,
    ),
  };
}

/** An event that moves records from one state to another. An id that is there already begins in this state too. */
export function connectStatus(document: Plain, from: string, to: string, id: string, label: Label): Plain | null {
  const transitions = transitionsOfStatus(document);
  const same = transitions.find((one) => one['id'] === id);
  if (same && (same['to'] !== to || sourcesOf(same).includes(from))) return null;
  return {
    ...document,
    transitions: same
      ? transitions.map((one) => (one === same ? { ...one, from: [...sourcesOf(one), from] } : one))
      : [...transitions, { id, label, from: [from], to }],
  };
}

export const moveStatusWay = (document: Plain, id: string, to: string): Plain => ({
  ...document,
  transitions: transitionsOfStatus(document).map((one) =>
    one['id'] === id && one['to'] !== to ? { ...one, to } : one,
  ),
});

/** Takes an event away; one at least must stay. */
export function removeStatusWay(document: Plain, id: string): Plain {
  const transitions = transitionsOfStatus(document).filter((one) => one['id'] !== id);
  return transitions.length === 0 ? document : { ...document, transitions };
}
