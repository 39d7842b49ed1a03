import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { BlacklistStop } from '../../../client/blacklist.ts';
import { releaseFromBlacklist } from '../../../client/blacklist.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import { blacklistTexts } from './blacklist-texts.ts';

const SHORTEST = 5;
const LONGEST = 400;

type Props = {
  readonly entity: string;
  readonly id: string;
  readonly stop: BlacklistStop;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Asks why a record is let go. */
export function ReleaseDialog({ entity, id, stop, onClose, onDone }: Props) {
  const t = useOwnTexts(blacklistTexts);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isShort = reason.trim().length < SHORTEST;
  const release = async (): Promise<void> => {
    setAsked(true);
    if (isShort) return;
    setBusy(true);
    try {
      await releaseFromBlacklist({ entity, id, entry: stop.entry.id, reason: reason.trim() });
      onDone();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : '');
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t.releaseTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void release();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            <b>{stop.entry.title}</b>: {stop.entry.reason}
          </Text>
          <Text size="sm">{t.releaseText}</Text>
          <Textarea
            label={t.reason}
            withAsterisk
            data-autofocus
            autosize
            minRows={2}
            maxLength={LONGEST}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={asked && isShort ? t.reasonShort : undefined}
          />
          {failure !== null && (
            <Alert color="red" title={t.failed} role="alert">
              {failure}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {t.release}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
