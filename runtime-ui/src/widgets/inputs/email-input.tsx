import { IconMail } from '@tabler/icons-react';
import { LinkButton } from '../../controls/link-button.tsx';
import type { InputProps } from '../../controls/widget.ts';
import { useText } from '../../i18n/language.ts';
import { ParsedInput } from './parsed-input.tsx';

export function EmailInput(props: InputProps) {
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
