import { Textarea } from '@mantine/core';
import type { InputProps } from '../../controls/widget.ts';
import { frameOf } from '../../controls/widget.ts';

export function LongTextInput(props: InputProps) {
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
