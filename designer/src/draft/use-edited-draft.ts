import { applyOperations } from '@leitwerk/metadata/overlay';
import type { EffectiveModel } from '@leitwerk/runtime-ui/renderer';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import type { Draft, DraftIssue } from '../client/drafts.ts';
import { checkDraft, readChanges, workOutRename } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { usePermissions } from '../shell/permissions.ts';
import type { DraftEditing } from './draft-context.tsx';
import type { DraftState } from './draft-state.ts';
import { beginEditing, edited, received, redone, undone } from './draft-state.ts';
import { useAutosave } from './use-autosave.ts';
import { usedDocuments, withUnused } from './used-documents.ts';

const ASK_MS = 8000;

const NO_ISSUES: readonly DraftIssue[] = [];

const withUsedBase = (draft: Draft): Draft => ({ ...draft, base: usedDocuments(draft.base) });

/** Everything that the screens of one draft share: what is edited, saved, checked, and done by others. */
export function useEditedDraft(read: Draft, model: EffectiveModel): DraftEditing {
  const t = useTexts();
  const { mayEdit } = usePermissions();
  const [draft, setDraft] = useState(() => withUsedBase(read));
  const [state, setState] = useState<DraftState>(() => beginEditing(read.documents, read.revision));
  const latest = useRef(state);
  const change = useCallback((next: DraftState): void => {
    latest.current = next;
    setState(next);
  }, []);
  const tell = (who: string): void => {
    notifications.show({ message: t.othersChanged(who) });
  };
  const autosave = useAutosave({
    id: draft.id,
    state,
    latest,
    setState,
    onOthers: (operations) => operations.length > 0 && tell(t.nobody),
  });

  const { data: changes } = useQuery({
    queryKey: [...draftKeys.draft(draft.id), 'changes'],
    queryFn: () => readChanges(draft.id, latest.current.revision),
    refetchInterval: ASK_MS,
    refetchOnWindowFocus: true,
    staleTime: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is taken in once
  useEffect(() => {
    const news = changes?.steps.filter((step) => step.revision > latest.current.revision) ?? [];
    // What is on its way brings what others have done with its own answer.
    if (!changes || news.length === 0 || latest.current.documents !== latest.current.saved) return;
    const operations = news.flatMap((step) => step.operations);
    change(received(latest.current, latest.current.saved, { revision: changes.revision, operations }));
    tell(news.at(-1)?.by.title ?? t.nobody);
  }, [changes]);

  const { data: check, isFetching } = useQuery({
    queryKey: [...draftKeys.draft(draft.id), 'check', state.revision],
    queryFn: () => checkDraft(draft.id),
    placeholderData: (previous) => previous,
    staleTime: Infinity,
  });

  const documents = useMemo(() => usedDocuments(state.documents), [state.documents]);

  // The same for as long as the page is open: what goes by it need not be worked out anew with every key.
  const editDocument: DraftEditing['editDocument'] = useCallback(
    (file, document, place) => {
      const { documents } = latest.current;
      const others = document === undefined ? documents.filter((one) => one.file !== file) : documents;
      const next = others.map((one) => (one.file === file ? { file, document } : one));
      const isNew = document !== undefined && !documents.some((one) => one.file === file);
      change(edited(latest.current, isNew ? [...next, { file, document }] : next, place ?? null));
    },
    [change],
  );

  return {
    draft,
    state,
    documents,
    model,
    isReadOnly: !mayEdit,
    autosave,
    issues: check?.issues ?? NO_ISSUES,
    isChecking: isFetching || state.documents !== state.saved,
    changes,
    edit: (next, place) => change(edited(latest.current, withUnused(next, latest.current.documents), place ?? null)),
    editDocument,
    rename: async (request) => {
      await autosave.saveNow();
      const { operations, left } = await workOutRename(draft.id, { ...request, revision: latest.current.revision });
      const { documents } = applyOperations(latest.current.documents, operations);
      change(edited(latest.current, documents, null));
      return left;
    },
    undo: () => change(undone(latest.current)),
    redo: () => change(redone(latest.current)),
    reload: (next) => {
      setDraft(withUsedBase(next));
      change(beginEditing(next.documents, next.revision));
    },
  };
}
