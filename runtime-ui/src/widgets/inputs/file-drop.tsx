import '@mantine/dropzone/styles.css';
import { Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';

export function FileDrop({
  field,
  label,
  busy,
  onFiles,
}: {
  readonly field: FieldModel;
  readonly label: string;
  readonly busy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const t = useText();
  const [refused, setRefused] = useState(false);
  return (
    <>
      <Dropzone
        onDrop={(files) => {
          setRefused(false);
          onFiles(files);
        }}
        onReject={() => setRefused(true)}
        loading={busy}
        multiple={field.multiple === true}
        accept={[...(field.accept ?? (field.type === 'image' ? ['image/*'] : []))]}
        {...(field.maxSize !== undefined && { maxSize: field.maxSize })}
        p="sm"
        inputProps={{ 'aria-label': label }}
      >
        <Text size="sm" c="dimmed" ta="center">
          {busy ? t('uploading') : t('dropHere')}
        </Text>
      </Dropzone>
      {refused && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {t('fileTooLarge')}
        </Text>
      )}
    </>
  );
}
