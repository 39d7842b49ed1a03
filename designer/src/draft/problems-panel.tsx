import { SideDrawer } from '@leitwerk/runtime-ui/renderer';
import { Loader, Text } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';
import { useDraftEditing } from './draft-context.tsx';
import { IssueList } from './issue-list.tsx';

/** What is wrong in the whole draft, as far as it is saved. */
export function ProblemsPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts();
  const { issues, isChecking } = useDraftEditing();
  return (
    <SideDrawer title={t.problemList} onClose={onClose}>
      {isChecking && <Loader size="xs" aria-label={t.checking} />}
      {issues.length === 0 && <Text c="dimmed">{t.problems(0)}</Text>}
      <IssueList issues={issues} onGo={onClose} />
    </SideDrawer>
  );
}
