import { Input as MantineInput, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { TextDisplay } from '../controls/text-display.tsx';
import type { DisplayProps, InputProps } from '../controls/widget.ts';
import { plainText } from '../values/format-value.ts';

const RichTextEditor = lazy(async () => ({
  default: (await import('../controls/rich-text-editor.tsx')).RichTextEditor,
}));

export function Input(props: InputProps) {
  return (
    <MantineInput.Wrapper
      label={props.hideLabel ? undefined : props.label}
      description={props.help}
      error={props.error}
      withAsterisk={props.required === true}
      labelElement="div"
    >
      <Suspense fallback={<Skeleton h={180} />}>
        <RichTextEditor
          id={props.id}
          label={props.label}
          value={typeof props.value === 'string' ? props.value : ''}
          onChange={props.onChange}
        />
      </Suspense>
    </MantineInput.Wrapper>
  );
}

/** As text: markup of others is never put into the page. */
export function Display(props: DisplayProps) {
  if (props.compact || typeof props.value !== 'string') return <TextDisplay {...props} />;
  return (
    <Text inherit style={{ whiteSpace: 'pre-wrap' }}>
      {plainText(props.value)}
    </Text>
  );
}
