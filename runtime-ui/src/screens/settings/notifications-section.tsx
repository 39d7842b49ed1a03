import type { NotificationKind, NotificationSetting } from '@leitwerk/metadata/wire/notifications';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_KINDS,
  NOTIFICATION_SETTING,
  wantsNotification,
} from '@leitwerk/metadata/wire/notifications';
import { Box, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useKeptSetting } from '../../client/kept-setting.ts';
import { useOwnSetting } from '../../client/own-setting.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { notificationTexts } from '../notifications/notification-texts.ts';

const KINDS = Object.keys(NOTIFICATION_KINDS) as NotificationKind[];

/** Of what this person wants to be told. */
export function NotificationsSection() {
  const t = useOwnTexts(notificationTexts);
  const [kept, setKept] = useKeptSetting<NotificationSetting>(NOTIFICATION_SETTING, {});
  const setting = kept ?? {};
  return (
    <Box component="section">
      <Title order={2} size="h5">
        {t.wanted}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t.wantedText}
      </Text>
      <Stack gap="xs">
        {KINDS.map((kind) => (
          <Group key={kind} justify="space-between" gap="xs" role="group" aria-label={t.kind[kind]}>
            <Text size="sm" flex="1 1 16rem">
              {t.kind[kind]}
            </Text>
            <Group gap="md">
              {NOTIFICATION_CHANNELS.map((channel) => (
                <Switch
                  key={channel}
                  label={t.channel[channel]}
                  aria-label={`${t.kind[kind]}: ${t.channel[channel]}`}
                  disabled={kept === undefined}
                  checked={wantsNotification(setting, kind, channel)}
                  onChange={(event) =>
                    setKept({ ...setting, [kind]: { ...setting[kind], [channel]: event.currentTarget.checked } })
                  }
                />
              ))}
            </Group>
          </Group>
        ))}
        <DesktopSwitch />
      </Stack>
    </Box>
  );
}

/** The browser is asked on the click, never by itself. */
function DesktopSwitch() {
  const t = useOwnTexts(notificationTexts);
  const [isOn, setOn] = useOwnSetting('desktop-notifications', false);
  const [isDenied, setDenied] = useState(false);
  if (!('Notification' in window)) return null;
  const change = async (wanted: boolean): Promise<void> => {
    const granted = !wanted || (await Notification.requestPermission()) === 'granted';
    setDenied(!granted);
    setOn(wanted && granted);
  };
  return (
    <Switch
      label={t.desktop}
      description={t.desktopText}
      checked={isOn && Notification.permission === 'granted'}
      onChange={(event) => void change(event.currentTarget.checked)}
      {...(isDenied && { error: t.desktopDenied })}
    />
  );
}
