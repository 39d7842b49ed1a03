import { Checkbox } from '@mantine/core';
import type { InputProps } from '../../controls/widget.ts';

export function BooleanInput({ id, label, hideLabel, help, error, value, onChange, autoFocus }: InputProps) {
  return (
    <Checkbox
      id={id}
      {...(hideLabel ? { 'aria-label': label } : { label, mt: 26 })}
      {...(help !== undefined && !hideLabel && { description: help })}
      {...(error !== undefined && { error })}
      {...(autoFocus && { autoFocus })}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
