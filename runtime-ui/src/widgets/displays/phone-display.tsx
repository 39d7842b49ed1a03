import { Anchor } from '@mantine/core';
import { Nothing } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { dialAddress } from '../../values/addresses.ts';

export function PhoneDisplay({ value, compact }: DisplayProps) {
  if (typeof value !== 'string') return compact ? null : <Nothing />;
  return (
    <Anchor
      inherit
      className="lw-ellipsis lw-number"
      href={dialAddress(value)}
      onClick={(event) => event.stopPropagation()}
    >
      {value}
    </Anchor>
  );
}
