import { Modal, Stack, Text } from '@mantine/core';
import { hasEnded } from '../../../client/runs.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { RunButtons } from '../../runs/run-buttons.tsx';
import { RunReport } from '../../runs/run-report.tsx';
import { useRun } from '../../runs/use-run.ts';
import { bulkTexts } from './bulk-texts.ts';

/** A run that has just begun, until it is at its end or somebody looks away. */
export function RunDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useOwnTexts(bulkTexts);
  const run = useRun(id);
  return (
    <Modal opened onClose={onClose} title={run ? run.title : ' '} size="lg">
      {run && (
        <Stack gap="sm" aria-live="polite">
          <RunReport run={run} showProblems={hasEnded(run)} />
          <RunButtons run={run} />
          {!hasEnded(run) && (
            <Text size="xs" c="dimmed">
              {t.background}
            </Text>
          )}
        </Stack>
      )}
    </Modal>
  );
}
