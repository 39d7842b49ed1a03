import { Anchor, Box, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listNotifications } from '../../client/notifications.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { RecordLink } from '../../controls/record-link.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NamedIcon } from '../../icons/icon.tsx';
import { useModel } from '../../model/model-context.tsx';
import { NotificationItem } from '../notifications/notification-item.tsx';
import { useRecent } from '../shell/known-records.ts';
import { dayTexts } from './day-texts.ts';

const FEW = 6;
const REMINDERS = { unread: true, kind: 'reminder' } as const;

/** What this person is reminded of and has not looked at. */
export function DayReminders() {
  const t = useOwnTexts(dayTexts);
  const { data } = useQuery({
    queryKey: queryKeys.notificationList(REMINDERS, 'newest'),
    queryFn: () => listNotifications(REMINDERS),
  });
  const items = data?.items ?? [];
  return (
    <Box component="section" className="lw-my-day-list" aria-label={t.reminders}>
      <Title order={2} size="sm" mb={4}>
        {t.reminders}
      </Title>
      {data && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.noReminders}
        </Text>
      )}
      <Box component="ul" className="lw-plain-list">
        {items.slice(0, FEW).map((item) => (
          <NotificationItem key={item.id} item={item} />
        ))}
      </Box>
      {items.length > FEW && (
        <Anchor component={Link} to="/notifications" size="sm">
          {t.allReminders}
        </Anchor>
      )}
    </Box>
  );
}

/** Where this person was last, on this device. */
export function DayRecent() {
  const t = useOwnTexts(dayTexts);
  const { entities } = useModel();
  const { recent } = useRecent();
  const shown = recent.filter((one) => entities[one.entity]);
  return (
    <Box component="section" className="lw-my-day-list" aria-label={t.recent}>
      <Title order={2} size="sm" mb={4}>
        {t.recent}
      </Title>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.noRecent}
        </Text>
      )}
      <Box component="ul" className="lw-plain-list">
        {shown.map(({ entity, id, title }) => (
          <li key={`${entity}/${id}`} className="lw-my-day-recent">
            <NamedIcon name={entities[entity]?.icon} color={entities[entity]?.color} size={16} />
            <RecordLink entity={entity} id={id} quiet>
              {title}
            </RecordLink>
          </li>
        ))}
      </Box>
    </Box>
  );
}
