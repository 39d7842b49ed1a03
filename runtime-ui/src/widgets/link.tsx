import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { LinkButton } from '../controls/link-button.tsx';
import { ParsedInput } from '../controls/parsed-input.tsx';
import { Nothing } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { useText } from '../i18n/language.ts';

/** Only web addresses become links: a script address stays text. */
const webAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^https?:\/\//i.test(value) ? value : undefined;

export function Input(props: InputProps) {
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

export function Display({ value, compact }: DisplayProps) {
  const address = webAddress(value);
  if (!address) return typeof value === 'string' ? value : compact ? null : <Nothing />;
  return (
    <Anchor
      inherit
      className="lw-ellipsis"
      href={address}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => event.stopPropagation()}
    >
      {address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </Anchor>
  );
}
