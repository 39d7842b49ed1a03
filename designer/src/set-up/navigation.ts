import type { NavigationItem } from '@leitwerk/metadata/generated/definitions.gen';

/** An entry that leads somewhere; its key is unique among all. */
export type Entry = { readonly key: string; readonly item: NavigationItem };

/** Entries of a navigation that lead somewhere, each group with those below it. */
export const entriesOf = (navigation: readonly NavigationItem[], above = ''): readonly Entry[] =>
  navigation.flatMap((item) => {
    const key = `${above}${item.id}`;
    return item.children ? entriesOf(item.children, `${key}/`) : [{ key, item }];
  });

/** The navigation as it is live with what is to be shown. A group goes with the last of its entries. */
export const navigationWith = (
  live: readonly NavigationItem[],
  shown: ReadonlySet<string>,
  above = '',
): readonly NavigationItem[] =>
  live.flatMap((item): readonly NavigationItem[] => {
    const key = `${above}${item.id}`;
    if (!item.children) return shown.has(key) ? [item] : [];
    const [first, ...others] = navigationWith(item.children, shown, `${key}/`);
    return first ? [{ ...item, children: [first, ...others] }] : [];
  });
