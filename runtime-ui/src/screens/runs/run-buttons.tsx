import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import type { Run } from '../../client/runs.ts';
import { controlRun, hasEnded, undoRun } from '../../client/runs.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { runTexts } from './run-texts.ts';

const CHANGED = ['created', 'changed'];
/** A preview has changed nothing, and what an undo did is told by its own report. */
const NOT_UNDONE: ReadonlySet<string> = new Set(['undo', 'export', 'import.preview']);

/** What can be done with a run now. */
export function RunButtons({ run }: { readonly run: Run }) {
  const t = useOwnTexts(runTexts);
  const client = useQueryClient();
  const [message, setMessage] = useState('');
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setMessage('');
    } catch (error) {
      setMessage(error instanceof Error ? error.message : '');
    }
    void client.invalidateQueries({ queryKey: queryKeys.runs });
  };
  const mayUndo =
    hasEnded(run) &&
    run.undoneBy === null &&
    !NOT_UNDONE.has(run.kind) &&
    CHANGED.some((word) => (run.counts[word] ?? 0) > 0);
  return (
    <Group gap="xs">
      {(run.state === 'running' || run.state === 'waiting') && run.kind !== 'export' && (
        <Button size="compact-xs" variant="default" onClick={() => void act(() => controlRun(run.id, 'pause'))}>
          {t.pause}
        </Button>
      )}
      {run.state === 'paused' && (
        <Button size="compact-xs" onClick={() => void act(() => controlRun(run.id, 'resume'))}>
          {t.resume}
        </Button>
      )}
      {!hasEnded(run) && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          onClick={() => void act(() => controlRun(run.id, 'cancel'))}
        >
          {t.cancel}
        </Button>
      )}
      {mayUndo && (
        <AskingButton label={t.undo} question={t.undoAsk} onYes={() => void act(() => undoRun(run.id, false))} />
      )}
      {run.undoes !== null && hasEnded(run) && run.problems > 0 && (
        <AskingButton
          label={t.undoRest}
          question={t.undoRestHint}
          onYes={() => void act(() => undoRun(run.undoes ?? '', true))}
        />
      )}
      {run.undoneBy !== null && (
        <Text size="xs" c="dimmed">
          {t.undone}
        </Text>
      )}
      {message && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {message}
        </Text>
      )}
    </Group>
  );
}

function AskingButton({
  label,
  question,
  onYes,
}: {
  readonly label: string;
  readonly question: string;
  readonly onYes: () => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <Popover opened={asking} onChange={setAsking} withinPortal trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="default" onClick={() => setAsking(true)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" maw={260}>
          <Text size="sm">{question}</Text>
          <Button
            size="compact-sm"
            color="red.9"
            onClick={() => {
              setAsking(false);
              onYes();
            }}
          >
            {label}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
