import { formatValue } from '@leitwerk/metadata/shown-types';
import { Text } from '@mantine/core';
import { useLanguage } from '../i18n/language.ts';
import type { DisplayProps } from './widget.ts';

export function Nothing() {
  return (
    <Text span c="dimmed" inherit aria-hidden>
      –
    </Text>
  );
}

export function TextDisplay({ field, value, compact }: DisplayProps) {
  const text = formatValue(value, field, useLanguage());
  if (text === '') return compact ? null : <Nothing />;
  return (
    <Text span inherit {...(compact ? { className: 'lw-ellipsis' } : { style: { overflowWrap: 'anywhere' } })}>
      {text}
    </Text>
  );
}

export function NumberDisplay({ field, value, compact }: DisplayProps) {
  const text = formatValue(value, field, useLanguage());
  if (text === '') return compact ? null : <Nothing />;
  return (
    <Text span inherit className="lw-number lw-ellipsis">
      {text}
    </Text>
  );
}
