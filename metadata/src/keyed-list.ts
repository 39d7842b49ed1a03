export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Elements of a list by their keys, in the order of the list. */
export type Keyed = ReadonlyMap<string, unknown>;

type KeyOf = (element: unknown) => unknown;

const property =
  (name: string): KeyOf =>
  (element) =>
    isPlain(element) ? element[name] : undefined;

/** Entities are listed once for each reference by which they are reached. */
const entityKey: KeyOf = (element) => {
  const [entity, via] = [property('entity')(element), property('via')(element)];
  return typeof via === 'string' && typeof entity === 'string' ? `${entity}:${via}` : entity;
};

/** What names an element of a list in definitions, in the order in which it is looked for; a plain text names itself. */
const KEYS: readonly KeyOf[] = [
  property('id'),
  property('field'),
  entityKey,
  property('workflow'),
  (element) => element,
];

/** A longer list is one value: telling its elements apart takes time that grows with their square. */
const MOST_ELEMENTS = 5000;

function keyed(list: unknown, keyOf: KeyOf): Keyed | null {
  if (!Array.isArray(list) || list.length > MOST_ELEMENTS) return null;
  const keys = list.map(keyOf);
  const isKeyed = keys.every((key) => typeof key === 'string') && new Set(keys).size === keys.length;
  return isKeyed ? new Map(list.map((element: unknown, at) => [String(keys[at]), element])) : null;
}

/** All lists by the keys of their elements, if these have keys of their own and the same sort of key in every list. */
export function keyedLists<const T extends readonly unknown[]>(lists: T): { [K in keyof T]: Keyed } | null {
  for (const keyOf of KEYS) {
    const maps = lists.map((list) => keyed(list, keyOf));
    if (maps.every((map) => map !== null)) return maps as { [K in keyof T]: Keyed };
  }
  return null;
}

/** The longest run of `next` that stands in the same order in `before`: what need not be moved. */
export function unmoved(before: readonly string[], next: readonly string[]): ReadonlySet<string> {
  const position = new Map(before.map((key, at) => [key, at]));
  const kept = next.filter((key) => position.has(key));
  const longest = kept.map(() => 1);
  const previous = kept.map(() => -1);
  for (let at = 0; at < kept.length; at++) {
    for (let earlier = 0; earlier < at; earlier++) {
      const isInOrder = Number(position.get(kept[earlier] ?? '')) < Number(position.get(kept[at] ?? ''));
      if (isInOrder && Number(longest[earlier]) + 1 > Number(longest[at])) {
        longest[at] = Number(longest[earlier]) + 1;
        previous[at] = earlier;
      }
    }
  }
  const result = new Set<string>();
  for (let at = longest.indexOf(Math.max(0, ...longest)); at >= 0; at = Number(previous[at] ?? -1))
    result.add(kept[at] ?? '');
  return result;
}

/** The text of a value, the same for values that differ in the order of their keys only. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    isPlain(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

/** Equal but for the order of keys. Most of what is compared is the very same text, which is told much quicker. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other) || canonical(one) === canonical(other);
