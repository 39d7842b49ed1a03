import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GuestState } from '../../client/invitations.ts';
import { inviteGuests } from '../../client/invitations.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { PeopleInput } from '../mail/compose/people-input.tsx';
import { addressIn, isPerson, splitPeople } from '../mail/compose/people-line.ts';
import { invitationTexts } from './invitation-texts.ts';

const LONGEST_NOTE = 2000;
const MINE = {
  filter: { or: [{ owner: '$user' }, { team: { in: '$teams' } }] },
  fields: ['address'],
  sort: ['address'],
  limit: 100,
};
const NAME = /^\s*"?(.*?)"?\s*<[^<>]*>\s*$/;

/** Whom to invite in addition, by which mailbox, and with which words. Those who are invited are told how the appointment is now. */
export function InviteDialog({
  entity,
  record,
  state,
  onClose,
}: {
  readonly entity: string;
  readonly record: string;
  readonly state: GuestState;
  readonly onClose: () => void;
}) {
  const t = useOwnTexts(invitationTexts);
  const client = useQueryClient();
  const [people, setPeople] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(state.mailbox);
  const [note, setNote] = useState('');
  const mailboxes = useQuery({
    queryKey: queryKeys.list('mailbox', MINE),
    queryFn: ({ signal }) => listRecords('mailbox', MINE, undefined, signal),
  });
  const items = mailboxes.data?.items ?? [];
  const mailbox = chosen ?? items[0]?.id ?? null;
  const isUpdate = state.standing === 'sent';
  const added = splitPeople(people);
  const invite = useMutation({
    mutationFn: (from: string) =>
      inviteGuests({
        record,
        mailbox: from,
        guests: added.map((one) => {
          const name = NAME.exec(one)?.[1]?.trim();
          return { address: addressIn(one), ...(name && { name }) };
        }),
        note: note.trim(),
      }),
    onSuccess: async () => {
      notifications.show({ message: t.sent });
      onClose();
      await client.invalidateQueries({ queryKey: queryKeys.entity(entity) });
    },
  });
  return (
    <Modal opened onClose={onClose} title={isUpdate && state.changed.length > 0 ? t.updateTitle : t.inviteTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (mailbox !== null) invite.mutate(mailbox);
        }}
      >
        <Stack gap="sm">
          {isUpdate && (
            <Text size="sm">
              {t.updateText} {state.changed.some((name) => name === 'start' || name === 'end') && t.movedText}
            </Text>
          )}
          <PeopleInput label={t.people} value={people} autoFocus onChange={setPeople} />
          {mailboxes.data && items.length === 0 ? (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {t.noMailbox}
            </Text>
          ) : (
            <Select
              label={t.from}
              data={items.map((one) => ({ value: one.id, label: String(one['address']) }))}
              value={mailbox}
              allowDeselect={false}
              disabled={isUpdate && state.mailbox !== null}
              onChange={setChosen}
            />
          )}
          <Textarea
            label={t.note}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {invite.error && <ProblemText error={invite.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={invite.isPending} disabled={mailbox === null || !added.every(isPerson)}>
              {t.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
