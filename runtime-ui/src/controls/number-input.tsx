import { Text } from '@mantine/core';
import type { FieldModel } from '../model/definitions.ts';
import { ParsedInput } from './parsed-input.tsx';
import type { InputProps } from './widget.ts';

const suffixOf = (field: FieldModel): string | undefined => {
  if (field.type === 'percent') return '%';
  if (field.type !== 'money') return field.unit;
  return field.currency === undefined || field.currency === 'EUR' ? '€' : field.currency;
};

export function NumberInput(props: InputProps) {
  const suffix = suffixOf(props.field);
  return (
    <ParsedInput
      {...props}
      isNumber
      inputMode="decimal"
      {...(suffix && {
        rightSection: (
          <Text size="xs" c="dimmed" pr={10}>
            {suffix}
          </Text>
        ),
        rightSectionWidth: 22 + suffix.length * 7,
      })}
    />
  );
}
