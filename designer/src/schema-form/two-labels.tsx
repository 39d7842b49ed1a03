import { SimpleGrid, TextInput } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';

export type TwoTexts = { readonly de: string; readonly en: string };

/** A text in both languages; the English one may wait. */
export function TwoLabels({
  name,
  value,
  onChange,
  isFocused = false,
}: {
  readonly name: string;
  readonly value: TwoTexts;
  readonly onChange: (value: TwoTexts) => void;
  readonly isFocused?: boolean;
}) {
  const t = useTexts();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
      <TextInput
        {...(isFocused && { 'data-autofocus': true })}
        required
        withAsterisk={false}
        label={`${name} (${t.german})`}
        value={value.de}
        onChange={(event) => onChange({ ...value, de: event.currentTarget.value })}
      />
      <TextInput
        label={`${name} (${t.english})`}
        placeholder={value.de}
        value={value.en}
        onChange={(event) => onChange({ ...value, en: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

/** German stands in where there is no English yet. */
export const completed = ({ de, en }: TwoTexts): TwoTexts => ({ de, en: en || de });
