import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import type { InputProps } from '../controls/widget.ts';
import { inputs } from './inputs.ts';

/** The input of the field's type. */
export function AnyInput(props: InputProps) {
  const Input = inputs[props.field.type];
  return (
    <Suspense fallback={<Skeleton h={36} />}>
      <Input {...props} />
    </Suspense>
  );
}
