import type { ChangeMark } from '../draft/changed-since.ts';
import { useTexts } from '../i18n/designer-texts.ts';

/** The dot of what the draft has made or changed. */
export function EntityMark({ mark }: { readonly mark: ChangeMark }) {
  const t = useTexts();
  if (!mark) return null;
  const words = mark === 'new' ? t.newHere : t.changedHere;
  return (
    <span className="ld-mark" data-new={mark === 'new' || undefined} role="img" aria-label={words} title={words} />
  );
}
