import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { countUnread } from '../../client/notifications.ts';
import { useOwnSetting } from '../../client/own-setting.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { openPanel, useOpenPanel } from '../../controls/open-panel.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import { useModel } from '../../model/model-context.tsx';

const NotificationsDrawer = lazy(async () => ({
  default: (await import('./notifications-drawer.tsx')).NotificationsDrawer,
}));

/** The stream tells at once; this is for when it is away. */
const REFETCH_MS = 120_000;
const MOST_SHOWN = 99;

/** How many notifications are not read, at the edge of every page and in the title of its tab. */
export function BellButton() {
  const t = useText();
  const panel = useOpenPanel();
  const { data: unread } = useQuery({
    queryKey: queryKeys.unread,
    queryFn: countUnread,
    refetchInterval: REFETCH_MS,
  });
  useTitle(unread ?? 0);
  const announced = useNews(unread);
  useHotkeys([['mod+J', () => openPanel(panel === 'notifications' ? null : 'notifications')]], []);
  const name = unread ? t('notificationsUnread', { count: unread }) : t('notifications');
  return (
    <>
      <ActionIcon
        title={name}
        aria-label={name}
        aria-haspopup="dialog"
        onClick={() => openPanel('notifications')}
        className="lw-bell"
      >
        <IconBell size={18} />
        {unread !== undefined && unread > 0 && (
          <span className="lw-bell-count" aria-hidden>
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          </span>
        )}
      </ActionIcon>
      <VisuallyHidden role="status">{announced}</VisuallyHidden>
      {panel === 'notifications' && (
        <Suspense fallback={null}>
          <NotificationsDrawer onClose={() => openPanel(null)} />
        </Suspense>
      )}
    </>
  );
}

function useTitle(unread: number): void {
  const label = useLabel();
  const { app } = useModel();
  const name = label(app?.label) || 'Leitwerk';
  useEffect(() => {
    document.title = unread > 0 ? `(${unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}) ${name}` : name;
  }, [unread, name]);
}

/** What is said when there is something new; also to the desktop where this person wants it on this device. */
function useNews(unread: number | undefined): string {
  const t = useText();
  const before = useRef(unread);
  const [news, setNews] = useState('');
  const [isOnDesktop] = useOwnSetting('desktop-notifications', false);
  useEffect(() => {
    const isMore = before.current !== undefined && unread !== undefined && unread > before.current;
    before.current = unread;
    if (unread === 0) setNews('');
    if (!isMore) return;
    setNews(t('notificationsUnread', { count: unread }));
    if (isOnDesktop) void import('./tell-desktop.ts').then(({ tellDesktop }) => tellDesktop());
  }, [unread, isOnDesktop, t]);
  return news;
}
