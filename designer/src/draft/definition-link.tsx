import { IconAlertCircle, IconPuzzle } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { memo } from 'react';
import { useTexts } from '../i18n/designer-texts.ts';
import type { ChangeMark } from './changed-since.ts';

/** There are many of them, and a key that is pressed in one definition changes at most its own. */
export const DefinitionLink = memo(function DefinitionLink({
  kind,
  id,
  name,
  module,
  mark,
  isWrong,
}: {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** Which brings it; null for a definition of the installation itself. */
  readonly module: string | null;
  readonly mark: ChangeMark;
  readonly isWrong: boolean;
}) {
  const t = useTexts();
  const { draft } = useParams({ from: '/drafts/$draft' });
  return (
    <Link
      to="/drafts/$draft/$kind/$id"
      params={{ draft, kind, id }}
      search={{}}
      activeOptions={{ includeSearch: false }}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      className="lw-nav ld-link"
      title={id}
    >
      <span className="lw-ellipsis">{name}</span>
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
});
