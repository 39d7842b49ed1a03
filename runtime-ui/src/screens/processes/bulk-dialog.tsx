import type { WireBulkOutcome } from '@leitwerk/metadata/wire/workflow';
import { Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ProcessFilter } from '../../client/processes.ts';
import { repairProcesses } from '../../client/processes.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { ProcessesTexts } from './processes-texts.ts';
import { processesTexts } from './processes-texts.ts';

type Props = {
  readonly action: 'retry' | 'cancel';
  readonly which: { readonly ids: readonly string[] } | { readonly filter: ProcessFilter };
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Does something to many processes, and says what came of it. */
export function BulkDialog({ action, which, onClose, onDone }: Props) {
  const t = useOwnTexts<ProcessesTexts>(processesTexts);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<WireBulkOutcome | null>(null);
  const isMissing = action === 'cancel' && reason.trim() === '';
  const send = async (): Promise<void> => {
    setTried(true);
    if (isMissing) return;
    setBusy(true);
    setProblem(null);
    try {
      setOutcome(await repairProcesses(action, which, reason.trim()));
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const reasons = [...new Set((outcome?.failed ?? []).map((one) => one.reason))];
  return (
    <Modal opened onClose={onClose} title={t.bulkTitle[action]}>
      <Stack gap="md">
        {outcome ? (
          <div role="status">
            <Text>{t.outcome(outcome.done, outcome.failed.length)}</Text>
            <List size="sm">
              {reasons.map((one) => (
                <List.Item key={one}>{one}</List.Item>
              ))}
            </List>
            {outcome.hasMore && <Text size="sm">{t.hasMore}</Text>}
          </div>
        ) : (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <Stack gap="md">
              <Text size="sm">{t.bulkText[action]}</Text>
              <Textarea
                label={t.reason}
                required={action === 'cancel'}
                autosize
                minRows={2}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                error={isTried && isMissing ? t.missing : undefined}
              />
              {problem !== null && <ProblemText error={problem} />}
              <Group justify="flex-end">
                <Button type="submit" loading={busy}>
                  {t.go}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Stack>
    </Modal>
  );
}
