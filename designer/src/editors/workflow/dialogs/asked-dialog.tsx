import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Asked } from '../canvas-context.tsx';
import { AddStateDialog } from './add-state-dialog.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';

/** Brings the checks of all kinds with it. */
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

/** The dialog for what is asked. */
export function AskedDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  switch (asked.ask) {
    case 'add-state':
      return <AddStateDialog parent={asked.parent} onClose={onClose} />;
    case 'connect':
      return <ConnectDialog from={asked.from} to={asked.to} onClose={onClose} />;
    case 'rename':
      return <RenameDialog path={asked.path} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog path={asked.path} onClose={onClose} />;
    case 'paste':
      return <PasteDialog parent={asked.parent} onClose={onClose} />;
    case 'export':
      return <ExportDialog onClose={onClose} />;
    case 'import':
      return (
        <Suspense fallback={<Loader size="sm" />}>
          <ImportDialog onClose={onClose} />
        </Suspense>
      );
  }
}
