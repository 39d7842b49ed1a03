import { TextInput } from '@mantine/core';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { scalarFromText, textFromScalar } from '../scalar-text.ts';
import { useFieldProps } from '../use-field-props.ts';

/** A single value whose type goes by the field in which it stands: a default, a bound. */
export function ScalarEditor(props: EditorProps) {
  const { path, value, around } = props;
  const { setValue } = useForm();
  const type = String(around[0]?.['type'] ?? '');
  return (
    <TextInput
      {...useFieldProps(props)}
      value={textFromScalar(value)}
      onChange={(event) => setValue(path, scalarFromText(event.currentTarget.value, type), true)}
    />
  );
}
