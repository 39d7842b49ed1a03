import { Box, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useSignedIn, useSignOut } from '../client/session.ts';
import { changeLanguage, useLanguage, useText } from '../i18n/language.ts';

const SCHEMES = [
  { id: 'light', Icon: IconSun },
  { id: 'dark', Icon: IconMoon },
  { id: 'auto', Icon: IconDeviceDesktop },
] as const;

const LANGUAGES = [
  { id: 'de', label: 'german' },
  { id: 'en', label: 'english' },
] as const;

/** Who is signed in. */
export function PersonHeading() {
  const { user } = useSignedIn();
  return (
    <Box px="sm" py={6}>
      <Text fw={600} size="sm">
        {user.name}
      </Text>
      <Text c="dimmed" size="xs" className="lw-ellipsis">
        {user.email}
      </Text>
    </Box>
  );
}

/** How things look: language and light or dark. */
export function AppearanceItems() {
  const t = useText();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
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
    </>
  );
}

/** The way out. */
export function SignOutItem() {
  const t = useText();
  const signOut = useSignOut();
  const leave = () =>
    signOut().catch((error: unknown) =>
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : t('errorServer') }),
    );
  return (
    <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => void leave()}>
      {t('signOut')}
    </Menu.Item>
  );
}
