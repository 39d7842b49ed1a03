import { Code } from '@mantine/core';
import { Nothing, TextDisplay } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';
import { isNothing } from '../../values/equal-values.ts';

export function JsonDisplay(props: DisplayProps) {
  if (props.compact) return <TextDisplay {...props} />;
  return isNothing(props.value) ? <Nothing /> : <Code block>{JSON.stringify(props.value, null, 2)}</Code>;
}
