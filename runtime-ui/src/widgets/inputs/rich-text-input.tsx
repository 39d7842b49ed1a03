import { Input, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { InputProps } from '../../controls/widget.ts';

const RichTextEditor = lazy(async () => ({
  default: (await import('./rich-text-editor.tsx')).RichTextEditor,
}));

export function RichTextInput(props: InputProps) {
  return (
    <Input.Wrapper
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
    </Input.Wrapper>
  );
}
