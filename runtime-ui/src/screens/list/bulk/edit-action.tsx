import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { BulkActionProps } from '../bulk-action.ts';
import { bulkTexts } from './bulk-texts.ts';

const EditDialog = lazy(async () => ({ default: (await import('./edit-dialog.tsx')).EditDialog }));

/** The same values into all chosen records. What reads and checks values is loaded with the dialog. */
export function EditAction(props: BulkActionProps) {
  const t = useOwnTexts(bulkTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size={14} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t.edit}
      </Button>
      {opened && (
        <Suspense fallback={null}>
          <EditDialog {...props} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
