import { createContext, use } from 'react';
import type { FieldTypeName } from '../model/definitions.ts';
import type { DisplayProps, InputProps, Widget } from './widget.ts';

export type WidgetSet = Readonly<Record<FieldTypeName, Widget>>;

/** Widgets that hold other widgets (child rows, links with columns) find them here. */
export const WidgetContext = createContext<WidgetSet | null>(null);

export function useWidget(type: FieldTypeName): Widget {
  const widgets = use(WidgetContext);
  if (!widgets) throw new Error('WidgetContext is missing');
  return widgets[type];
}

export function FieldInput(props: InputProps) {
  const { Input } = useWidget(props.field.type);
  return <Input {...props} />;
}

export function FieldDisplay(props: DisplayProps) {
  const { Display } = useWidget(props.field.type);
  return <Display {...props} />;
}
