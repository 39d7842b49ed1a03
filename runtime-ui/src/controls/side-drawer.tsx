import { Drawer, ScrollArea } from '@mantine/core';
import type { ReactNode } from 'react';

/** A panel over the right of any page. */
export function SideDrawer({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={title} scrollAreaComponent={ScrollArea.Autosize}>
      {children}
    </Drawer>
  );
}
