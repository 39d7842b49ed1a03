import { Button, Group, Text } from '@mantine/core';

type Words = { readonly question: string; readonly remove: string; readonly cancel: string };

/** Asks once more, beside what is to go. */
export function SureToRemove({
  words,
  isPending,
  onRemove,
  onCancel,
}: {
  readonly words: Words;
  readonly isPending: boolean;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
}) {
  return (
    <Group mt="xs" gap="xs">
      <Text size="sm">{words.question}</Text>
      <Button size="compact-sm" color="red" loading={isPending} onClick={onRemove}>
        {words.remove}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        {words.cancel}
      </Button>
    </Group>
  );
}
