import { grantsOn } from '@leitwerk/metadata/grants-on';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import { Group, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { KindEditorProps } from '../editors/kind-editor-props.ts';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { ActionTable } from './action-table.tsx';
import { RoleRow } from './role-row.tsx';
import { useRightEntities } from './use-right-entities.ts';
import type { EditedGrant } from './with-action.ts';

/** What a role grants on each entity, as a table; a line opens into its rules and closed fields. */
export function RoleMatrix({ form, document, node }: KindEditorProps) {
  const t = useOverviewTexts();
  const entities = useRightEntities();
  const [text, setText] = useState('');
  const grantNode = nodeBelow(nodeBelow(node, 'grants'), 0);
  const grants = (Array.isArray(document['grants']) ? document['grants'] : []).filter(isGrant);
  const rows = [{ id: '*', name: t.allOthers, isSystem: false }, ...entities].filter(({ id, name }) =>
    `${name} ${id}`.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <section aria-label={t.grants} id="at-grants" tabIndex={-1} className="lo-rights">
      <Group justify="space-between" mb={8}>
        <Title order={3} size="h5">
          {t.grants}
        </Title>
        <TextInput
          size="xs"
          w={200}
          aria-label={t.filterEntities}
          placeholder={t.filterEntities}
          leftSection={<IconSearch size={13} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Group>
      <Text size="xs" c="dimmed" mb={8}>
        {t.grantsText}
      </Text>
      <ActionTable last={t.which}>
        {rows.map((entity) => (
          <RoleRow
            key={entity.id}
            form={form}
            entity={entity}
            grants={grants}
            node={grantNode}
            role={document}
            counted={grantsOn(grants, entity.id, entity.isSystem)}
          />
        ))}
      </ActionTable>
      <Title order={3} size="h5" mt="lg" mb={8}>
        {t.otherSettings}
      </Title>
    </section>
  );
}

const isGrant = (given: unknown): given is EditedGrant =>
  isPlain(given) && typeof given['entity'] === 'string' && Array.isArray(given['actions']);
