import { Button, Text } from '@mantine/core';
import { useState } from 'react';

/** Keeps what was tried as an example, once. */
export function KeepExample({
  words,
  onKeep,
}: {
  readonly words: { readonly keep: string; readonly kept: string };
  readonly onKeep: () => void;
}) {
  const [isKept, setKept] = useState(false);
  if (isKept)
    return (
      <Text size="sm" mt="sm" role="status">
        {words.kept}
      </Text>
    );
  return (
    <Button
      mt="sm"
      size="compact-sm"
      variant="default"
      onClick={() => {
        onKeep();
        setKept(true);
      }}
    >
      {words.keep}
    </Button>
  );
}
