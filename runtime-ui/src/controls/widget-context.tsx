import type { ComponentType } from 'react';
import { createContext, use } from 'react';
import type { FieldTypeName } from '../model/definitions.ts';
import type { DisplayProps, InputProps } from './widget.ts';

export type Displays = Readonly<Record<FieldTypeName, ComponentType<DisplayProps>>>;

/** How values are shown. Widgets that hold other widgets (child rows, links with columns) find them here. */
export const DisplayContext = createContext<Displays | null>(null);

/** What enters a value of any type. Only screens with a form provide it: it brings along all that checks what is typed. */
export const InputContext = createContext<ComponentType<InputProps> | null>(null);

export function FieldDisplay(props: DisplayProps) {
  const displays = use(DisplayContext);
  if (!displays) throw new Error('DisplayContext is missing');
  const Display = displays[props.field.type];
  return <Display {...props} />;
}

export function FieldInput(props: InputProps) {
  const Input = use(InputContext);
  if (!Input) throw new Error('InputContext is missing');
  return <Input {...props} />;
}
