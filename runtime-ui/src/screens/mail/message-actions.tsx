import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionIcon, Group, NativeSelect, Tooltip } from '@mantine/core';
import { IconArchive, IconFlag, IconFlagOff, IconMail, IconMailOpened, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { markMails, moveMails } from '../../client/mail.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { mailTexts } from './mail-texts.ts';

/** What can be done with one message or with several: marks and moves. */
export function MessageActions({
  label,
  messages,
  folders,
  onMoved,
}: {
  readonly label: string;
  readonly messages: readonly WireRecord[];
  readonly folders: readonly WireRecord[];
  readonly onMoved: () => void;
}) {
  const t = useOwnTexts(mailTexts);
  const client = useQueryClient();
  const ids = messages.map(({ id }) => id);
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.entity('mail-message') });
  const mark = useMutation({
    mutationFn: (marks: { readonly seen?: boolean; readonly flagged?: boolean }) => markMails(ids, marks),
    onSuccess: refresh,
  });
  const move = useMutation({
    mutationFn: (where: Parameters<typeof moveMails>[1]) => moveMails(ids, where),
    onSuccess: async () => {
      onMoved();
      await refresh();
    },
  });
  const isBusy = mark.isPending || move.isPending;
  const isRead = messages.every((one) => one['seen'] === true);
  const isFlagged = messages.every((one) => one['flagged'] === true);
  const targets = foldersFor(messages, folders);
  const button = (text: string, icon: ReactNode, act: () => void): ReactNode => (
    <Tooltip label={text}>
      <ActionIcon variant="default" disabled={isBusy} aria-label={text} onClick={act}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  const error = mark.error ?? move.error;
  return (
    <>
      <Group role="group" aria-label={label} gap={4}>
        {isRead
          ? button(t.markUnread, <IconMail size={16} />, () => mark.mutate({ seen: false }))
          : button(t.markRead, <IconMailOpened size={16} />, () => mark.mutate({ seen: true }))}
        {isFlagged
          ? button(t.unflag, <IconFlagOff size={16} />, () => mark.mutate({ flagged: false }))
          : button(t.flag, <IconFlag size={16} />, () => mark.mutate({ flagged: true }))}
        {button(t.archive, <IconArchive size={16} />, () => move.mutate({ to: 'archive' }))}
        {button(t.trash, <IconTrash size={16} />, () => move.mutate({ to: 'trash' }))}
        {targets.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t.moveTo}
            disabled={isBusy}
            value=""
            data={[
              { value: '', label: t.move },
              ...targets.map((one) => ({ value: one.id, label: String(one['name']) })),
            ]}
            onChange={(event) => move.mutate({ folder: event.currentTarget.value })}
          />
        )}
      </Group>
      {error && <ProblemText error={error} />}
    </>
  );
}

/** Folders of the mailbox in which all of them lie, but for the one in which all of them lie. */
function foldersFor(messages: readonly WireRecord[], folders: readonly WireRecord[]): readonly WireRecord[] {
  const here = new Set(messages.map((one) => idOf(one['target'] ?? one['folder'])));
  const mailboxes = new Set(folders.filter(({ id }) => here.has(id)).map((one) => idOf(one['mailbox'])));
  if (mailboxes.size !== 1) return [];
  return folders.filter((one) => mailboxes.has(idOf(one['mailbox'])) && !(here.size === 1 && here.has(one.id)));
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value ?? '');
