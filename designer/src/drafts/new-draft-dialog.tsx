import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { draftKeys } from '../client/draft-keys.ts';
import { createDraft } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { DraftWordsDialog } from './draft-words-dialog.tsx';

/** Begins a draft and opens it. @param version the one to begin with, when it is not the live one */
export function NewDraftDialog({ version, onClose }: { readonly version?: number; readonly onClose: () => void }) {
  const t = useTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <DraftWordsDialog
      title={version === undefined ? t.newDraft : `${t.newDraft}: ${t.version(version)}`}
      submit={t.create}
      before={{ name: '', note: '' }}
      onSubmit={async (words) => {
        const draft = await createDraft({ ...words, ...(version !== undefined && { version }) });
        client.setQueryData(draftKeys.draft(draft.id), draft);
        await navigate({ to: '/drafts/$draft', params: { draft: draft.id } });
      }}
      onClose={onClose}
    />
  );
}
