import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Button, Text } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';
import type { EditedDocument } from '../where-used/find-uses.ts';
import { headOf } from './definition-head.ts';
import { useDraftEditing } from './draft-context.tsx';

/** What the draft takes away, with the way back. */
export function RemovedDefinitions({ removed }: { readonly removed: readonly EditedDocument[] }) {
  const t = useTexts();
  const label = useLabel();
  const { editDocument, isReadOnly } = useDraftEditing();
  if (removed.length === 0) return null;
  return (
    <div className="ld-kind">
      <Text size="xs" c="dimmed" fw={600} px={8} py={4}>
        {t.removedDefinitions}
      </Text>
      <ul className="ld-links">
        {removed.map(({ file, document }) => {
          const head = headOf(document);
          return (
            <li key={file} className="ld-line ld-removed">
              <Text span size="sm" td="line-through" className="lw-ellipsis">
                {label(head.label) || head.id}
              </Text>
              {!isReadOnly && (
                <Button size="compact-xs" variant="subtle" ml="auto" onClick={() => editDocument(file, document)}>
                  {t.bringBack}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
