import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useDashboardTexts } from '../../i18n/dashboard-texts.ts';
import { useForm } from '../../schema-form/form-context.tsx';
import { nodeAt } from '../../schema-form/node-at.ts';
import { ObjectEditor } from '../../schema-form/object-editor.tsx';
import { OwnIssues } from '../../schema-form/own-issues.tsx';
import { aroundValue } from '../workflow/around-value.ts';
import type { EditedTiles } from './use-tiles.ts';

/** Edited by moving the tile. */
const IN_GRID = ['id', 'x', 'y', 'width', 'height'];

/** What the chosen tile shows. */
export function TilePanel({
  node,
  of,
}: {
  /** Of the whole definition. */
  readonly node: SchemaNode;
  readonly of: EditedTiles;
}) {
  const t = useDashboardTexts();
  const label = useLabel();
  const { document, isReadOnly } = useForm();
  const path = [...of.path, of.index];
  const tile = of.tiles[of.index];
  return (
    <aside className="ldb-panel" aria-label={t.details}>
      {tile ? (
        <>
          <Group justify="space-between" wrap="nowrap" mb={8}>
            <Title order={4} size="sm" className="lw-ellipsis">
              {label(tile['label'] as Label | undefined) || t.details}
            </Title>
            {!isReadOnly && (
              <Tooltip label={t.remove}>
                <ActionIcon size="sm" aria-label={t.remove} onClick={() => of.remove(String(tile['id']))}>
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </Group>
          <OwnIssues path={path} />
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
