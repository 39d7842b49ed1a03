import { textFromDecimal } from '@leitwerk/metadata/shown-types/decimal-text';
import { ActionIcon, Group, Text } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import type { WireFile } from '../client/files.ts';
import { fileAddress } from '../client/files.ts';
import { useLanguage, useText } from '../i18n/language.ts';

const sizeText = (size: number, language: 'de' | 'en'): string => {
  const isLarge = size >= 1_000_000;
  const amount = isLarge ? size / 1_000_000 : size / 1000;
  return `${textFromDecimal(amount.toFixed(isLarge ? 1 : 0), language)} ${isLarge ? 'MB' : 'kB'}`;
};

export function FileLine({ file, onRemove }: { readonly file: WireFile; readonly onRemove?: () => void }) {
  const t = useText();
  const language = useLanguage();
  return (
    <Group gap={6} wrap="nowrap">
      <IconPaperclip size={14} aria-hidden />
      <a className="lw-ellipsis" href={fileAddress(file.id)} download={file.name}>
        {file.name}
      </a>
      <Text span size="xs" c="dimmed">
        {sizeText(file.size, language)}
      </Text>
      {onRemove && (
        <ActionIcon size="sm" onClick={onRemove} aria-label={t('removeFile', { name: file.name })}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}
