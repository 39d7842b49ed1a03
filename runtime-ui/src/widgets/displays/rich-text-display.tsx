import { linesOfRichText } from '@leitwerk/metadata/shown-types/rich-text';
import { Text } from '@mantine/core';
import { TextDisplay } from '../../controls/text-display.tsx';
import type { DisplayProps } from '../../controls/widget.ts';

/** As text: markup of others is never put into the page. */
export function RichTextDisplay(props: DisplayProps) {
  if (props.compact || typeof props.value !== 'string') return <TextDisplay {...props} />;
  return (
    <Text inherit style={{ whiteSpace: 'pre-wrap' }}>
      {linesOfRichText(props.value)}
    </Text>
  );
}
