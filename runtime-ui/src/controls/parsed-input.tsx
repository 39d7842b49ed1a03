import { TextInput } from '@mantine/core';
import type { HTMLAttributes, ReactNode } from 'react';
import { useState } from 'react';
import { useLanguage, useText } from '../i18n/language.ts';
import type { FieldModel, Language } from '../model/definitions.ts';
import { isNothing } from '../values/equal-values.ts';
import { formatDecimal, formatValue } from '../values/format-value.ts';
import { parseValue } from '../values/parse-value.ts';
import type { InputProps } from './widget.ts';
import { frameOf } from './widget.ts';

/** As it is typed: without unit and currency. */
function editText(value: unknown, field: FieldModel, language: Language): string {
  if (isNothing(value)) return '';
  const { unit: _unit, ...bare } = field;
  if (field.type === 'money') {
    return formatDecimal(value, language, { min: field.scale ?? 2, max: field.scale ?? 2 });
  }
  if (field.type === 'percent') return formatDecimal(value, language, {});
  return formatValue(value, bare, language);
}

type Props = InputProps & {
  readonly leftSection?: ReactNode;
  readonly rightSection?: ReactNode;
  readonly rightSectionWidth?: number;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly placeholder?: string;
  readonly isNumber?: boolean;
};

/** Text that stands for a value: taken over while typing where it can be read, brought into form on leaving. */
export function ParsedInput(props: Props) {
  const { field, value, onChange, onProblem } = props;
  const language = useLanguage();
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);

  const type = (text: string) => {
    setTyped(text);
    const parsed = parseValue(text, field, language);
    if ('problem' in parsed) return;
    onProblem(null);
    onChange(parsed.value);
  };
  const leave = () => {
    if (typed === null) return;
    const parsed = parseValue(typed, field, language);
    if ('problem' in parsed) onProblem(t(parsed.problem));
    else setTyped(null);
  };
  return (
    <TextInput
      {...frameOf(props)}
      value={typed ?? editText(value, field, language)}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      inputMode={props.inputMode}
      placeholder={props.placeholder}
      leftSection={props.leftSection}
      rightSection={props.rightSection}
      {...(props.rightSectionWidth !== undefined && { rightSectionWidth: props.rightSectionWidth })}
      {...(field.maxLength !== undefined && { maxLength: field.maxLength })}
      {...(props.isNumber && { classNames: { input: 'lw-number' } })}
      autoComplete="off"
    />
  );
}
