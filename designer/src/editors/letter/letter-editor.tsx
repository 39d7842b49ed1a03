import { Input, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { headOf } from '../../draft/definition-head.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';
import { draftModel, entityWithId } from '../../draft/draft-model.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { useFieldProps } from '../../schema-form/use-field-props.ts';
import { entityAround } from '../../where-used/walk-values.ts';

const LetterInput = lazy(async () => ({ default: (await import('./letter-input.tsx')).LetterInput }));

/** A text of a letter. */
export function LetterEditor(props: EditorProps) {
  const { path, value, isRequired, around, name } = props;
  const { setValue } = useForm();
  const { documents, model: live } = useDraftEditing();
  const { id, readOnly, error, required, description } = useFieldProps(props);
  const model = draftModel(documents, live);
  const blocks = documents
    .map(({ document }) => headOf(document))
    .filter(({ kind }) => kind === 'text-block')
    .map(({ id: block, label }) => ({ id: block, label }));
  return (
    <Input.Wrapper id={id} label={name} required={required} description={description} error={error}>
      <Suspense fallback={<Loader size="xs" />}>
        <LetterInput
          name={name}
          text={typeof value === 'string' ? value : ''}
          entity={entityWithId(model, entityAround(around))}
          model={model}
          blocks={blocks}
          isWrong={error !== undefined}
          isReadOnly={readOnly}
          onChange={(next) => setValue(path, next === '' && !isRequired ? undefined : next, true)}
        />
      </Suspense>
    </Input.Wrapper>
  );
}
