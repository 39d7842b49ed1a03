import { useNavigate, useParams } from '@tanstack/react-router';
import { documentOf, headOf } from './definition-head.ts';
import { useDraftEditing } from './draft-context.tsx';

/** Opens a definition at one of its places. */
export function useGoTo(): (file: string, path?: string) => void {
  const navigate = useNavigate();
  const { draft } = useParams({ from: '/drafts/$draft' });
  const { documents } = useDraftEditing();
  return (file, path) => {
    const { kind, id } = headOf(documentOf(documents, file));
    if (kind === '' || id === '') return;
    void navigate({
      to: '/drafts/$draft/$kind/$id',
      params: { draft, kind, id },
      search: path ? { at: path } : {},
    });
  };
}
