/** How somebody has set up the columns of one view for himself. */
export type OwnColumns = {
  readonly columns?: readonly string[];
  /** Pixels by id of the field. */
  readonly widths?: Readonly<Record<string, number>>;
  /** Whether the first column stays while the others scroll. */
  readonly pinned?: boolean;
};

/** What somebody has set up for the lists of one entity. */
export type OwnList = {
  readonly views?: Readonly<Record<string, OwnColumns>>;
  /** Ids of views in his own order; the others follow. */
  readonly order?: readonly string[];
  /** The view that he sees first. */
  readonly first?: string;
};

/** The settings of one view changed; nothing left of them is no entry. */
export function withOwnColumns(own: OwnList, view: string, columns: OwnColumns): OwnList {
  const { [view]: _before, ...others } = own.views ?? {};
  const isEmpty = Object.values(columns).every((value) => value === undefined);
  return { ...own, views: isEmpty ? others : { ...others, [view]: columns } };
}

/** Those that somebody has put in an order first, as he did. */
export function inOwnOrder<T extends { readonly id: string }>(views: readonly T[], order: readonly string[] = []): T[] {
  const placed = order.flatMap((id) => views.find((one) => one.id === id) ?? []);
  return [...placed, ...views.filter((one) => !placed.includes(one))];
}
