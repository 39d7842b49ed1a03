import { Box, Button, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy, IconMinus } from '@tabler/icons-react';
import { useSizeText } from '../../controls/size-text.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { filesTexts } from './files-texts.ts';
import type { Upload } from './upload.ts';
import { isMoving } from './upload.ts';

const ICONS = { done: IconCheck, refused: IconAlertTriangle, same: IconCopy, skipped: IconMinus } as const;
const COLORS = { done: 'teal', refused: 'red', same: 'orange', skipped: 'gray' } as const;

/** How far one file is, and what can be done about it. */
export function UploadLine({
  upload,
  onChange,
}: {
  readonly upload: Upload;
  readonly onChange: (next: Partial<Upload>) => void;
}) {
  const t = useOwnTexts(filesTexts);
  const sizeText = useSizeText();
  const { state, file, message, same } = upload;
  const Icon = state in ICONS ? ICONS[state as keyof typeof ICONS] : null;
  const words = {
    waiting: t.waiting,
    sending: t.sending(Math.round(upload.part * 100)),
    storing: t.storing,
    done: t.done,
    skipped: t.skipped,
    refused: message ?? '',
    same: t.same(same?.[0]?.title ?? same?.[0]?.name ?? ''),
  }[state];
  return (
    <Box component="li" className="lw-upload">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Box miw={0}>
          <Text size="sm" className="lw-ellipsis" title={file.name}>
            {file.name}
          </Text>
          <Group gap={6} wrap="nowrap" align="flex-start">
            {Icon && (
              <Icon
                size={14}
                aria-hidden
                style={{ flexShrink: 0 }}
                color={`var(--mantine-color-${COLORS[state as keyof typeof COLORS]}-6)`}
              />
            )}
            <Text size="xs" c={state === 'refused' ? 'var(--mantine-color-error)' : 'dimmed'}>
              {sizeText(file.size)} · {words}
            </Text>
          </Group>
        </Box>
        <Group gap={4} wrap="nowrap">
          {state === 'same' && (
            <Button
              size="compact-xs"
              onClick={() => onChange({ state: 'skipped' })}
              aria-label={`${t.skip}: ${file.name}`}
            >
              {t.skip}
            </Button>
          )}
          {state === 'same' && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${t.addAnyway}: ${file.name}`}
              onClick={() => onChange({ state: 'waiting', mayBeSame: true })}
            >
              {t.addAnyway}
            </Button>
          )}
          {state === 'refused' && upload.isFinal !== true && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${t.retry}: ${file.name}`}
              onClick={() => onChange({ state: 'waiting' })}
            >
              {t.retry}
            </Button>
          )}
        </Group>
      </Group>
      {isMoving(upload) && (
        <Progress
          value={Math.round(upload.part * 100)}
          size="xs"
          mt={4}
          aria-label={file.name}
          animated={state === 'storing'}
        />
      )}
    </Box>
  );
}
