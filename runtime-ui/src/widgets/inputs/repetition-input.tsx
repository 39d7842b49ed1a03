import { Input, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { InputProps } from '../../controls/widget.ts';

// Inputs for numbers, days and ends that few forms have.
const RepetitionEditor = lazy(async () => ({ default: (await import('./repetition-editor.tsx')).RepetitionEditor }));

/** How often something comes again. */
export function RepetitionInput(props: InputProps) {
  const waiting = (
    <Input.Wrapper label={props.hideLabel ? undefined : props.label} labelElement="div">
      <Skeleton h={36} />
    </Input.Wrapper>
  );
  return (
    <Suspense fallback={waiting}>
      <RepetitionEditor {...props} />
    </Suspense>
  );
}
