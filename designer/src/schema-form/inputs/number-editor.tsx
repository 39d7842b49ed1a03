import { NumberInput } from '@mantine/core';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { useFieldProps } from '../use-field-props.ts';

export function NumberEditor(props: EditorProps) {
  const { path, value, node, isRequired } = props;
  const { setValue } = useForm();
  const { minimum, maximum, type } = node.schema;
  return (
    <NumberInput
      {...useFieldProps(props)}
      value={typeof value === 'number' ? value : ''}
      allowDecimal={type !== 'integer'}
      {...(minimum !== undefined && { min: minimum })}
      {...(maximum !== undefined && { max: maximum })}
      clampBehavior="none"
      hideControls
      onChange={(next) => {
        if (typeof next === 'number') setValue(path, next, true);
        else if (next === '' && !isRequired) setValue(path, undefined, true);
      }}
    />
  );
}
