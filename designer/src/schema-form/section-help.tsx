import type { Schema } from '@leitwerk/metadata/schema-node';
import { Text } from '@mantine/core';
import { usePropertyWords } from './property-words.ts';

/** Longer words about a part of a definition. */
export function SectionHelp({ schema }: { readonly schema: Schema }) {
  const help = usePropertyWords().helpOf(schema);
  if (help === undefined) return null;
  return (
    <Text size="xs" c="dimmed" mb={4}>
      {help}
    </Text>
  );
}
