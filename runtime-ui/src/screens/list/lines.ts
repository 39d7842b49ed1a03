import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Sums } from '../../client/records.ts';

/** Records that have the same value. */
export type RowGroup = Sums & {
  /** Unique among the groups of a list. */
  readonly key: string;
  /** As the records have it; of a date the first day of its month; null: nothing. */
  readonly value: unknown;
  readonly isOpen: boolean;
};

/** What stands in one line of a list. */
export type Line =
  | { readonly kind: 'row'; readonly record: WireRecord }
  | { readonly kind: 'group'; readonly group: RowGroup }
  | { readonly kind: 'more'; readonly group: RowGroup; readonly isLoading: boolean };

export const lineKey = (line: Line): string =>
  line.kind === 'row' ? line.record.id : `${line.kind} ${line.group.key}`;
