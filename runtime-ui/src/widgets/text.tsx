import { TextInput } from '@mantine/core';
import { TextDisplay } from '../controls/text-display.tsx';
import type { InputProps } from '../controls/widget.ts';
import { frameOf } from '../controls/widget.ts';

export function Input(props: InputProps) {
  const { field, value, onChange } = props;
  return (
    <TextInput
      {...frameOf(props)}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      onBlur={() => typeof value === 'string' && value !== value.trim() && onChange(value.trim() || null)}
      {...(field.maxLength !== undefined && { maxLength: field.maxLength })}
      autoComplete="off"
    />
  );
}

export const Display = TextDisplay;
