import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callOff } from '../../client/invitations.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { invitationTexts } from './invitation-texts.ts';

const LONGEST_NOTE = 2000;

/** Asks before all guests are told that an appointment is off, and for a word with it. */
export function CallOffDialog({
  entity,
  record,
  onClose,
}: {
  readonly entity: string;
  readonly record: string;
  readonly onClose: () => void;
}) {
  const t = useOwnTexts(invitationTexts);
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: () => callOff(record, note.trim()),
    onSuccess: async () => {
      notifications.show({ message: t.calledOff });
      onClose();
      await client.invalidateQueries({ queryKey: queryKeys.entity(entity) });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.callOffTitle}>
      <Stack gap="sm">
        <Text size="sm">{t.callOffText}</Text>
        <Textarea
          label={t.note}
          data-autofocus
          autosize
          minRows={2}
          maxRows={8}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {send.error && <ProblemText error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button color="red" loading={send.isPending} onClick={() => send.mutate()}>
            {t.callOff}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
