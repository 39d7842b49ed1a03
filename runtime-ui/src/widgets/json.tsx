import { Code, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Nothing, TextDisplay } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { frameOf } from '../controls/widget.ts';
import { useText } from '../i18n/language.ts';

const pretty = (value: unknown): string =>
  value === null || value === undefined ? '' : JSON.stringify(value, null, 2);

export function Input(props: InputProps) {
  const { value, onChange, onProblem } = props;
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed === null) return;
    try {
      onChange(typed.trim() === '' ? null : JSON.parse(typed));
      onProblem(null);
      setTyped(null);
    } catch {
      onProblem(t('invalidJson'));
    }
  };
  return (
    <Textarea
      {...frameOf(props)}
      autosize
      minRows={3}
      maxRows={16}
      ff="monospace"
      value={typed ?? pretty(value)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}

export function Display(props: DisplayProps) {
  if (props.compact) return <TextDisplay {...props} />;
  const text = pretty(props.value);
  return text ? <Code block>{text}</Code> : <Nothing />;
}
