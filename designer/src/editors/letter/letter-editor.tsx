import { isPlain } from '@leitwerk/metadata/keyed-list';
import { Button, Input, Loader, SegmentedControl, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel, entityWithId } from '../../draft/draft-model.ts';
import { useDrawingTexts } from '../../i18n/drawing-texts.ts';
import { useLetterTexts } from '../../i18n/letter-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import { placeId } from '../../schema-form/value-path.ts';
import { entityAround } from '../../where-used/walk-values.ts';
import type { KnownBlock, LetterSurroundings } from './complete-letter.ts';

const LetterInput = lazy(async () => ({ default: (await import('./letter-input.tsx')).LetterInput }));
const LetterDrawing = lazy(async () => ({ default: (await import('./drawing/letter-drawing.tsx')).LetterDrawing }));

/** Texts of one line, by the name of their property. */
const LINES: ReadonlySet<string> = new Set(['subject', 'fileName', 'sender', 'pageNumber']);

/** A text of a letter, drawn or as code: in German, and in English where it is wanted. */
export function LetterEditor(props: EditorProps) {
  const { path, value, isRequired, around, name } = props;
  const t = useLetterTexts();
  const drawn = useDrawingTexts();
  const [isCode, setCode] = useState(false);
  const { setValue, issuesAt } = useForm();
  const { documents, model: live, undo, redo } = useDraftEditing();
  const { readOnly, error, description } = useFieldProps(props);
  const entityId = entityAround(around);
  const model = draftModel(documents, live);
  const blocks = useSame(blocksOf(documents, entityId));
  const surroundings = useMemo(
    (): LetterSurroundings => ({ entity: entityWithId(model, entityId), model, blocks }),
    [model, blocks, entityId],
  );
  const texts = isPlain(value) ? value : {};
  const languages = ['de', 'en'].filter((one): one is 'de' | 'en' => one === 'de' || texts[one] !== undefined);
  const set = (next: object, together: string | true) => {
    const isEmpty = Object.values(next).every((one) => one === '');
    setValue(path, isEmpty && !isRequired ? undefined : next, together);
  };
  return (
    <Stack gap={6} id={placeId(path)} tabIndex={-1} className="ld-letter-editor">
      {languages.map((language) => {
        const wrong = issuesAt([...path, language]).map((one) => one.message);
        const words = languages.length > 1 ? `${name}: ${t[language]}` : name;
        const text = String(texts[language] ?? '');
        const problems = [language === 'de' ? error : undefined, ...wrong].filter(Boolean);
        return (
          // No Input.Wrapper: it would give its id to every input among the tools.
          <div key={language} id={placeId([...path, language])} tabIndex={-1}>
            <Input.Label labelElement="div" required={isRequired && language === 'de'}>
              {words}
            </Input.Label>
            {language === 'de' && description !== undefined && <Input.Description>{description}</Input.Description>}
            <Suspense fallback={<Loader size="xs" />}>
              {isCode ? (
                <LetterInput
                  name={words}
                  text={text}
                  {...surroundings}
                  isWrong={wrong.length > 0}
                  isReadOnly={readOnly}
                  onChange={(next) => set({ ...texts, [language]: next }, true)}
                />
              ) : (
                <LetterDrawing
                  name={words}
                  text={text}
                  surroundings={surroundings}
                  isLine={LINES.has(String(path.at(-1)))}
                  isWrong={wrong.length > 0}
                  isReadOnly={readOnly}
                  onChange={(next, together) => set({ ...texts, [language]: next }, `${language} ${together}`)}
                  onUndo={undo}
                  onRedo={redo}
                />
              )}
            </Suspense>
            {problems.length > 0 && (
              <Input.Error mt={5} role="alert">
                {problems.join(' ')}
              </Input.Error>
            )}
          </div>
        );
      })}
      <div className="ld-letter-ways">
        <SegmentedControl
          size="xs"
          aria-label={drawn.way(name)}
          value={isCode ? 'code' : 'drawing'}
          data={[
            { value: 'drawing', label: drawn.drawing },
            { value: 'code', label: drawn.code },
          ]}
          onChange={(next) => setCode(next === 'code')}
        />
        {!readOnly && value !== undefined && <English texts={texts} onChange={(next) => set(next, true)} />}
      </div>
    </Stack>
  );
}

/** Text blocks that fit: those about nothing and those about the same entity. */
const blocksOf = (
  documents: readonly { readonly document: unknown }[],
  entityId: string | undefined,
): readonly KnownBlock[] =>
  documents.flatMap(({ document }) => {
    if (!isPlain(document) || document['kind'] !== 'text-block') return [];
    if (document['entity'] !== undefined && document['entity'] !== entityId) return [];
    const { id, label } = headOf(document);
    const text = (key: string) => (typeof document[key] === 'string' ? { [key]: document[key] } : {});
    return [{ id, label, ...text('status'), ...text('validFrom'), ...text('validTo') }];
  });

/** The value before while it says the same: what is made of it need not be made anew. */
function useSame<T>(value: T): T {
  const kept = useRef(value);
  if (JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
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
