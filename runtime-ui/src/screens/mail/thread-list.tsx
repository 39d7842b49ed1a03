import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Group, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { mailTexts } from './mail-texts.ts';
import { titleOf } from './title-of.ts';

const MOST = 100;

/** All messages of the thread of a message, over all folders of its mailbox; nothing when it is the only one. */
export function ThreadList({
  message,
  onOpen,
}: {
  readonly message: WireRecord;
  readonly onOpen: (id: string) => void;
}) {
  const t = useOwnTexts(mailTexts);
  const language = useLanguage();
  const { thread, mailbox } = message;
  const query = {
    filter: { thread: String(thread), mailbox: String(mailbox), goneAt: { isNull: true } },
    sort: ['receivedAt'],
    fields: ['subject', 'fromName', 'fromAddress', 'receivedAt', 'folder', 'preview'],
    expand: ['folder'],
    limit: MOST,
  };
  const found = useQuery({
    queryKey: queryKeys.list('mail-message', query),
    queryFn: ({ signal }) => listRecords('mail-message', query, undefined, signal),
    enabled: typeof thread === 'string',
  });
  const items = found.data?.items ?? [];
  if (items.length < 2) return null;
  return (
    <Box component="nav" aria-label={t.thread} className="lw-mail-box">
      <Text size="sm" fw={600}>
        {t.thread} ({items.length})
      </Text>
      {items.map((one) => (
        <UnstyledButton
          key={one.id}
          className="lw-mail-turn"
          {...(one.id === message.id && { 'aria-current': 'true' as const })}
          onClick={() => onOpen(one.id)}
        >
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm" truncate>
              {String(one['fromName'] ?? one['fromAddress'] ?? '–')}
              <Text span size="xs" c="dimmed">
                {' '}
                {titleOf(one['folder'])} · {String(one['preview'] ?? '')}
              </Text>
            </Text>
            <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
              {textFromInstant(String(one['receivedAt']), language)}
            </Text>
          </Group>
        </UnstyledButton>
      ))}
    </Box>
  );
}
