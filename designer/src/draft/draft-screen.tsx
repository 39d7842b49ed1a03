import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { FailedPage, useEffectiveModel, WaitingPage } from '@leitwerk/runtime-ui/renderer';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { draftKeys } from '../client/draft-keys.ts';
import type { Draft } from '../client/drafts.ts';
import { readDraft } from '../client/drafts.ts';
import { FailedScreen } from '../shell/failed-screen.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { DefinitionList } from './definition-list.tsx';
import { DraftProvider } from './draft-context.tsx';
import { MergeNotice } from './merge-notice.tsx';
import { TopBar } from './top-bar.tsx';
import { useEditedDraft } from './use-edited-draft.ts';

/** One draft: definitions on the left, one of them in the middle, and above what becomes of all. */
export function DraftScreen() {
  const { draft: id } = useParams({ from: '/drafts/$draft' });
  const model = useEffectiveModel();
  // Read once: from then on the page itself is what is newest.
  const draft = useQuery({
    queryKey: draftKeys.draft(id),
    queryFn: () => readDraft(id),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (draft.error) return <FailedScreen error={draft.error} />;
  if (model.error) return <FailedPage error={model.error} onRetry={() => void model.refetch()} />;
  if (!draft.data || !model.data) return <WaitingPage />;
  return <OpenDraft key={id} draft={draft.data} model={model.data} />;
}

function OpenDraft({ draft, model }: { readonly draft: Draft; readonly model: EffectiveModel }) {
  const editing = useEditedDraft(draft, model);
  const { autosave, undo, redo } = editing;
  // In inputs too: what is typed is part of the draft's history at once.
  useHotkeys(
    [
      ['mod+z', undo],
      ['mod+shift+z', redo],
      ['mod+y', redo],
      ['mod+s', () => void autosave.saveNow()],
    ],
    ['CODE'],
  );
  return (
    <DraftProvider value={editing}>
      <TopBar />
      <MergeNotice />
      <div className="ld-draft">
        <DefinitionList />
        <div className="ld-editor">
          <Outlet />
        </div>
      </div>
      {autosave.save.is === 'conflict' && (
        <ConflictDialog conflicts={autosave.save.conflicts} onSettle={autosave.settle} />
      )}
    </DraftProvider>
  );
}
