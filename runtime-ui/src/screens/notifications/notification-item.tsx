import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import { Box, Group, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Notification } from '../../client/notifications.ts';
import { openPanel } from '../../controls/open-panel.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useModel } from '../../model/model-context.tsx';
import { targetOf } from './notification-target.ts';
import { notificationTexts } from './notification-texts.ts';
import { SnoozeMenu } from './snooze-menu.tsx';
import { useNotificationChanges } from './use-notification-changes.ts';

const ICONS: Readonly<Record<Notification['kind'], string>> = {
  given: 'user-check',
  team: 'users-group',
  reminder: 'bell',
  process: 'checklist',
  run: 'progress',
  moved: 'arrow-right',
};

/** One notification: opens what it is about and is read then. */
export function NotificationItem({ item, onOpen }: { readonly item: Notification; readonly onOpen?: () => void }) {
  const t = useOwnTexts(notificationTexts);
  const { entities } = useModel();
  const { read, snooze } = useNotificationChanges();
  const isUnread = item.readAt === null;
  const entity = item.entity === null ? undefined : entities[item.entity];
  const open = (): void => {
    if (isUnread) void read([item.id]);
    onOpen?.();
  };
  return (
    <Group component="li" className="lw-notification" data-unread={isUnread || undefined} wrap="nowrap" gap="xs">
      <Target item={item} onOpen={open}>
        <NamedIcon
          name={(item.kind === 'reminder' ? undefined : entity?.icon) ?? ICONS[item.kind]}
          size={17}
          {...(entity?.color && { color: entity.color })}
        />
        <Box miw={0} style={{ flex: 1 }}>
          <Text size="sm" fw={isUnread ? 600 : 400} style={{ overflowWrap: 'anywhere' }}>
            {isUnread && <VisuallyHidden>{t.unread}: </VisuallyHidden>}
            {item.text}
          </Text>
          <Text size="xs" c="dimmed" component="time" dateTime={item.at}>
            {clockOf(new Date(item.at)).time.slice(0, 5)}
          </Text>
        </Box>
      </Target>
      {item.kind === 'reminder' && <SnoozeMenu about={item.text} onSnooze={(until) => snooze(item.id, until)} />}
    </Group>
  );
}

function Target({
  item,
  onOpen,
  children,
}: {
  readonly item: Notification;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}) {
  const target = targetOf(item, useModel());
  const frame = { className: 'lw-notification-target', onClick: onOpen };
  if (target && 'id' in target)
    return (
      <Link to="/records/$entity/$id" params={{ entity: target.entity, id: target.id }} search={{}} {...frame}>
        {children}
      </Link>
    );
  if (target)
    return (
      <Link to="/records/$entity" params={{ entity: target.entity }} search={{ filter: target.filter }} {...frame}>
        {children}
      </Link>
    );
  const show = (): void => {
    onOpen();
    if (item.run !== null) openPanel('runs');
  };
  return (
    <UnstyledButton {...frame} onClick={show}>
      {children}
    </UnstyledButton>
  );
}
