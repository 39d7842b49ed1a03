import { ColorSwatch, Group } from '@mantine/core';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { Pick } from '../pick.tsx';
import { usePropertyWords } from '../property-words.ts';
import { useFieldProps } from '../use-field-props.ts';

/** A colour of the theme. */
export function ColorEditor(props: EditorProps) {
  const { path, value, node, isRequired } = props;
  const { setValue } = useForm();
  const { wordFor } = usePropertyWords();
  const swatch = (color: string) => (
    <ColorSwatch size={14} color={`var(--mantine-color-${color}-filled)`} aria-hidden />
  );
  return (
    <Pick
      {...useFieldProps(props)}
      clearable={!isRequired}
      leftSection={typeof value === 'string' && value !== '' ? swatch(value) : null}
      data={(node.schema.enum ?? []).map((one) => ({ value: one, label: wordFor(node.schema, one) }))}
      renderOption={({ option }) => (
        <Group gap={8}>
          {swatch(option.value)}
          {option.label}
        </Group>
      )}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(next) => setValue(path, next ?? undefined)}
    />
  );
}
