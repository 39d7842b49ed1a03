export const BUCKETS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** What is asked of many records at once. */
export type AggregateQuery = {
  /** Each `count`, or `sum:field`, `avg:field`, `min:field`, `max:field`. */
  readonly measures: readonly string[];
  /** A field, or a field of a related record: `product.division`. */
  readonly group?: string;
  readonly bucket?: Bucket;
  /** A second one: each group is divided by it. */
  readonly split?: string;
  readonly splitBucket?: Bucket;
  /** Whether keys that are references come as `{id, title}`, by the rights on what they point at. */
  readonly expand?: boolean;
  readonly filter?: unknown;
  readonly search?: string;
  /** A field with a person: groups of fewer people than `least` are told together or not at all, except the asker's own. */
  readonly people?: string;
  readonly least?: number;
};
