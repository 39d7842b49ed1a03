import { Text } from '@mantine/core';
import { TextDisplay } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';

export function LongTextDisplay(props: DisplayProps) {
  if (props.compact || typeof props.value !== 'string') return <TextDisplay {...props} />;
  return (
    <Text inherit style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {props.value}
    </Text>
  );
}
