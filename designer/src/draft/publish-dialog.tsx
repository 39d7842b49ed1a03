import { ProblemError, ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import { planDraft } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { useDraftEditing } from './draft-context.tsx';
import { IssueList } from './issue-list.tsx';
import { PublishPlan } from './publish-plan.tsx';

/** What publishing would change and what stands against it; then it is published from here. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts();
  const { draft, state, autosave } = useDraftEditing();
  const [version, setVersion] = useState<number | null>(null);
  const { saveNow } = autosave;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    void saveNow();
  }, []);
  const isSaved = state.documents === state.saved;
  const { data, error } = useQuery({
    queryKey: [...draftKeys.draft(draft.id), 'plan', state.revision],
    queryFn: () => planDraft(draft.id),
    enabled: isSaved && version === null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  if (version !== null) return <Published version={version} />;
  return (
    <Modal opened size="lg" onClose={onClose} title={t.publishTitle}>
      {error ? (
        <Unready error={error} onClose={onClose} />
      ) : data && isSaved ? (
        <PublishPlan plan={data} onPublished={setVersion} onClose={onClose} />
      ) : (
        <Group gap="sm" role="status">
          <Loader size="sm" />
          <Text size="sm">{t.planning}</Text>
        </Group>
      )}
    </Modal>
  );
}

/** There is no plan: with errors they are what is to be done, otherwise the server says why. */
function Unready({ error, onClose }: { readonly error: unknown; readonly onClose: () => void }) {
  const t = useTexts();
  const { issues } = useDraftEditing();
  const isInvalid = error instanceof ProblemError && error.problem.status === 422;
  return (
    <Stack>
      {isInvalid ? (
        <>
          <Text size="sm">{t.publishErrors}</Text>
          <IssueList issues={issues.filter((issue) => issue.severity !== 'warning')} onGo={onClose} />
        </>
      ) : (
        <ProblemText error={error} />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t.close}
        </Button>
      </Group>
    </Stack>
  );
}

/** The draft is gone: from here the way leads into the application or to other drafts. */
function Published({ version }: { readonly version: number }) {
  const t = useTexts();
  return (
    <Modal
      opened
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onClose={() => undefined}
      title={t.published(version)}
    >
      <Stack>
        <Text size="sm">{t.publishedText}</Text>
        <Group justify="flex-end">
          <Button component={Link} to="/" variant="default">
            {t.toDrafts}
          </Button>
          <Button component="a" href="/">
            {t.toWork}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
