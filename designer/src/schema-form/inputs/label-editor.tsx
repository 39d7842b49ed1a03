import { isPlain } from '@leitwerk/metadata/keyed-list';
import { Group, Text, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/designer-texts.ts';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { useFieldProps } from '../use-field-props.ts';
import { placeId } from '../value-path.ts';

const LANGUAGES = ['de', 'en'] as const;

/** A text that people read, in both languages side by side. */
export function LabelEditor(props: EditorProps) {
  const { path, value, name, isRequired } = props;
  const t = useTexts();
  const { setValue, isReadOnly, issuesAt } = useForm();
  const { error, description } = useFieldProps(props);
  const texts = isPlain(value) ? value : {};
  const set = (language: string, text: string) => {
    const next = { de: '', en: '', ...texts, [language]: text };
    const isEmpty = Object.values(next).every((one) => one === '');
    setValue(path, isEmpty && !isRequired ? undefined : next, true);
  };
  const words = { de: t.german, en: t.english };
  return (
    <fieldset className="ld-label" id={placeId(path)} tabIndex={-1}>
      <legend>
        <Legend name={name} isRequired={isRequired} />
      </legend>
      {description && (
        <Text size="xs" c="dimmed" mb={4}>
          {description}
        </Text>
      )}
      <Group gap={8} grow align="flex-start" preventGrowOverflow={false}>
        {LANGUAGES.map((language) => (
          <TextInput
            key={language}
            id={placeId([...path, language])}
            aria-label={`${name}: ${words[language]}`}
            leftSection={
              <Text size="xs" c="dimmed" aria-hidden>
                {language.toUpperCase()}
              </Text>
            }
            readOnly={isReadOnly}
            value={String(texts[language] ?? '')}
            error={issuesAt([...path, language])[0]?.message}
            onChange={(event) => set(language, event.currentTarget.value)}
          />
        ))}
      </Group>
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
    </fieldset>
  );
}

function Legend({ name, isRequired }: { readonly name: string; readonly isRequired: boolean }) {
  return (
    <Text span size="sm" fw={500}>
      {name}
      {isRequired && (
        <Text span c="var(--mantine-color-error)" aria-hidden>
          {' '}
          *
        </Text>
      )}
    </Text>
  );
}
