import type { PopoverProps } from '@mantine/core';
import { Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

export type PanelProps = Pick<PopoverProps, 'position' | 'width'> & {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** The button that opens it. */
  readonly target: ReactElement;
  readonly padding?: number;
  readonly children: ReactNode;
};

/** A panel at a button. Loaded by `LatePopover`. */
export function PopoverPanel({ target, padding, children, ...props }: PanelProps) {
  return (
    <Popover {...props} shadow="md" trapFocus returnFocus>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown mah="70vh" style={{ overflowY: 'auto' }} {...(padding !== undefined && { p: padding })}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
