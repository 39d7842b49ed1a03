import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { ImageInput } from '../image-input.tsx';
import { useFieldProps } from '../use-field-props.ts';

/** An image inside the definition. */
export function ImageEditor(props: EditorProps) {
  const { path, value, name } = props;
  const { setValue } = useForm();
  return (
    <ImageInput
      {...useFieldProps(props)}
      name={name}
      value={typeof value === 'string' ? value : undefined}
      onChange={(next) => setValue(path, next)}
    />
  );
}
