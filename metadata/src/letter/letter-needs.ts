/** What a letter reads of a record: so much is read, and nothing else. */
export type LetterNeeds = {
  /** Name of a field, and what is needed of the records at which it points. */
  readonly fields: ReadonlyMap<string, LetterNeeds>;
  /** By key; see `relatedKey`. */
  readonly related: ReadonlyMap<string, RelatedNeeds>;
};

/** Records that point at one. Names. */
export type RelatedNeeds = {
  readonly entity: string;
  readonly via: string;
  readonly sort?: string;
  readonly limit: number;
  readonly needs: LetterNeeds;
};

/** Needs while they are gathered. */
export type GatheredNeeds = {
  readonly fields: Map<string, GatheredNeeds>;
  readonly related: Map<string, RelatedNeeds & { readonly needs: GatheredNeeds }>;
};

export const noNeeds = (): GatheredNeeds => ({ fields: new Map(), related: new Map() });

export function needField(needs: GatheredNeeds, name: string): GatheredNeeds {
  const below = needs.fields.get(name) ?? noNeeds();
  needs.fields.set(name, below);
  return below;
}

/** The name under which related records stand beside the fields of a record; no field can have it. */
export const relatedKey = ({ entity, via, sort, limit }: Omit<RelatedNeeds, 'needs'>): string =>
  ['$', entity, via, sort ?? '', String(limit)].join('|');
