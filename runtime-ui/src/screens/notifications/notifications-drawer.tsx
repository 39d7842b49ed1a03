import { Anchor, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconBell, IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listNotifications } from '../../client/notifications.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { SideDrawer } from '../../controls/side-drawer.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NotificationDays } from './notification-days.tsx';
import { notificationTexts } from './notification-texts.ts';
import { useNotificationChanges } from './use-notification-changes.ts';

const NEWEST = { unread: false, kind: null } as const;

/** The newest notifications, from every page. */
export function NotificationsDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useOwnTexts(notificationTexts);
  const { readAll } = useNotificationChanges();
  const newest = useQuery({
    queryKey: queryKeys.notificationList(NEWEST, 'newest'),
    queryFn: () => listNotifications(NEWEST),
    staleTime: 0,
  });
  const items = newest.data?.items ?? [];
  return (
    <SideDrawer title={t.title} onClose={onClose}>
      <Group justify="space-between" mb="sm">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconChecks size={15} aria-hidden />}
          disabled={items.every((one) => one.readAt !== null)}
          onClick={() => void readAll()}
        >
          {t.readAll}
        </Button>
        <Anchor component={Link} to="/settings" size="sm" onClick={onClose}>
          {t.settings}
        </Anchor>
      </Group>
      {newest.isPending && <Loader size="sm" />}
      {newest.error && <ProblemText error={newest.error} />}
      {newest.data && items.length === 0 && (
        <Stack align="center" gap={4} py="xl">
          <IconBell size={28} color="gray" aria-hidden />
          <Text fw={600}>{t.empty}</Text>
          <Text size="sm" c="dimmed" ta="center">
            {t.emptyText}
          </Text>
        </Stack>
      )}
      <NotificationDays items={items} onOpen={onClose} />
      {items.length > 0 && (
        <Anchor component={Link} to="/notifications" size="sm" onClick={onClose}>
          {t.all}
        </Anchor>
      )}
    </SideDrawer>
  );
}
