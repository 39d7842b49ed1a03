import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import { nodeBelow } from '@leitwerk/metadata/schema-node';
import type { TileType } from '@leitwerk/runtime-ui/dashboard';
import { buildTexts } from '@leitwerk/runtime-ui/dashboard';
import { useOwnTexts } from '@leitwerk/runtime-ui/renderer';
import { Button, Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useDashboardTexts } from '../../i18n/dashboard-texts.ts';
import { usePropertyWords } from '../../schema-form/property-words.ts';

/** Adds a tile of a type, and says how tiles are moved. */
export function TileTools({
  node,
  isReadOnly,
  onAdd,
}: {
  /** Of the list of tiles. */
  readonly node: SchemaNode;
  readonly isReadOnly: boolean;
  readonly onAdd: (type: TileType) => void;
}) {
  const t = useDashboardTexts();
  const texts = useOwnTexts(buildTexts);
  const { wordFor } = usePropertyWords();
  const typeNode = nodeBelow(nodeBelow(node, 0), 'type');
  return (
    <div className="ldb-tools">
      {!isReadOnly && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />}>
              {t.add}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {((typeNode.schema.enum ?? []) as readonly TileType[]).map((type) => (
              <Menu.Item key={type} onClick={() => onAdd(type)}>
                {wordFor(typeNode.schema, type)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Text size="xs" c="dimmed" flex={1}>
        {texts.hint}
      </Text>
    </div>
  );
}
