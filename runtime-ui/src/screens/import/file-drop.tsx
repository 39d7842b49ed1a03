import '@mantine/dropzone/styles.css';
import { Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { importTexts } from './import-texts.ts';

/** By kind, and by ending where the system knows no kind. */
const ACCEPTED = {
  'text/csv': ['.csv'],
  'text/tab-separated-values': ['.tsv'],
  'text/plain': ['.txt'],
  'application/vnd.ms-excel': ['.csv'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'text/xml': ['.xml'],
  'application/xml': ['.xml'],
};
const MOST_BYTES = 2_000_000_000;

type Props = {
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
  readonly onRefused: (reason: Error) => void;
};

/** Where a file with columns is dropped. */
export function FileDrop({ isBusy, onFile, onRefused }: Props) {
  const t = useOwnTexts(importTexts);
  return (
    <Dropzone
      onDrop={([file]) => file && onFile(file)}
      onReject={() => onRefused(new Error(t.refused))}
      loading={isBusy}
      multiple={false}
      maxSize={MOST_BYTES}
      accept={ACCEPTED}
      p="xl"
      inputProps={{ 'aria-label': t.drop }}
    >
      <Stack align="center" gap={4} mih={120} justify="center">
        <NamedIcon name="file-import" size={32} />
        <Text fw={600}>{t.drop}</Text>
        <Text size="sm" c="dimmed" ta="center">
          {t.dropHint}
        </Text>
      </Stack>
    </Dropzone>
  );
}
