import { isDeepStrictEqual } from 'node:util';
import type { Draft } from '../resource-kind.ts';

/**
 * What an entry says, part by part: `v:` a field, `p:` a property that no field holds, `t:` a text of a card that no field holds, `c:`
 * its components (alarms), `o:` one time of a series that is different.
 */
export type EntryState = Readonly<Record<string, unknown>>;

type Rest = {
  readonly properties?: readonly (readonly unknown[])[];
  readonly components?: readonly unknown[];
  readonly texts?: Readonly<Record<string, string>>;
};

/** JSON has no `undefined`, and what is stored comes back as JSON. */
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

export function stateOf({ values, rest, others }: Draft): EntryState {
  const { properties = [], components = [], texts = {} } = (rest ?? {}) as Rest;
  const state: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) state[`v:${name}`] = json(value);
  for (const [name, text] of Object.entries(texts)) state[`t:${name}`] = text;
  for (const property of properties) {
    const key = `p:${String(property[0])}`;
    state[key] = [...((state[key] as unknown[] | undefined) ?? []), json(property)];
  }
  if (components.length > 0) state['c:'] = json(components);
  for (const one of others) state[`o:${one.uid}`] = json(one);
  return state;
}

/** The entry that says this, of the same kind as `like`. */
export function draftOf(state: EntryState, like: Draft): Draft {
  const named = (prefix: string) =>
    Object.entries(state).flatMap(([key, value]) =>
      key.startsWith(prefix) && value != null ? [[key.slice(2), value] as const] : [],
    );
  const { texts } = (like.rest ?? {}) as Rest;
  const properties = named('p:').flatMap(([, value]) => value as unknown[]);
  return {
    ...like,
    values: Object.fromEntries(
      Object.entries(state).flatMap(([key, value]) => (key.startsWith('v:') ? [[key.slice(2), value]] : [])),
    ),
    rest: {
      properties,
      ...(texts === undefined
        ? { components: (state['c:'] as unknown[] | undefined) ?? [] }
        : { texts: Object.fromEntries(named('t:')) }),
    },
    others: named('o:').map(([, value]) => value as Draft['others'][number]),
  };
}

export type Merged = {
  readonly state: EntryState;
  /** Parts that both have changed, each with what does not count any more. */
  readonly lost: readonly { readonly part: string; readonly value: unknown }[];
};

/**
 * Both changes in one: of each part the side that has changed it since the last common state; where both have, differently, the later
 * change counts.
 * @param base null when they have never been equal
 */
export function merge(base: EntryState | null, here: EntryState, there: EntryState, isHereLater: boolean): Merged {
  const state: Record<string, unknown> = {};
  const lost: { part: string; value: unknown }[] = [];
  for (const part of new Set([...Object.keys(here), ...Object.keys(there)])) {
    const [ours, theirs, before] = [here[part] ?? null, there[part] ?? null, base?.[part] ?? null];
    if (isDeepStrictEqual(ours, theirs)) state[part] = ours;
    else if (isDeepStrictEqual(ours, before)) state[part] = theirs;
    else if (isDeepStrictEqual(theirs, before)) state[part] = ours;
    else {
      state[part] = isHereLater ? ours : theirs;
      lost.push({ part, value: isHereLater ? theirs : ours });
    }
  }
  return { state, lost };
}

export const isSameState = (one: EntryState, other: EntryState): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((part) =>
    isDeepStrictEqual(one[part] ?? null, other[part] ?? null),
  );

/** When an entry was changed on the other server (RFC 5545 3.8.7.3, RFC 6350 6.7.4); null where it does not say. */
export function changedAt(text: string): Date | null {
  const [, year, month, day, time = ''] =
    /^(?:LAST-MODIFIED|REV)(?:;[^:\r\n]*)?:(\d{4})-?(\d{2})-?(\d{2})(?:T([\d:]{6,8}))?/im.exec(text) ?? [];
  if (year === undefined) return null;
  const [hour = '00', minute = '00', second = '00'] = time.replaceAll(':', '').match(/\d{2}/g) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
