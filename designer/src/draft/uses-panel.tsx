import { SideDrawer } from '@leitwerk/runtime-ui/renderer';
import { Stack, Text } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';
import type { Target } from '../where-used/find-uses.ts';
import { findUses } from '../where-used/find-uses.ts';
import { useDraftEditing } from './draft-context.tsx';
import { UseLines } from './use-lines.tsx';

/** Everything that names a definition or a field. */
export function UsesPanel({
  target,
  name,
  onClose,
}: {
  readonly target: Target;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useTexts();
  const { documents } = useDraftEditing();
  const uses = findUses(documents, target);
  return (
    <SideDrawer title={t.whereUsedOf(name)} onClose={onClose}>
      <Stack gap="sm">
        {uses.length === 0 ? <Text c="dimmed">{t.whereUsedNothing}</Text> : <UseLines uses={uses} onGo={onClose} />}
      </Stack>
    </SideDrawer>
  );
}
