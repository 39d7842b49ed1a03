import { currencySign } from '@leitwerk/metadata/shown-types/decimal-text';
import { Text } from '@mantine/core';
import type { InputProps } from '../../controls/widget.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { ParsedInput } from './parsed-input.tsx';

const suffixOf = (field: FieldModel): string | undefined => {
  if (field.type === 'percent') return '%';
  return field.type === 'money' ? currencySign(field.currency) : field.unit;
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
