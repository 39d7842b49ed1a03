import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import {
  Alert,
  Box,
  Button,
  Code,
  CopyButton,
  Group,
  Kbd,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { useSignedIn } from '../../client/session.ts';
import type { NewToken } from '../../client/tokens.ts';
import { createToken, deleteToken, listTokens } from '../../client/tokens.ts';
import type { TextKey } from '../../i18n/language.ts';
import { useLabel, useLanguage, useText } from '../../i18n/language.ts';
import { modKey } from '../../i18n/mod-key.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { TimeZoneSection } from './time-zone-section.tsx';

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
      <DevicesSection />
      <PasswordSection />
      <SessionsSection />
      <Tokens />
      <Keys />
    </Stack>
  );
}

function Tokens() {
  const t = useText();
  const language = useLanguage();
  const client = useQueryClient();
  const tokens = useQuery({ queryKey: queryKeys.tokens, queryFn: listTokens });
  const [name, setName] = useState('');
  const [scope, setScope] = useState('read');
  const [made, setMade] = useState<NewToken | null>(null);
  const [message, setMessage] = useState('');
  const change = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      setMessage('');
    } catch (error) {
      setMessage(error instanceof Error ? error.message : '');
    }
    void client.invalidateQueries({ queryKey: queryKeys.tokens });
  };
  const create = () =>
    change(async () => {
      setMade(await createToken({ name, scopes: scope === 'read' ? ['read'] : ['read', 'write'] }));
      setName('');
    });
  const moment = (value: string | null): string => (value ? textFromInstant(value, language) : t('tokenNever'));
  return (
    <Box component="section">
      <Title order={2} size="h5">
        {t('tokens')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('tokensText')}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t('tokenName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
          />
          <Select
            label={t('tokenScope')}
            value={scope}
            onChange={(next) => setScope(next ?? 'read')}
            allowDeselect={false}
            data={[
              { value: 'read', label: t('tokenRead') },
              { value: 'write', label: t('tokenWrite') },
            ]}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            {t('tokenCreate')}
          </Button>
        </Group>
      </form>
      {message && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {message}
        </Text>
      )}
      {made && (
        <Alert mt="sm" color="green" title={t('tokenOnce')}>
          <Group>
            <Code style={{ overflowWrap: 'anywhere' }}>{made.token}</Code>
            <CopyButton value={made.token}>
              {({ copied, copy }) => (
                <Button size="xs" variant="light" onClick={copy}>
                  {t(copied ? 'copied' : 'copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
      {tokens.data?.length === 0 && (
        <Text mt="sm" size="sm" c="dimmed">
          {t('tokenNone')}
        </Text>
      )}
      {tokens.data && tokens.data.length > 0 && (
        <Table mt="sm">
          <Table.Tbody>
            {tokens.data.map((token) => (
              <Table.Tr key={token.id}>
                <Table.Td>{token.name}</Table.Td>
                <Table.Td>
                  <Text size="xs" c="dimmed">
                    {t('tokenLastUse')}: {moment(token.lastUsedAt)}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    onClick={() => void change(() => deleteToken(token.id))}
                  >
                    {t('tokenRevoke')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Box>
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
