import { Button, Group, Modal, Text } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { jobTexts } from './job-texts.ts';

/** What is discarded is not done: somebody has to want that. */
export function DiscardDialog({
  count,
  onClose,
  onDiscard,
}: {
  readonly count: number;
  readonly onClose: () => void;
  readonly onDiscard: () => void;
}) {
  const t = useOwnTexts(jobTexts);
  return (
    <Modal opened onClose={onClose} title={t.discardTitle(count)}>
      <Text size="sm">{t.discardText}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t.keep}
        </Button>
        <Button color="red.9" onClick={onDiscard}>
          {t.discard}
        </Button>
      </Group>
    </Modal>
  );
}
