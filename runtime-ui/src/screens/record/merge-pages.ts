/** Something with its place in time; empty for what has none and comes last. */
export type Dated = { readonly at: string };

/** What one source of a timeline gave: its next entries, newest first, and where the ones after them begin. */
export type SourcePage<T extends Dated> = { readonly entries: readonly T[]; readonly next: string | null };

/**
 * One page out of the pages of several sources. Only entries that nothing unread can be newer than are shown; the rest wait for
 * the next page.
 * @param waiting entries of earlier pages that were not shown yet
 */
export function mergePages<T extends Dated>(
  waiting: readonly T[],
  pages: readonly SourcePage<T>[],
): { readonly shown: readonly T[]; readonly waiting: readonly T[] } {
  const all = [...waiting, ...pages.flatMap((page) => page.entries)].sort((one, other) =>
    other.at.localeCompare(one.at),
  );
  const edges = pages.filter((page) => page.next !== null).map((page) => page.entries.at(-1)?.at ?? '');
  const edge = edges.sort().at(-1) ?? '';
  return { shown: all.filter((entry) => entry.at >= edge), waiting: all.filter((entry) => entry.at < edge) };
}
