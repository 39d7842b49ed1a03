import { Box, Checkbox, Group, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import type { TokenAction } from '../../client/tokens.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { tokenTexts } from './token-texts.ts';

type Props = {
  readonly scopes: readonly string[];
  /** Those that the person may call. */
  readonly actions: readonly TokenAction[];
  readonly onChange: (scopes: readonly string[]) => void;
};

/** What a token may do with records of single entities, and which actions it may call: of what the person may himself. */
export function ScopePicker({ scopes, actions, onChange }: Props) {
  const t = useOwnTexts(tokenTexts);
  const label = useLabel();
  const { entities } = useModel();
  const chosen = Object.values(entities)
    .map((one) => ({ name: one.name, label: label(one.labelPlural) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const put = (name: string, word: string) => {
    const others = scopes.filter((one) => one !== `read:${name}` && one !== `write:${name}`);
    onChange(word === '' ? others : [...others, `${word}:${name}`]);
  };
  const wordOf = (name: string): string => ['read', 'write'].find((word) => scopes.includes(`${word}:${name}`)) ?? '';
  const calls = scopes.filter((one) => one.startsWith('call:'));
  return (
    <Box mt="sm">
      <Text size="sm" fw={500}>
        {t.records}
      </Text>
      <Box mah={320} style={{ overflowY: 'auto' }} mt={4}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" verticalSpacing={6}>
          {chosen.map((one) => (
            <NativeSelect
              key={one.name}
              label={one.label}
              size="xs"
              value={wordOf(one.name)}
              onChange={(event) => put(one.name, event.currentTarget.value)}
              data={[
                { value: '', label: t.none },
                { value: 'read', label: t.read },
                { value: 'write', label: t.write },
              ]}
            />
          ))}
        </SimpleGrid>
      </Box>
      {actions.length > 0 && (
        <Checkbox.Group
          mt="sm"
          label={t.actions}
          description={t.actionsHelp}
          value={calls}
          onChange={(next) => onChange([...scopes.filter((one) => !one.startsWith('call:')), ...next])}
        >
          <Group gap="md" mt={6} mah={160} style={{ overflowY: 'auto' }}>
            {actions.map((one) => (
              <Checkbox key={one.name} size="xs" value={`call:${one.name}`} label={label(one.label)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </Box>
  );
}
