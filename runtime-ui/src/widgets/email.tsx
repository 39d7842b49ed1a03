import { Anchor } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { LinkButton } from '../controls/link-button.tsx';
import { ParsedInput } from '../controls/parsed-input.tsx';
import { Nothing } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { useText } from '../i18n/language.ts';

export function Input(props: InputProps) {
  const t = useText();
  return (
    <ParsedInput
      {...props}
      inputMode="email"
      rightSection={
        typeof props.value === 'string' && (
          <LinkButton href={`mailto:${props.value}`} label={t('sendMail')} icon={<IconMail size={15} />} />
        )
      }
    />
  );
}

export function Display({ value, compact }: DisplayProps) {
  if (typeof value !== 'string') return compact ? null : <Nothing />;
  return (
    <Anchor inherit className="lw-ellipsis" href={`mailto:${value}`} onClick={(event) => event.stopPropagation()}>
      {value}
    </Anchor>
  );
}
