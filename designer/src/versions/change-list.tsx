import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Box, Group, List, Stack, Text } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';
import { rowKeys } from '../schema-form/moved-element.ts';

type Change = { readonly kind: string; readonly id: string; readonly text: string };

/** Of one definition so many lines are shown. */
const MOST_LINES = 40;

/** Changes in words, put together by definition. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const t = useTexts();
  const label = useLabel();
  if (changes.length === 0) return <Text c="dimmed">{t.compareNothing}</Text>;
  const groups = Map.groupBy(changes, ({ kind, id }) => `${kind}/${id}`);
  return (
    <Stack gap="sm">
      {[...groups].map(([key, lines]) => {
        const schema = nodeOfKind(lines[0]?.kind ?? '')?.schema;
        const names = lines.map(({ text }) => splitText(text));
        return (
          <Box key={key}>
            <Group gap={6}>
              <NamedIcon name={schema?.['x-icon']} />
              <Text size="sm" fw={600}>
                {names[0]?.[0] ?? label(schema?.['x-label'])}
              </Text>
              <Text size="xs" c="dimmed" ff="monospace">
                {key}
              </Text>
            </Group>
            <List size="sm" pl={22} mt={2}>
              {rowKeys(names.slice(0, MOST_LINES).map(([, rest]) => rest)).map((key, at) => (
                <List.Item key={key}>{names[at]?.[1]}</List.Item>
              ))}
            </List>
            {lines.length > MOST_LINES && (
              <Text size="sm" c="dimmed" pl={22}>
                {t.moreChanges(lines.length - MOST_LINES)}
              </Text>
            )}
          </Box>
        );
      })}
    </Stack>
  );
}

/** `Entität „Lead“ › fields: neu` → what it is about and what happens there; the heading says the first once. */
function splitText(text: string): readonly [string, string] {
  const deeper = text.indexOf(' › ');
  const at = deeper >= 0 ? deeper : text.indexOf(': ');
  if (at < 0) return [text, text];
  return [text.slice(0, at), text.slice(at + (deeper >= 0 ? 3 : 2))];
}
