import { Box, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconProgress,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { JOBS_PERMISSION } from '../../client/jobs-permission.ts';
import { useSignedIn, useSignOut } from '../../client/session.ts';
import { changeLanguage, useLanguage, useText } from '../../i18n/language.ts';

const SCHEMES = [
  { id: 'light', Icon: IconSun },
  { id: 'dark', Icon: IconMoon },
  { id: 'auto', Icon: IconDeviceDesktop },
] as const;

const LANGUAGES = [
  { id: 'de', label: 'german' },
  { id: 'en', label: 'english' },
] as const;

/** Who is signed in, how things look, and the way out; opened at once, at the button it was loaded for. */
export function UserMenuList({ target }: { readonly target: ReactElement }) {
  const t = useText();
  const { user, permissions } = useSignedIn();
  const language = useLanguage();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = () =>
    signOut().catch((error: unknown) =>
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : t('errorServer') }),
    );
  return (
    <Menu defaultOpened position="bottom-end" width={230}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py={6}>
          <Text fw={600} size="sm">
            {user.name}
          </Text>
          <Text c="dimmed" size="xs" className="lw-ellipsis">
            {user.email}
          </Text>
        </Box>
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {LANGUAGES.map(({ id, label }) => (
          <Menu.Item
            key={id}
            closeMenuOnClick={false}
            onClick={() => void changeLanguage(id)}
            rightSection={language === id ? <IconCheck size={15} aria-label={t('chosen')} role="img" /> : null}
          >
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('appearance')}</Menu.Label>
        {SCHEMES.map(({ id, Icon }) => (
          <Menu.Item
            key={id}
            closeMenuOnClick={false}
            leftSection={<Icon size={15} aria-hidden />}
            onClick={() => setColorScheme(id)}
            rightSection={colorScheme === id ? <IconCheck size={15} aria-label={t('chosen')} role="img" /> : null}
          >
            {t(id)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconSettings size={15} aria-hidden />}
          onClick={() => void navigate({ to: '/settings' })}
        >
          {t('settings')}
        </Menu.Item>
        {permissions.includes(JOBS_PERMISSION) && (
          <Menu.Item
            leftSection={<IconProgress size={15} aria-hidden />}
            onClick={() => void navigate({ to: '/jobs' })}
          >
            {t('jobs')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => void leave()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
