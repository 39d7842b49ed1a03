import type { NotificationKind } from '@leitwerk/metadata/wire/notifications';
import { isNotificationKind, NOTIFICATION_KINDS } from '@leitwerk/metadata/wire/notifications';
import { Button, Group, Loader, Select, Stack, Switch, Text, Title } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listNotifications } from '../../client/notifications.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NotificationDays } from './notification-days.tsx';
import { notificationTexts } from './notification-texts.ts';
import { useNotificationChanges } from './use-notification-changes.ts';

const KINDS = Object.keys(NOTIFICATION_KINDS) as NotificationKind[];

/** All notifications of this person, page by page. */
export function NotificationsScreen() {
  const t = useOwnTexts(notificationTexts);
  const { readAll } = useNotificationChanges();
  const [unread, setUnread] = useState(false);
  const [kind, setKind] = useState<NotificationKind | null>(null);
  const query = { unread, kind };
  const pages = useInfiniteQuery({
    queryKey: queryKeys.notificationList(query, 'pages'),
    queryFn: ({ pageParam }) => listNotifications(query, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = unread || kind !== null;
  return (
    <Stack p="md" maw={760} w="100%" mx="auto" gap="md">
      <Title order={1} size="h3">
        {t.title}
      </Title>
      <Group justify="space-between" align="flex-end">
        <Group align="flex-end">
          <Select
            label={t.kindLabel}
            placeholder={t.anyKind}
            value={kind}
            clearable
            clearButtonProps={{ 'aria-label': t.anyKind }}
            onChange={(next) => setKind(isNotificationKind(next) ? next : null)}
            data={KINDS.map((value) => ({ value, label: t.kind[value] }))}
            w={260}
            maw="100%"
          />
          <Switch
            label={t.onlyUnread}
            checked={unread}
            onChange={(event) => setUnread(event.currentTarget.checked)}
            mb={8}
          />
        </Group>
        <Button variant="default" leftSection={<IconChecks size={15} aria-hidden />} onClick={() => void readAll()}>
          {t.readAll}
        </Button>
      </Group>
      {pages.isPending && <Loader size="sm" />}
      {pages.error && <ProblemText error={pages.error} />}
      {pages.data && items.length === 0 && (
        <Text c="dimmed" role="status">
          {isFiltered ? t.emptyFiltered : t.emptyText}
        </Text>
      )}
      <div>
        <NotificationDays items={items} />
      </div>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Stack>
  );
}
