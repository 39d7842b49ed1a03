import type { BulkAction } from './bulk-action.ts';
import { CopyRows } from './copy-rows.tsx';

/** What can be done with chosen records, in the order of the bar. */
export const BULK_ACTIONS: readonly BulkAction[] = [
  { id: 'copy', isOffered: (selection) => 'ids' in selection, Action: CopyRows },
];
