import { Skeleton } from '@mantine/core';
import type { ComponentType } from 'react';
import { createContext, Suspense, use } from 'react';
import type { FieldTypeName } from '../model/definitions.ts';
import type { DisplayProps, InputProps } from './widget.ts';

/** How values are shown and entered. */
export type WidgetSet = {
  readonly displays: Readonly<Record<FieldTypeName, ComponentType<DisplayProps>>>;
  /** For every type; may still be on its way. */
  readonly Input: ComponentType<InputProps>;
};

/** Widgets that hold other widgets (child rows, links with columns) find them here. */
export const WidgetContext = createContext<WidgetSet | null>(null);

function useWidgets(): WidgetSet {
  const widgets = use(WidgetContext);
  if (!widgets) throw new Error('WidgetContext is missing');
  return widgets;
}

export function FieldInput(props: InputProps) {
  const { Input } = useWidgets();
  return (
    <Suspense fallback={<Skeleton h={props.hideLabel ? 30 : 52} />}>
      <Input {...props} />
    </Suspense>
  );
}

export function FieldDisplay(props: DisplayProps) {
  const Display = useWidgets().displays[props.field.type];
  return <Display {...props} />;
}
