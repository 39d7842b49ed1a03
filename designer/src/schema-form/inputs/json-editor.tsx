import { isSame } from '@leitwerk/metadata/keyed-list';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/designer-texts.ts';
import type { EditorProps } from '../form-context.tsx';
import { useForm } from '../form-context.tsx';
import { useFieldProps } from '../use-field-props.ts';

const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

const parsed = (text: string): { readonly value: unknown } | null => {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

/** What has no editor of its own: small, as JSON, and never lost. While it is not valid the value stays what it was. */
export function JsonEditor(props: EditorProps) {
  const { path, value, name, isBare } = props;
  const t = useTexts();
  const { setValue } = useForm();
  const field = useFieldProps(props);
  const [text, setText] = useState<string | null>(null);
  const typed = text === null ? null : parsed(text);
  const isOwn = text !== null && (typed === null || isSame(typed.value, value));
  return (
    <Textarea
      {...field}
      {...(isBare ? {} : { label: `${name} (JSON)` })}
      autosize
      minRows={1}
      maxRows={14}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={isOwn ? text : textOf(value)}
      error={isOwn && typed === null ? t.jsonWrong : field.error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const read = parsed(next);
        if (read) setValue(path, read.value, true);
      }}
      onBlur={() => typed !== null && setText(null)}
    />
  );
}
