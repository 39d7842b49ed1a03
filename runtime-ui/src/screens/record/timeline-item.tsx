import { Box, ThemeIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { NamedIcon } from '../../icons/icon.tsx';
import type { Color } from '../../model/definitions.ts';

/** One thing that happened, with the icon and colour of its kind. */
export function TimelineItem({
  icon,
  color,
  children,
}: {
  readonly icon: string | undefined;
  readonly color: Color;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <ThemeIcon size={24} radius="xl" variant="light" color={color}>
        <NamedIcon name={icon} size={13} />
      </ThemeIcon>
      <Box miw={0} style={{ flex: 1 }}>
        {children}
      </Box>
    </li>
  );
}
