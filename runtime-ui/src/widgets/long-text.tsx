import { Text, Textarea } from '@mantine/core';
import { TextDisplay } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { frameOf } from '../controls/widget.ts';

export function Input(props: InputProps) {
  const { field, value, onChange } = props;
  return (
    <Textarea
      {...frameOf(props)}
      autosize
      minRows={props.hideLabel ? 1 : 2}
      maxRows={12}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      {...(field.maxLength !== undefined && { maxLength: field.maxLength })}
    />
  );
}

export function Display(props: DisplayProps) {
  if (props.compact || typeof props.value !== 'string') return <TextDisplay {...props} />;
  return (
    <Text inherit style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {props.value}
    </Text>
  );
}
