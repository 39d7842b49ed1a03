import type { PopoverProps } from '@mantine/core';
import { Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

export type PanelProps = Pick<PopoverProps, 'position' | 'width'> & {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** The button that opens it. */
  readonly target: ReactElement;
  readonly padding?: number;
  /** One that is low does not scroll: what opens inside it may be higher than itself. */
  readonly isLow?: boolean;
  readonly children: ReactNode;
};

/** A panel at a button. Loaded by `LatePopover`. */
export function PopoverPanel({ target, padding, isLow, children, ...props }: PanelProps) {
  return (
    <Popover {...props} shadow="md" trapFocus returnFocus>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown
        {...(!isLow && { mah: '70vh', style: { overflowY: 'auto' as const } })}
        {...(padding !== undefined && { p: padding })}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
