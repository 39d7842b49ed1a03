import { Drawer, ScrollArea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n/language.ts';

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
  const t = useText();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      {children}
    </Drawer>
  );
}
