import { Box, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useSignedIn } from '../../client/session.ts';
import type { TextKey } from '../../i18n/language.ts';
import { useLabel, useText } from '../../i18n/language.ts';
import { modKey } from '../../i18n/mod-key.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { TimeZoneSection } from './time-zone-section.tsx';
import { TokensSection } from './tokens-section.tsx';

const SubscriptionSections = lazy(async () => ({
  default: (await import('../dashboard/own/subscription-sections.tsx')).SubscriptionSections,
}));

export function SettingsScreen() {
  const t = useText();
  const { user, roleLabels } = useSignedIn();
  const label = useLabel();
  return (
    <Stack p="md" maw={760} w="100%" mx="auto" gap="xl">
      <Title order={1} size="h3">
        {t('settings')}
      </Title>
      <Box component="section">
        <Title order={2} size="h5" mb="xs">
          {t('profile')}
        </Title>
        <Text>
          {user.name} · {user.email}
        </Text>
        <Text c="dimmed" size="sm">
          {t('roles')}: {roleLabels.map(label).join(', ')}
        </Text>
      </Box>
      <AppearanceSection />
      <TimeZoneSection />
      <NotificationsSection />
      <div>
        <Suspense fallback={null}>
          <SubscriptionSections />
        </Suspense>
      </div>
      <DevicesSection />
      <PasswordSection />
      <SessionsSection />
      <TokensSection />
      <Keys />
    </Stack>
  );
}

const KEYS: readonly (readonly [string, TextKey])[] = [
  ['mod K', 'shortcutSearch'],
  ['mod J', 'shortcutNotifications'],
  ['mod S', 'shortcutSave'],
  ['n', 'shortcutNew'],
  ['↑ ↓', 'shortcutMove'],
  ['↵', 'shortcutOpen'],
  ['Alt ←→↑↓', 'shortcutEntry'],
  ['⇧ Alt ←→↑↓', 'shortcutEntryEnd'],
  ['Entf', 'shortcutEntryDelete'],
];

function Keys() {
  const t = useText();
  return (
    <Box component="section">
      <Title order={2} size="h5" mb="xs">
        {t('keyboard')}
      </Title>
      {KEYS.map(([keys, text]) => (
        <Group key={keys} gap="sm" mb={4} wrap="nowrap">
          <Box w={110} style={{ flexShrink: 0 }}>
            <Kbd size="xs">{keys.replace('mod', modKey(t))}</Kbd>
          </Box>
          <Text size="sm">{t(text)}</Text>
        </Group>
      ))}
    </Box>
  );
}
