import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import type { DraftIssue } from '../../client/drafts.ts';
import { useCanvasTexts } from '../../i18n/canvas-texts.ts';

/** Marks what something is wrong with; hints are quieter. */
export function IssueMark({ issues = [] }: { readonly issues?: readonly DraftIssue[] | undefined }) {
  const t = useCanvasTexts();
  if (issues.length === 0) return null;
  const isHint = issues.every(({ severity }) => severity === 'warning');
  const Mark = isHint ? IconInfoCircle : IconAlertCircle;
  return (
    <Mark
      size={14}
      className="lc-wrong"
      data-hint={isHint || undefined}
      role="img"
      aria-label={t.problems(issues.length)}
    />
  );
}
