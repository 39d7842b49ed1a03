/** The list with one element at another place. */
export function movedElement<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const element = list[from];
  if (element === undefined) return list;
  const others = list.filter((_, at) => at !== from);
  return [...others.slice(0, to), element, ...others.slice(to)];
}

/** Keys of elements for the page: their own ones, with their number where two are alike. */
export function rowKeys(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? `${name}` : `${name} ${count}`;
  });
}
