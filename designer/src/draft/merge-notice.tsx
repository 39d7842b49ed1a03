import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Draft } from '../client/drafts.ts';
import { decideConflict, rebaseDraft } from '../client/drafts.ts';
import { useTexts } from '../i18n/designer-texts.ts';
import { useDraftEditing } from './draft-context.tsx';
import { MergeDecision } from './merge-decision.tsx';

/** The draft is behind what is live, or there is something to decide since it was brought up to it. */
export function MergeNotice() {
  const t = useTexts();
  const { draft, changes, isReadOnly, autosave, reload } = useDraftEditing();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const live = Math.max(changes?.liveVersion ?? 0, draft.liveVersion);
  const base = changes?.baseVersion ?? draft.baseVersion;
  const take = async (change: () => Promise<Draft>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await autosave.saveNow();
      const next = await change();
      reload(next);
      if (next.baseVersion !== draft.baseVersion) notifications.show({ message: t.rebased(next.baseVersion) });
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  if (draft.conflicts.length > 0)
    return (
      <Alert m="sm" color="orange" title={`${t.mergeTitle}: ${t.openConflicts(draft.conflicts.length)}`}>
        <Text size="sm" mb={8}>
          {t.mergeText}
        </Text>
        <Stack gap="sm">
          {draft.conflicts.map((conflict) => (
            <MergeDecision
              key={conflict.at.join('/')}
              conflict={conflict}
              theirs={t.fromLive}
              isDisabled={busy || isReadOnly}
              onTake={(side) => void take(() => decideConflict(draft.id, conflict.at, side))}
            />
          ))}
        </Stack>
        {error !== null && <ProblemText error={error} />}
      </Alert>
    );
  if (base >= live) return null;
  return (
    <Alert m="sm" color="orange" title={t.behindTitle}>
      <Group justify="space-between">
        <Text size="sm">{t.behindText(base, live)}</Text>
        {!isReadOnly && (
          <Button size="compact-sm" loading={busy} onClick={() => void take(() => rebaseDraft(draft.id))}>
            {t.rebase}
          </Button>
        )}
      </Group>
      {error !== null && <ProblemText error={error} />}
    </Alert>
  );
}
