import { Button, Text, Tooltip } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';
import { useDraftEditing } from './draft-context.tsx';

/** Whether what is on the page is on the server too. */
export function SaveWords() {
  const t = useTexts();
  const { isReadOnly, autosave } = useDraftEditing();
  const { save, saveNow } = autosave;
  if (isReadOnly)
    return (
      <Text size="sm" c="dimmed">
        {t.readOnly}
      </Text>
    );
  if (save.is === 'failed') {
    const reason = save.error instanceof Error ? save.error.message : '';
    return (
      <Tooltip label={reason}>
        <Button size="compact-xs" color="red" variant="light" onClick={() => void saveNow()}>
          {t.saveFailed}: {reason}
        </Button>
      </Tooltip>
    );
  }
  const words = { saved: t.saved, waiting: t.unsaved, saving: t.saving, conflict: t.unsaved }[save.is];
  return (
    <Text size="sm" c="dimmed" role="status">
      {words}
    </Text>
  );
}
