import type { Plain } from '@leitwerk/metadata/keyed-list';
import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useDashboardTexts } from '../../i18n/dashboard-texts.ts';
import { nodeAt } from '../../schema-form/node-at.ts';
import { ObjectEditor } from '../../schema-form/object-editor.tsx';
import { valueAt } from '../../schema-form/value-path.ts';
import { aroundValue } from '../workflow/around-value.ts';

/** Edited by moving the tile. */
const IN_GRID = ['id', 'x', 'y', 'width', 'height'];

/** What the chosen tile shows. */
export function TilePanel({
  node,
  document,
  index,
  isReadOnly,
  onRemove,
}: {
  readonly node: SchemaNode;
  readonly document: Plain;
  /** Of the tile among all; -1 for none. */
  readonly index: number;
  readonly isReadOnly: boolean;
  readonly onRemove: (id: string) => void;
}) {
  const t = useDashboardTexts();
  const label = useLabel();
  const path = ['tiles', index];
  const tile = index < 0 ? undefined : valueAt(document, path);
  return (
    <aside className="ldb-panel" aria-label={t.details}>
      {isPlain(tile) ? (
        <>
          <Group justify="space-between" wrap="nowrap" mb={8}>
            <Title order={4} size="sm" className="lw-ellipsis">
              {label(tile['label'] as Label | undefined) || t.details}
            </Title>
            {!isReadOnly && (
              <Tooltip label={t.remove}>
                <ActionIcon size="sm" aria-label={t.remove} onClick={() => onRemove(String(tile['id']))}>
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </Group>
          <ObjectEditor
            key={String(tile['id'])}
            node={nodeAt(node, document, path)}
            path={path}
            value={tile}
            around={aroundValue(document, path)}
            without={IN_GRID}
          />
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t.nothingChosen}
        </Text>
      )}
    </aside>
  );
}
