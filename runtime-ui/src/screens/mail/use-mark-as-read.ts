import type { WireRecord } from '@leitwerk/metadata/wire';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { markMails } from '../../client/mail.ts';
import { queryKeys } from '../../client/query-keys.ts';

/** A message that is opened is read, once: whoever marks it as unread while it is open means it. */
export function useMarkAsRead(message: WireRecord | undefined): void {
  const client = useQueryClient();
  const isDone = useRef(false);
  const id = message?.id;
  const isUnread = message !== undefined && message['seen'] !== true;
  useEffect(() => {
    if (id === undefined || isDone.current) return;
    isDone.current = true;
    if (!isUnread) return;
    // Who may only read a shared mailbox marks nothing in it.
    void markMails([id], { seen: true })
      .then(() => client.invalidateQueries({ queryKey: queryKeys.entity('mail-message') }))
      .catch(() => undefined);
  }, [client, id, isUnread]);
}
