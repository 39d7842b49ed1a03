import { Anchor, CloseButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { WireFile } from '../../../client/files.ts';
import { fileAddress } from '../../../client/files.ts';
import { useSizeText } from '../../../controls/size-text.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { composeTexts } from './compose-texts.ts';
import type { Sending } from './use-attachments.ts';

/** What goes along, and what is still on its way to the server. */
export function AttachmentList({
  files,
  sending,
  onRemove,
}: {
  readonly files: readonly WireFile[];
  readonly sending: readonly Sending[];
  readonly onRemove?: (id: string) => void;
}) {
  const t = useOwnTexts(composeTexts);
  const sizeText = useSizeText();
  if (files.length === 0 && sending.length === 0) return null;
  return (
    <Stack component="ul" gap={4} m={0} p={0} aria-label={t.attachments} style={{ listStyle: 'none' }}>
      {files.map(({ id, name, size }) => (
        <Group component="li" key={id} gap="xs" wrap="nowrap">
          <IconPaperclip size={16} aria-hidden style={{ flexShrink: 0 }} />
          <Anchor href={fileAddress(id)} size="sm" className="lw-ellipsis">
            {name}
          </Anchor>
          <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
            {sizeText(size)}
          </Text>
          {onRemove && <CloseButton size="sm" aria-label={t.removeFile(name)} onClick={() => onRemove(id)} />}
        </Group>
      ))}
      {sending.map(({ key, name, part }) => (
        <li key={key}>
          <Text size="sm">{t.uploading(name)}</Text>
          <Progress value={part * 100} size="sm" aria-label={t.uploading(name)} />
        </li>
      ))}
    </Stack>
  );
}
