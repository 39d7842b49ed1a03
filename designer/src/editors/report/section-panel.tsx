import { isPlain } from '@leitwerk/metadata/keyed-list';
import type { SchemaNode } from '@leitwerk/metadata/schema-node';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useReportTexts } from '../../i18n/report-texts.ts';
import { useForm } from '../../schema-form/form-context.tsx';
import { nodeAt } from '../../schema-form/node-at.ts';
import { ObjectEditor } from '../../schema-form/object-editor.tsx';
import { OwnIssues } from '../../schema-form/own-issues.tsx';
import { valueAt } from '../../schema-form/value-path.ts';
import { aroundValue } from '../workflow/around-value.ts';
import { withoutOthers } from './new-section.ts';

/** The settings of the chosen section, and its place among the others. */
export function SectionPanel({
  node,
  index,
  onMove,
  onRemove,
}: {
  /** Of the whole definition. */
  readonly node: SchemaNode;
  /** Of the section among all; -1 for none. */
  readonly index: number;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (from: number) => void;
}) {
  const t = useReportTexts();
  const label = useLabel();
  const { document, isReadOnly } = useForm();
  const path = ['sections', index];
  const section = index < 0 ? undefined : valueAt(document, path);
  const list = document['sections'];
  const last = Array.isArray(list) ? list.length - 1 : 0;
  const action = (name: string, icon: ReactNode, disabled: boolean, run: () => void) => (
    <Tooltip label={name}>
      <ActionIcon size="sm" aria-label={name} disabled={disabled} onClick={run}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <aside className="ldb-panel ldr-panel" aria-label={t.details}>
      {isPlain(section) ? (
        <>
          <Group justify="space-between" wrap="nowrap" mb={8} gap={4}>
            <Title order={4} size="sm" className="lw-ellipsis" flex={1}>
              {label(section['label'] as Label | undefined) || t.details}
            </Title>
            {!isReadOnly && (
              <>
                {action(t.up, <IconArrowUp size={16} />, index === 0, () => onMove(index, index - 1))}
                {action(t.down, <IconArrowDown size={16} />, index === last, () => onMove(index, index + 1))}
                {action(t.remove, <IconTrash size={16} />, false, () => onRemove(index))}
              </>
            )}
          </Group>
          <OwnIssues path={path} />
          <ObjectEditor
            key={String(section['id'])}
            node={nodeAt(node, document, path)}
            path={path}
            value={section}
            around={aroundValue(document, path)}
            without={['id', 'tiles', ...withoutOthers(section)]}
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
