import { Anchor } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { LinkButton } from '../controls/link-button.tsx';
import { ParsedInput } from '../controls/parsed-input.tsx';
import { Nothing } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { useText } from '../i18n/language.ts';
import { formatPhone } from '../values/format-value.ts';

const dial = (value: string): string => `tel:${value.replace(/[^\d+]/g, '')}`;

export function Input(props: InputProps) {
  const t = useText();
  return (
    <ParsedInput
      {...props}
      inputMode="tel"
      rightSection={
        typeof props.value === 'string' && (
          <LinkButton href={dial(props.value)} label={t('call')} icon={<IconPhone size={15} />} />
        )
      }
    />
  );
}

export function Display({ value, compact }: DisplayProps) {
  if (typeof value !== 'string') return compact ? null : <Nothing />;
  return (
    <Anchor inherit className="lw-ellipsis lw-number" href={dial(value)} onClick={(event) => event.stopPropagation()}>
      {formatPhone(value)}
    </Anchor>
  );
}
