import { Box, Text, Title } from '@mantine/core';

/** The beginning of a part of a step: what it is and what a change in it does. */
export function PartHead({ id, title, text }: { readonly id: string; readonly title: string; readonly text: string }) {
  return (
    <Box mb="sm">
      <Title order={3} size="h5" id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
    </Box>
  );
}
