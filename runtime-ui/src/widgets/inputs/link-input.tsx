import { IconExternalLink } from '@tabler/icons-react';
import { LinkButton } from '../../controls/link-button.tsx';
import type { InputProps } from '../../controls/widget.ts';
import { useText } from '../../i18n/language.ts';
import { webAddress } from '../../values/addresses.ts';
import { ParsedInput } from './parsed-input.tsx';

export function LinkInput(props: InputProps) {
  const t = useText();
  const address = webAddress(props.value);
  return (
    <ParsedInput
      {...props}
      inputMode="url"
      rightSection={
        address && <LinkButton href={address} label={t('openLink')} icon={<IconExternalLink size={15} />} outside />
      }
    />
  );
}
