import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { startBulk } from '../../../client/runs.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { BulkActionProps } from '../bulk-action.ts';
import { bulkTexts } from './bulk-texts.ts';
import { RunDialog } from './run-dialog.tsx';
import { useBegin, wireSelection } from './use-begin.ts';

/** Puts the chosen records into the bin, after a question. */
export function DeleteAction({ entity, selection, onDone }: BulkActionProps) {
  const t = useOwnTexts(bulkTexts);
  const [asking, setAsking] = useState(false);
  const { run, message, busy, begin } = useBegin();
  const start = async (): Promise<void> => {
    const began = await begin(() => startBulk(entity.name, wireSelection(selection), { action: 'delete' }));
    if (began) setAsking(false);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        color="red"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t.remove}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t.removeAsk(selection.count)}>
        <Stack gap="sm">
          <Text size="sm">{t.removeHint}</Text>
          {message && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t.cancel}
            </Button>
            <Button color="red.9" loading={busy} onClick={() => void start()}>
              {t.remove}
            </Button>
          </Group>
        </Stack>
      </Modal>
      {run && <RunDialog id={run} onClose={onDone} />}
    </>
  );
}
