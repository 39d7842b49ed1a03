import type { Schema } from '@leitwerk/metadata/schema-node';
import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useValueTexts } from '../../i18n/value-texts.ts';
import type { EditorProps } from '../../schema-form/form-context.tsx';
import { useForm } from '../../schema-form/form-context.tsx';
import { JsonEditor } from '../../schema-form/inputs/json-editor.tsx';
import { Pick } from '../../schema-form/pick.tsx';
import { usePropertyWords } from '../../schema-form/property-words.ts';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { isScalar, scalarOf } from './given.ts';

const FREE: Schema = { type: 'string' };

/** An input of an action as its schema asks for it; what is no single value of that sort is JSON. */
export function SchemaValue({
  editor,
  path,
  name,
  value,
  schema,
}: {
  readonly editor: EditorProps;
  readonly path: ValuePath;
  readonly name: string;
  readonly value: unknown;
  readonly schema: Schema | undefined;
}) {
  const t = useValueTexts();
  const { setValue, isReadOnly } = useForm();
  const { wordFor } = usePropertyWords();
  // Of an action that nobody has, a text is one all the same.
  const asked = schema ?? FREE;
  const scalar = scalarOf(asked);
  const label = t.valueOf(name);
  if (scalar === null || (value !== undefined && !isScalar(scalar, value)))
    return <JsonEditor {...editor} path={path} value={value} name={label} isBare />;
  switch (scalar) {
    case 'choice':
      return (
        <Pick
          aria-label={label}
          readOnly={isReadOnly}
          data={(asked.enum ?? []).map((one) => ({ value: one, label: wordFor(asked, one) }))}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => next !== null && setValue(path, next)}
        />
      );
    case 'boolean':
      return (
        <Switch
          aria-label={label}
          checked={value === true}
          onChange={(event) => setValue(path, event.currentTarget.checked)}
        />
      );
    case 'integer':
    case 'number':
      return (
        <NumberInput
          aria-label={label}
          readOnly={isReadOnly}
          allowDecimal={scalar === 'number'}
          hideControls
          {...(asked.minimum !== undefined && { min: asked.minimum })}
          {...(asked.maximum !== undefined && { max: asked.maximum })}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => typeof next === 'number' && setValue(path, next, true)}
        />
      );
    default:
      return (
        <TextInput
          aria-label={label}
          readOnly={isReadOnly}
          {...(asked.maxLength !== undefined && { maxLength: asked.maxLength })}
          value={String(value ?? '')}
          onChange={(event) => setValue(path, event.currentTarget.value, true)}
        />
      );
  }
}
