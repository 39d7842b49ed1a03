import { Input, Loader, Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { WireFile } from '../../client/files.ts';
import { filesIn, uploadFile } from '../../client/files.ts';
import { FileLine } from '../../controls/file-line.tsx';
import type { InputProps } from '../../controls/widget.ts';
import { useText } from '../../i18n/language.ts';

const FileDrop = lazy(async () => ({ default: (await import('./file-drop.tsx')).FileDrop }));

export function FileInput(props: InputProps) {
  const { field, value, onChange, onProblem } = props;
  const t = useText();
  const [busy, setBusy] = useState(false);
  const files = filesIn(value);
  const set = (next: readonly WireFile[]) => onChange(field.multiple ? next : (next.at(-1) ?? null));
  const add = async (added: readonly File[]) => {
    setBusy(true);
    onProblem(null);
    try {
      const sent = await Promise.all(added.map((file) => uploadFile(file)));
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
