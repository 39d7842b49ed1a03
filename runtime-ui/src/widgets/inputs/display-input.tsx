import { Input } from '@mantine/core';
import { NumberDisplay } from '../../controls/text-display.tsx';
import type { InputProps } from '../../controls/widget.ts';

/** For types that nobody enters. */
export function DisplayInput({ id, label, hideLabel, field, value }: InputProps) {
  return (
    <Input.Wrapper label={hideLabel ? undefined : label} labelElement="div" id={id}>
      <div>
        <NumberDisplay field={field} value={value} />
      </div>
    </Input.Wrapper>
  );
}
