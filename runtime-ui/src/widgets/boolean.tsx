import { Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { TextDisplay } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { useText } from '../i18n/language.ts';

export function Input({ id, label, hideLabel, help, error, value, onChange, autoFocus }: InputProps) {
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

export function Display(props: DisplayProps) {
  const t = useText();
  if (!props.compact) return <TextDisplay {...props} />;
  return props.value === true ? <IconCheck size={15} aria-label={t('yes')} role="img" /> : null;
}
