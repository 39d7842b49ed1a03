import { ActionIcon, Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { IconDownload, IconPaperclip, IconX } from '@tabler/icons-react';
import { use } from 'react';
import type { WireFile } from '../client/files.ts';
import { fileAddress } from '../client/files.ts';
import { useText } from '../i18n/language.ts';
import { FilePreviewContext } from './file-preview-context.ts';
import { useSizeText } from './size-text.ts';
import { VersionCountsContext } from './version-counts-context.ts';

/** A file by its name, which opens it in place, with its size and a download. */
export function FileLine({ file, onRemove }: { readonly file: WireFile; readonly onRemove?: () => void }) {
  const t = useText();
  const sizeText = useSizeText();
  const preview = use(FilePreviewContext);
  const address = fileAddress(file.id);
  const versions = use(VersionCountsContext).get(file.id) ?? 1;
  return (
    <Group gap={6} wrap="nowrap">
      <IconPaperclip size={14} aria-hidden style={{ flexShrink: 0 }} />
      {preview ? (
        <UnstyledButton
          className="lw-ellipsis lw-file-name"
          title={t('previewFile', { name: file.name })}
          onClick={() => preview(file)}
        >
          {file.name}
        </UnstyledButton>
      ) : (
        <a className="lw-ellipsis" href={address} download={file.name}>
          {file.name}
        </a>
      )}
      <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {sizeText(file.size)}
      </Text>
      {versions > 1 && (
        <Badge size="sm" variant="light" color="gray" style={{ flexShrink: 0 }}>
          {t('fileVersions', { count: versions })}
        </Badge>
      )}
      {preview && (
        <ActionIcon
          component="a"
          size="sm"
          variant="subtle"
          href={address}
          download={file.name}
          aria-label={t('downloadFile', { name: file.name })}
        >
          <IconDownload size={14} />
        </ActionIcon>
      )}
      {onRemove && (
        <ActionIcon size="sm" onClick={onRemove} aria-label={t('removeFile', { name: file.name })}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}
