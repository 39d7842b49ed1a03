import { Anchor } from '@mantine/core';
import { Nothing } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';

export function EmailDisplay({ value, compact }: DisplayProps) {
  if (typeof value !== 'string') return compact ? null : <Nothing />;
  return (
    <Anchor inherit className="lw-ellipsis" href={`mailto:${value}`} onClick={(event) => event.stopPropagation()}>
      {value}
    </Anchor>
  );
}
