import { fieldTypes } from '@leitwerk/metadata/field-types';
import { valueMessageOf } from '@leitwerk/metadata/value-messages';
import { TextInput } from '@mantine/core';
import type { HTMLAttributes, KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { InputProps } from '../../controls/widget.ts';
import { frameOf } from '../../controls/widget.ts';
import { useLanguage } from '../../i18n/language.ts';

type Props = InputProps & {
  readonly leftSection?: ReactNode;
  readonly rightSection?: ReactNode;
  readonly rightSectionWidth?: number;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly isNumber?: boolean;
};

/** Keys that save: the value must be taken over before they do. */
const isSaving = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' || (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey));

/** Text that stands for a value: taken over while typing where it can be read, brought into form on leaving. */
export function ParsedInput(props: Props) {
  const { field, value, onChange, onProblem } = props;
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const type = fieldTypes[field.type];

  const take = (text: string) => {
    setTyped(text);
    const parsed = type.parse(text, field, language);
    if ('issue' in parsed) return;
    onProblem(null);
    onChange(parsed.value);
  };
  const leave = () => {
    if (typed === null) return;
    const parsed = type.parse(typed, field, language);
    if ('issue' in parsed) onProblem(valueMessageOf(parsed.issue, language));
    else setTyped(null);
  };
  return (
    <TextInput
      {...frameOf(props)}
      value={typed ?? (type.formatBare ?? type.format)(value, field, language)}
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => isSaving(event) && leave()}
      inputMode={props.inputMode}
      leftSection={props.leftSection}
      rightSection={props.rightSection}
      {...(props.rightSectionWidth !== undefined && { rightSectionWidth: props.rightSectionWidth })}
      {...(props.isNumber && { classNames: { input: 'lw-number' } })}
      autoComplete="off"
    />
  );
}
