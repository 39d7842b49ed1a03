import { ActionIcon, Anchor, Badge, Box, Group, Text, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import type { DraftItem } from '../client/drafts.ts';
import { deleteDraft, patchDraft } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useMoment } from '../shell/moment.ts';
import { usePermissions } from '../shell/permissions.ts';
import { useOthers } from '../shell/use-others.ts';
import { DraftWordsDialog } from './draft-words-dialog.tsx';

export function DraftRow({ draft, liveVersion }: { readonly draft: DraftItem; readonly liveVersion: number }) {
  const t = useTexts();
  const moment = useMoment();
  const client = useQueryClient();
  const { mayEdit } = usePermissions();
  const [dialog, setDialog] = useState<'words' | 'delete' | null>(null);
  const close = () => setDialog(null);
  const remove = async () => {
    await deleteDraft(draft.id);
    await client.invalidateQueries({ queryKey: draftKeys.drafts });
  };
  const names = useOthers(draft.editors)
    .map(({ title }) => title ?? t.nobody)
    .join(', ');
  return (
    <li>
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Anchor component={Link} to={`/drafts/${draft.id}`} fw={600}>
          {draft.name}
        </Anchor>
        {draft.note && <Text size="sm">{draft.note}</Text>}
        <Text size="sm" c="dimmed">
          {t.changedBy(draft.changedBy.title ?? t.nobody, moment(draft.changedAt))}
          {names && ` · ${t.openNow(names)}`}
        </Text>
      </Box>
      <Group gap={6} wrap="wrap" justify="flex-end">
        {draft.openConflicts > 0 && <Badge color="red">{t.openConflicts(draft.openConflicts)}</Badge>}
        <Badge color="gray">{t.changes(draft.changes)}</Badge>
        <Badge color={draft.baseVersion === liveVersion ? 'gray' : 'orange'}>
          {t.onVersion(draft.baseVersion)}
          {draft.baseVersion !== liveVersion && ` · ${t.behind(liveVersion)}`}
        </Badge>
        {mayEdit && (
          <>
            <Tooltip label={t.draftWords(draft.name)}>
              <ActionIcon aria-label={t.draftWords(draft.name)} onClick={() => setDialog('words')}>
                <IconPencil size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t.deleteDraft(draft.name)}>
              <ActionIcon aria-label={t.deleteDraft(draft.name)} onClick={() => setDialog('delete')}>
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </Group>
      {dialog === 'words' && (
        <DraftWordsDialog
          title={t.draftWordsTitle}
          submit={t.save}
          before={draft}
          onSubmit={async ({ name, note }) => {
            await patchDraft(draft.id, { revision: draft.revision, name, note });
            await client.invalidateQueries({ queryKey: draftKeys.drafts });
            close();
          }}
          onClose={close}
        />
      )}
      {dialog === 'delete' && (
        <ConfirmDialog title={t.deleteDraftTitle} action={t.remove} onConfirm={remove} onClose={close}>
          <Text size="sm">{t.deleteDraftText(draft.name, draft.changes)}</Text>
        </ConfirmDialog>
      )}
    </li>
  );
}
