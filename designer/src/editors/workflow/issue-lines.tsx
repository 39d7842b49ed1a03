import { Alert } from '@mantine/core';
import type { DraftIssue } from '../../client/drafts.ts';

/** What is wrong with the chosen part, in words. */
export function IssueLines({ issues }: { readonly issues: readonly DraftIssue[] }) {
  if (issues.length === 0) return null;
  const isHint = issues.every(({ severity }) => severity === 'warning');
  return (
    <Alert color={isHint ? 'gray' : 'red'} p="xs">
      {issues.map(({ path, message }) => (
        <div key={`${path} ${message}`}>{message}</div>
      ))}
    </Alert>
  );
}
