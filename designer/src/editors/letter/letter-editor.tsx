import { isPlain } from '@leitwerk/metadata/keyed-list';
import { Button, Input, Loader, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel, entityWithId } from '../../draft/draft-model.ts';
import { useLetterTexts } from '../../i18n/letter-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import { placeId } from '../../schema-form/value-path.ts';
import { entityAround } from '../../where-used/walk-values.ts';

const LetterInput = lazy(async () => ({ default: (await import('./letter-input.tsx')).LetterInput }));

/** A text of a letter: in German, and in English where it is wanted. */
export function LetterEditor(props: EditorProps) {
  const { path, value, isRequired, around, name } = props;
  const t = useLetterTexts();
  const { setValue, issuesAt } = useForm();
  const { documents, model: live } = useDraftEditing();
  const { readOnly, error, description } = useFieldProps(props);
  const model = draftModel(documents, live);
  const entity = entityWithId(model, entityAround(around));
  const blocks = documents
    .map(({ document }) => headOf(document))
    .filter(({ kind }) => kind === 'text-block')
    .map(({ id, label }) => ({ id, label }));
  const texts = isPlain(value) ? value : {};
  const languages = ['de', 'en'].filter((one): one is 'de' | 'en' => one === 'de' || texts[one] !== undefined);
  const set = (next: object) => {
    const isEmpty = Object.values(next).every((one) => one === '');
    setValue(path, isEmpty && !isRequired ? undefined : next, true);
  };
  return (
    <Stack gap={6} id={placeId(path)} tabIndex={-1}>
      {languages.map((language) => {
        const wrong = issuesAt([...path, language]).map((one) => one.message);
        const words = languages.length > 1 ? `${name}: ${t[language]}` : name;
        return (
          <Input.Wrapper
            key={language}
            id={placeId([...path, language])}
            labelElement="div"
            label={words}
            required={isRequired && language === 'de'}
            {...(language === 'de' && description !== undefined && { description })}
            error={[language === 'de' ? error : undefined, ...wrong].filter(Boolean).join(' ') || undefined}
          >
            <Suspense fallback={<Loader size="xs" />}>
              <LetterInput
                name={words}
                text={String(texts[language] ?? '')}
                entity={entity}
                model={model}
                blocks={blocks}
                isWrong={wrong.length > 0}
                isReadOnly={readOnly}
                onChange={(next) => set({ ...texts, [language]: next })}
              />
            </Suspense>
          </Input.Wrapper>
        );
      })}
      {!readOnly && value !== undefined && <English texts={texts} onChange={set} />}
    </Stack>
  );
}

function English({
  texts,
  onChange,
}: {
  readonly texts: Readonly<Record<string, unknown>>;
  readonly onChange: (next: object) => void;
}) {
  const t = useLetterTexts();
  const { en, ...rest } = texts;
  const isThere = en !== undefined;
  return (
    <Button
      w="fit-content"
      size="compact-xs"
      variant="subtle"
      leftSection={isThere ? <IconX size={12} aria-hidden /> : <IconPlus size={12} aria-hidden />}
      onClick={() => onChange(isThere ? rest : { ...texts, en: String(texts['de'] ?? '') })}
    >
      {isThere ? t.removeEnglish : t.addEnglish}
    </Button>
  );
}
