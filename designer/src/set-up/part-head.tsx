import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The beginning of a part of a step: what it is and what a change in it does. */
export function PartHead({
  id,
  title,
  text,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What can be done with it as a whole. */
  readonly children?: ReactNode;
}) {
  return (
    <Group mb="sm" justify="space-between" align="flex-start" wrap="nowrap">
      <Box>
        <Title order={3} size="h5" id={id}>
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </Box>
      {children}
    </Group>
  );
}
