/** Postal codes, or how they begin, in one order and each once; what a longer one says again is left out. */
export function regionOf(text: string): readonly string[] {
  const named = new Set(text.split(/[\s,;]+/).filter((code) => code !== ''));
  return [...named].filter((code) => !startsOf(code).some((start) => named.has(start))).sort();
}

/** `["9", "99", "999"]` of `9999`. */
const startsOf = (code: string): readonly string[] =>
  Array.from({ length: Math.max(code.length - 1, 0) }, (_, at) => code.slice(0, at + 1));

export const isPostalCode = (code: string): boolean => /^\d{1,5}$/.test(code);

/** Things by the region that they are for, to find those that have a postal code in common with another region. */
export type RegionIndex<T> = {
  readonly add: (region: readonly string[], item: T) => void;
  /** The empty region is everywhere, but goes after all others: only empty ones meet it. */
  readonly meeting: (region: readonly string[]) => readonly T[];
};

export function makeRegionIndex<T>(): RegionIndex<T> {
  const everywhere: T[] = [];
  const byCode = new Map<string, T[]>();
  /** By each shorter beginning of their codes. */
  const byStart = new Map<string, T[]>();
  const put = (map: Map<string, T[]>, key: string, item: T): void => {
    const known = map.get(key);
    if (known) known.push(item);
    else map.set(key, [item]);
  };
  return {
    add: (region, item) => {
      if (region.length === 0) everywhere.push(item);
      for (const code of region) {
        put(byCode, code, item);
        for (const start of startsOf(code)) put(byStart, start, item);
      }
    },
    meeting: (region) => {
      if (region.length === 0) return everywhere;
      const found = new Set<T>();
      for (const code of region)
        for (const items of [byCode.get(code), byStart.get(code), ...startsOf(code).map((start) => byCode.get(start))])
          for (const item of items ?? []) found.add(item);
      return [...found];
    },
  };
}

/** Whether every postal code of a region lies in another one. */
export function regionLiesIn(inner: readonly string[], outer: readonly string[]): boolean {
  if (outer.length === 0) return true;
  const known = new Set(outer);
  return inner.length > 0 && inner.every((code) => known.has(code) || startsOf(code).some((start) => known.has(start)));
}
