import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Alert, Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { draftKeys } from '../client/draft-keys.ts';
import type { Draft } from '../client/drafts.ts';
import { decideConflict } from '../client/drafts.ts';
import { compareVersions } from '../client/versions.ts';
import { MergeDecision } from '../draft/merge-decision.tsx';
import { useOverviewTexts } from '../i18n/overview-texts.ts';
import { ChangeList } from '../versions/change-list.tsx';

/** What came of taking a package or an overlay: what has merged by itself, and what somebody has to decide. */
export function TakenDraft({ draft: taken, theirs }: { readonly draft: Draft; readonly theirs: string }) {
  const t = useOverviewTexts();
  const [draft, setDraft] = useState(taken);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const changes = useQuery({
    queryKey: [...draftKeys.comparison('live', `draft:${draft.id}`), draft.revision],
    queryFn: () => compareVersions('live', `draft:${draft.id}`),
    staleTime: 0,
    placeholderData: (before) => before,
  });
  const take = async (at: readonly string[], side: 'ours' | 'theirs') => {
    setBusy(true);
    setError(null);
    try {
      setDraft(await decideConflict(draft.id, at, side));
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <Paper withBorder p="md" component="section" aria-label={t.takenTitle(draft.name)}>
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t.takenTitle(draft.name)}
          </Title>
          <Button
            component={Link}
            to={`/drafts/${draft.id}`}
            size="compact-sm"
            rightSection={<IconArrowRight size={15} aria-hidden />}
          >
            {t.openDraft}
          </Button>
        </Group>
        <Text size="sm">{t.takenText}</Text>
        {draft.conflicts.length > 0 ? (
          <Alert color="orange" title={t.toDecide(draft.conflicts.length)}>
            <Stack gap="sm">
              {draft.conflicts.map((conflict) => (
                <MergeDecision
                  key={conflict.at.join('/')}
                  conflict={conflict}
                  theirs={theirs}
                  isDisabled={busy}
                  onTake={(side) => void take(conflict.at, side)}
                />
              ))}
            </Stack>
          </Alert>
        ) : (
          <Group gap={6} role="status">
            <IconCircleCheck size={17} color="var(--mantine-color-teal-filled)" aria-hidden />
            <Text size="sm">{t.nothingToDecide}</Text>
          </Group>
        )}
        {error !== null && <ProblemText error={error} />}
        <div>
          <Title order={3} size="h5" mb={6}>
            {t.mergedByItself(changes.data?.length ?? 0)}
          </Title>
          {changes.error ? (
            <ProblemText error={changes.error} />
          ) : changes.data ? (
            <ChangeList changes={changes.data} />
          ) : (
            <Loader size="sm" />
          )}
        </div>
      </Stack>
    </Paper>
  );
}
