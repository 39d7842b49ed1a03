import type { TableCode } from './table-issue.ts';

/** One row of a file. */
export type FileRow = {
  /** Line on which it begins, from 1; of a sheet its row. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Of XML: how often each element or attribute occurs within the row, by its path; also where it is empty. */
  readonly times?: ReadonlyMap<string, number>;
  /** Why it could not be read. */
  readonly error?: TableCode;
};
