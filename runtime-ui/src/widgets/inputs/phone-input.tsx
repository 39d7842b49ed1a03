import { IconPhone } from '@tabler/icons-react';
import { LinkButton } from '../../controls/link-button.tsx';
import type { InputProps } from '../../controls/widget.ts';
import { useText } from '../../i18n/language.ts';
import { dialAddress } from '../../values/addresses.ts';
import { ParsedInput } from './parsed-input.tsx';

export function PhoneInput(props: InputProps) {
  const t = useText();
  return (
    <ParsedInput
      {...props}
      inputMode="tel"
      rightSection={
        typeof props.value === 'string' && (
          <LinkButton href={dialAddress(props.value)} label={t('call')} icon={<IconPhone size={15} />} />
        )
      }
    />
  );
}
