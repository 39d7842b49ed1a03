import { isSame } from '@leitwerk/metadata/keyed-list';
import { useQuery } from '@tanstack/react-query';
import { readDraftModel } from '../../client/evaluation.ts';
import { useDraftEditing } from '../../draft/draft-context.tsx';

/** The model of the draft as somebody with these roles would see it, and which records; without roles as one sees it oneself. */
export function usePreviewModel(roles: readonly string[]) {
  const { draft, state } = useDraftEditing();
  return useQuery({
    queryKey: ['draft-model', draft.id, state.revision, roles],
    queryFn: () => readDraftModel(draft.id, roles),
    // While something is typed the one before stays, but never that of other roles.
    placeholderData: (before, query) => (isSame(query?.queryKey[3], roles) ? before : undefined),
    retry: false,
  });
}
