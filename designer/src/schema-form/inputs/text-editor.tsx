import { Autocomplete, TextInput } from '@mantine/core';
import { useSuggestions } from '../choices.ts';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { useFieldProps } from '../use-field-props.ts';

/** Empty text is no text where none is needed. */
const kept = (text: string, isRequired: boolean): string | undefined => (text === '' && !isRequired ? undefined : text);

export function TextEditor(props: EditorProps) {
  const { path, value, node, isRequired } = props;
  const { setValue, isReadOnly } = useForm();
  const field = useFieldProps(props);
  // An id is what others refer to by: it does not change once it is there.
  const isId = path.at(-1) === 'id' && node.names.length > 0;
  const suggestions = useSuggestions(node);
  if (node.schema['x-suggests'])
    return (
      <Autocomplete
        {...field}
        data={[...suggestions]}
        value={String(value ?? '')}
        {...(node.schema.maxLength !== undefined && { maxLength: node.schema.maxLength })}
        onChange={(next) => setValue(path, kept(next, isRequired), true)}
      />
    );
  return (
    <TextInput
      {...field}
      readOnly={isReadOnly || isId}
      variant={isId ? 'unstyled' : 'default'}
      value={String(value ?? '')}
      {...(node.schema.maxLength !== undefined && { maxLength: node.schema.maxLength })}
      onChange={(event) => setValue(path, kept(event.currentTarget.value, isRequired), true)}
    />
  );
}
