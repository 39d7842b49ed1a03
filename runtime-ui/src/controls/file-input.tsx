import { ActionIcon, Group, Input, Loader, Stack, Text } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { WireFile } from '../client/files.ts';
import { fileAddress, uploadFile } from '../client/files.ts';
import { useLanguage, useText } from '../i18n/language.ts';
import { isRecord } from '../values/equal-values.ts';
import { formatDecimal } from '../values/format-value.ts';
import { Nothing } from './text-display.tsx';
import type { DisplayProps, InputProps } from './widget.ts';

const FileDrop = lazy(async () => ({ default: (await import('./file-drop.tsx')).FileDrop }));

const isFile = (value: unknown): value is WireFile => isRecord(value) && typeof value['id'] === 'string';

export const filesOf = (value: unknown): readonly WireFile[] => (Array.isArray(value) ? value : [value]).filter(isFile);

const sizeText = (size: number, language: 'de' | 'en'): string => {
  const isLarge = size >= 1_000_000;
  const amount = isLarge ? size / 1_000_000 : size / 1000;
  return `${formatDecimal(amount.toFixed(isLarge ? 1 : 0), language, {})} ${isLarge ? 'MB' : 'kB'}`;
};

function FileLine({ file, onRemove }: { readonly file: WireFile; readonly onRemove?: () => void }) {
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

export function FileInput(props: InputProps) {
  const { field, value, onChange, onProblem } = props;
  const t = useText();
  const [busy, setBusy] = useState(false);
  const files = filesOf(value);
  const set = (next: readonly WireFile[]) => onChange(field.multiple ? next : (next.at(-1) ?? null));
  const add = async (added: readonly File[]) => {
    setBusy(true);
    onProblem(null);
    try {
      const sent = await Promise.all(added.map(uploadFile));
      set(field.multiple ? [...files, ...sent] : sent);
    } catch (error) {
      onProblem(error instanceof Error ? error.message : t('errorServer'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Input.Wrapper
      id={props.id}
      label={props.hideLabel ? undefined : props.label}
      description={props.help}
      error={props.error}
      withAsterisk={props.required === true}
    >
      <Stack gap={6} mt={4}>
        {files.map((file) => (
          <FileLine key={file.id} file={file} onRemove={() => set(files.filter((one) => one.id !== file.id))} />
        ))}
        <Suspense fallback={<Loader size="sm" />}>
          <FileDrop field={field} label={props.label} busy={busy} onFiles={(added) => void add(added)} />
        </Suspense>
      </Stack>
    </Input.Wrapper>
  );
}

export function FileDisplay({ value, compact }: DisplayProps) {
  const files = filesOf(value);
  if (files.length === 0) return compact ? null : <Nothing />;
  return (
    <Stack gap={2}>
      {files.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
    </Stack>
  );
}
