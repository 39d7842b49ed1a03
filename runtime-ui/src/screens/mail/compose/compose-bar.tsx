import { Button, FileButton, Group, Tooltip } from '@mantine/core';
import { IconPaperclip, IconSend, IconTrash } from '@tabler/icons-react';
import type { WireFile } from '../../../client/files.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { composeTexts } from './compose-texts.ts';
import { RecordFiles } from './record-files.tsx';
import { SendLater } from './send-later.tsx';
import { TextBlockMenu } from './text-block-menu.tsx';

/** What can be done with a mail that is written. */
export function ComposeBar({
  canSend,
  isSending,
  onSend,
  onFiles,
  onFile,
  onText,
  onDiscard,
}: {
  readonly canSend: boolean;
  readonly isSending: boolean;
  /** At once without a time. */
  readonly onSend: (at?: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onFile: (file: WireFile) => void;
  readonly onText: (html: string) => void;
  readonly onDiscard: () => void;
}) {
  const t = useOwnTexts(composeTexts);
  return (
    <Group gap="xs" className="lw-compose-bar">
      <Tooltip label={t.sendHint}>
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          disabled={!canSend}
          loading={isSending}
          onClick={() => onSend()}
        >
          {t.send}
        </Button>
      </Tooltip>
      <SendLater onSend={onSend} />
      <FileButton multiple onChange={onFiles}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />}>
            {t.attach}
          </Button>
        )}
      </FileButton>
      <RecordFiles onFile={onFile} />
      <TextBlockMenu onPick={onText} />
      <Button
        variant="subtle"
        color="red"
        ml="auto"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={onDiscard}
      >
        {t.discard}
      </Button>
    </Group>
  );
}
