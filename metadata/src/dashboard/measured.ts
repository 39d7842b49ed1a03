import type { Bucket } from './periods.ts';

export type Filter = Readonly<Record<string, unknown>>;

/** By measure; decimals as text. */
export type MeasuredValues = Readonly<Record<string, string | number | null>>;

export type MeasuredGroup = {
  readonly key: unknown;
  /** Groups of too few people, told together. */
  readonly few?: boolean;
  readonly values: MeasuredValues;
};

export type MeasureQuery = {
  /** The first one puts the groups in order, the largest first. */
  readonly measures: readonly string[];
  readonly group?: string;
  readonly bucket?: Bucket;
  readonly filter: Filter;
  readonly search?: string;
  /** A field with options whose former values are counted, too, each as a row of its own. */
  readonly stays?: string;
  /** A field with a person, and how many of them a group must have to be told. */
  readonly people?: string;
  readonly least?: number;
};

export type CellQuery = MeasureQuery & { readonly split: string; readonly splitBucket?: Bucket };

export type MeasuredCell = MeasuredGroup & { readonly split: unknown };

/** Groups that are divided by a second field, with what rows, columns and all together come to. */
export type MeasuredCells = {
  readonly items: readonly MeasuredCell[];
  readonly groups: readonly MeasuredGroup[];
  readonly splits: readonly MeasuredGroup[];
  readonly total: Pick<MeasuredGroup, 'values'>;
};

/** Who counts: the server for a browser, the database for the server. Always by somebody's rights. */
export type Ask = {
  /** One row without a group. References come as `{id, title}`. */
  readonly groups: (entity: string, query: MeasureQuery) => Promise<readonly MeasuredGroup[]>;
  readonly cells: (entity: string, query: CellQuery) => Promise<MeasuredCells>;
};
