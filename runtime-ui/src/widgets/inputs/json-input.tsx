import { fieldTypes } from '@leitwerk/metadata/field-types';
import { valueMessageOf } from '@leitwerk/metadata/value-messages';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InputProps } from '../../controls/widget.ts';
import { frameOf } from '../../controls/widget.ts';
import { useLanguage } from '../../i18n/language.ts';
import { isNothing } from '../../values/equal-values.ts';

export function JsonInput(props: InputProps) {
  const { field, value, onChange, onProblem } = props;
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed === null) return;
    const parsed = fieldTypes.json.parse(typed, field, language);
    if ('issue' in parsed) return onProblem(valueMessageOf(parsed.issue, language));
    onChange(parsed.value);
    onProblem(null);
    setTyped(null);
  };
  return (
    <Textarea
      {...frameOf(props)}
      autosize
      minRows={3}
      maxRows={16}
      ff="monospace"
      value={typed ?? (isNothing(value) ? '' : JSON.stringify(value, null, 2))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
