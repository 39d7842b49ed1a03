import type { WireProcess, WireRepair } from '@leitwerk/metadata/wire/workflow';
import { Button, Group, Modal, Radio, Select, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readProcess, repairProcess } from '../../../client/processes.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { repairTexts } from './repair-texts.ts';

type Props = {
  readonly process: WireProcess;
  /** Of its record. */
  readonly entity: string;
  readonly recordId: string;
  readonly onClose: () => void;
  /** It has been done. */
  readonly onDone: () => void;
};

/** Puts a process right by hand: what is to happen, where to, and why. */
export function RepairDialog({ process, entity, recordId, onClose, onDone }: Props) {
  const t = useOwnTexts(repairTexts);
  const label = useLabel();
  const isStopped = process.state === 'stopped';
  const [kind, setKind] = useState<WireRepair['kind']>(isStopped ? 'retry' : 'cancel');
  const [state, setState] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({
    queryKey: queryKeys.process(entity, recordId, process.id),
    queryFn: () => readProcess(process.id),
  });
  const backTo = data?.backTo ?? [];
  const kinds: readonly WireRepair['kind'][] = [
    ...(isStopped ? (['retry', 'skip'] as const) : []),
    ...(backTo.length > 0 ? (['back'] as const) : []),
    'cancel',
    ...(data?.canCompensate ? (['compensate'] as const) : []),
  ];
  const needsReason = kind !== 'retry' && reason.trim() === '';
  const needsState = kind === 'back' && state === null;
  const send = async (): Promise<void> => {
    setTried(true);
    if (needsReason || needsState) return;
    setBusy(true);
    setProblem(null);
    try {
      const given = reason.trim();
      await repairProcess(process.id, kind, {
        ...(given !== '' && { reason: given }),
        ...(kind === 'back' && state !== null && { state }),
      });
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t.title} size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="md">
          <Radio.Group
            label={t.what}
            value={kind}
            onChange={(next) => setKind(kinds.find((one) => one === next) ?? kind)}
          >
            <Stack gap="xs" mt={6}>
              {kinds.map((one) => (
                <Radio key={one} value={one} label={t[one]} description={t[`${one}Text`]} />
              ))}
            </Stack>
          </Radio.Group>
          {kind === 'back' && (
            <Select
              label={t.to}
              required
              value={state}
              onChange={setState}
              data={backTo.map((one) => ({ value: one.path, label: label(one.label) }))}
              error={isTried && needsState ? t.missing : undefined}
            />
          )}
          <Textarea
            label={t.reason}
            description={t.reasonHint}
            required={kind !== 'retry'}
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={isTried && needsReason ? t.missing : undefined}
          />
          {problem !== null && <ProblemText error={problem} />}
          <Group justify="flex-end">
            <Button type="submit" loading={busy}>
              {t.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
