import { nodeOfKind } from '@leitwerk/metadata/schema-node';
import { NamedIcon, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Anchor, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import type { DraftIssue } from '../client/drafts.ts';
import { documentOf, headOf } from './definition-head.ts';
import { useDraftEditing } from './draft-context.tsx';
import { placeWords } from './place-words.ts';
import { useGoTo } from './use-go-to.ts';

/** What is wrong, put together by definition, errors first; each line leads to its place. */
export function IssueList({ issues, onGo }: { readonly issues: readonly DraftIssue[]; readonly onGo: () => void }) {
  const label = useLabel();
  const { documents } = useDraftEditing();
  const errorsFirst = issues.toSorted((one, other) => Number(isHint(one)) - Number(isHint(other)));
  const groups = Map.groupBy(errorsFirst, (issue) => issue.file ?? '');
  return (
    <Stack gap="md">
      {[...groups].map(([file, group]) => {
        const head = headOf(documentOf(documents, file));
        return (
          <div key={file}>
            <Text fw={600} size="sm" className="ld-line">
              <NamedIcon name={nodeOfKind(head.kind)?.schema['x-icon']} />
              {label(head.label) || head.id || file}
            </Text>
            <ul className="ld-issues">
              {group.map((issue) => (
                <li key={`${issue.path} ${issue.message}`}>
                  <IssueLine issue={issue} onGo={onGo} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Stack>
  );
}

const isHint = (issue: DraftIssue): boolean => issue.severity === 'warning';

function IssueLine({ issue, onGo }: { readonly issue: DraftIssue; readonly onGo: () => void }) {
  const label = useLabel();
  const { documents } = useDraftEditing();
  const goTo = useGoTo();
  const document = documentOf(documents, issue.file ?? '');
  const place = placeWords(document, issue.path, label);
  const Mark = isHint(issue) ? IconInfoCircle : IconAlertCircle;
  const color = isHint(issue) ? 'var(--lw-quiet)' : 'var(--mantine-color-error)';
  return (
    <Anchor
      component="button"
      type="button"
      ta="left"
      size="sm"
      onClick={() => {
        onGo();
        goTo(issue.file ?? '', issue.path);
      }}
    >
      <Mark size={15} color={color} aria-hidden style={{ verticalAlign: '-2px', marginRight: 6 }} />
      {place && `${place}: `}
      {issue.message}
    </Anchor>
  );
}
