import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { useCanvas } from '../canvas-context.tsx';
import { exportMachine } from '../machine/export-machine.ts';

/** The machine as XState reads it. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useCanvasTexts();
  const { document } = useCanvas();
  const text = JSON.stringify(exportMachine(document), null, 2);
  return (
    <Modal opened onClose={onClose} title={t.exportXState} size="lg">
      <Stack>
        <Textarea
          data-autofocus
          readOnly
          autosize
          minRows={8}
          maxRows={20}
          label={t.json}
          classNames={{ input: 'lc-json' }}
          value={text}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void navigator.clipboard?.writeText(text).catch(() => undefined)}>
            {t.copyText}
          </Button>
          <Button
            component="a"
            download={`${String(document['id'])}.machine.json`}
            href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
          >
            {t.download}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
