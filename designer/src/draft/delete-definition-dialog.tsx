import { Stack, Text } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTexts } from '../i18n/designer-texts.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { findUses } from '../where-used/find-uses.ts';
import { useDraftEditing } from './draft-context.tsx';
import { UseLines } from './use-lines.tsx';

/** Takes a definition out of the draft; says before what would then lead nowhere. */
export function DeleteDefinitionDialog({
  file,
  kind,
  id,
  name,
  onClose,
}: {
  readonly file: string;
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useTexts();
  const navigate = useNavigate();
  const { draft } = useParams({ from: '/drafts/$draft' });
  const { documents, editDocument } = useDraftEditing();
  const uses = findUses(documents, { kind, id });
  const remove = async () => {
    await navigate({ to: '/drafts/$draft', params: { draft } });
    editDocument(file, undefined);
  };
  return (
    <ConfirmDialog title={t.deleteTitle(name)} action={t.deleteDefinition} onConfirm={remove} onClose={onClose}>
      <Text size="sm">{t.deleteText}</Text>
      {uses.length === 0 ? (
        <Text size="sm">{t.usedNowhere}</Text>
      ) : (
        <Stack gap={4}>
          <Text size="sm">{t.usedBy(uses.length)}</Text>
          <div className="ld-scroll">
            <UseLines uses={uses} onGo={onClose} />
          </div>
        </Stack>
      )}
    </ConfirmDialog>
  );
}
