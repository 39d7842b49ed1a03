import { Anchor } from '@mantine/core';
import { Nothing } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { webAddress } from '../../values/addresses.ts';

export function LinkDisplay({ value, compact }: DisplayProps) {
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
