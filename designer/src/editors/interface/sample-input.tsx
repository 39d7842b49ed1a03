import { ProblemText, uploadFile } from '@leitwerk/runtime-ui/renderer';
import { Button, FileButton, Group, Text, Textarea } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import type { Sample } from '../../client/interface-trial.ts';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';

/** With the name of its file; null where it was pasted. */
export type ChosenSample = { readonly given: Sample; readonly name: string | null };

const REST_MS = 600;
const MOST_TEXT = 500_000;

/** Where a sample comes from: a file, which is uploaded as it is, or rows that are pasted. */
export function SampleInput({
  sample,
  onChange,
}: {
  readonly sample: ChosenSample | null;
  readonly onChange: (sample: ChosenSample | null) => void;
}) {
  const t = useInterfaceTexts();
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(file, 'import'),
    onSuccess: ({ id, name }) => onChange({ given: { file: id }, name }),
  });
  const paste = useDebouncedCallback(
    (text: string) => onChange(text.trim() === '' ? null : { given: { text }, name: null }),
    REST_MS,
  );
  const name = sample?.name;
  return (
    <div className="ld-sample">
      <Group gap="xs">
        <FileButton onChange={(file) => file && upload.mutate(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="default" loading={upload.isPending}>
              {name ? t.other : t.choose}
            </Button>
          )}
        </FileButton>
        {name && <Text size="sm">{t.file(name)}</Text>}
      </Group>
      {!name && (
        <Textarea
          size="xs"
          mt={6}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={MOST_TEXT}
          label={t.paste}
          classNames={{ input: 'ld-sample-text' }}
          onChange={(event) => paste(event.currentTarget.value)}
        />
      )}
      {upload.error && <ProblemText error={upload.error} />}
    </div>
  );
}
