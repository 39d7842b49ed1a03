import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { IconAlertCircle, IconPuzzle } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTexts } from '../i18n/designer-texts.ts';
import type { ChangeMark } from './changed-since.ts';
import type { DefinitionHead } from './definition-head.ts';

export function DefinitionLink({
  head,
  module,
  mark,
  isWrong,
}: {
  readonly head: DefinitionHead;
  /** Which brings it; null for a definition of the installation itself. */
  readonly module: string | null;
  readonly mark: ChangeMark;
  readonly isWrong: boolean;
}) {
  const t = useTexts();
  const label = useLabel();
  const { draft } = useParams({ from: '/drafts/$draft' });
  return (
    <Link
      to="/drafts/$draft/$kind/$id"
      params={{ draft, kind: head.kind, id: head.id }}
      search={{}}
      activeOptions={{ includeSearch: false }}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      className="lw-nav ld-link"
      title={head.id}
    >
      <span className="lw-ellipsis">{label(head.label) || head.id}</span>
      {module !== null && (
        <span className="ld-brought" title={t.ofModule(module)}>
          <IconPuzzle size={13} role="img" aria-label={t.ofModule(module)} />
        </span>
      )}
      {isWrong && (
        <IconAlertCircle size={14} color="var(--mantine-color-error)" role="img" aria-label={t.problems(1)} />
      )}
      {mark && (
        <span
          className="ld-mark"
          data-new={mark === 'new' || undefined}
          role="img"
          aria-label={mark === 'new' ? t.newHere : t.changedHere}
          title={mark === 'new' ? t.newHere : t.changedHere}
        />
      )}
    </Link>
  );
}
