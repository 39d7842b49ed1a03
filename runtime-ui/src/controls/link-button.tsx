import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';

export function LinkButton({
  href,
  label,
  icon,
  outside,
}: {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly outside?: boolean;
}) {
  return (
    <ActionIcon
      component="a"
      href={href}
      size={24}
      aria-label={label}
      {...(outside && { target: '_blank', rel: 'noreferrer' })}
    >
      {icon}
    </ActionIcon>
  );
}
