import { lazy } from 'react';
import { DeleteAction } from './bulk/delete-action.tsx';
import { EditAction } from './bulk/edit-action.tsx';
import { ExportAction } from './bulk/export-action.tsx';
import { LettersAction } from './bulk/letters-action.tsx';
import type { BulkAction } from './bulk-action.ts';
import { CopyRows } from './copy-rows.tsx';

const RecalculateAction = lazy(async () => ({
  default: (await import('./bulk/recalculate-action.tsx')).RecalculateAction,
}));

/** What can be done with chosen records, in the order of the bar. */
export const BULK_ACTIONS: readonly BulkAction[] = [
  { id: 'edit', isOffered: (_selection, rights) => rights.actions.includes('update'), Action: EditAction },
  { id: 'copy', isOffered: (selection) => 'ids' in selection, Action: CopyRows },
  { id: 'export', isOffered: () => true, Action: ExportAction },
  { id: 'letters', isOffered: () => true, Action: LettersAction },
  { id: 'recalculate', isOffered: () => true, Action: RecalculateAction },
  { id: 'delete', isOffered: (_selection, rights) => rights.actions.includes('delete'), Action: DeleteAction },
];
