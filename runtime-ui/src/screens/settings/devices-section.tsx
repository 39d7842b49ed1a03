import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import {
  Accordion,
  Alert,
  Anchor,
  Box,
  Button,
  Code,
  CopyButton,
  Group,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AppPassword, NewAppPassword } from '../../client/app-passwords.ts';
import { appPasswordsKey, createAppPassword, listAppPasswords, revokeAppPassword } from '../../client/app-passwords.ts';
import { useSignedIn } from '../../client/session.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { deviceTexts } from './device-texts.ts';

/** What a person types into a telephone, and the passwords of the devices that he has. Absent where the server has no calendars for them. */
export function DevicesSection() {
  const t = useOwnTexts(deviceTexts);
  const { user } = useSignedIn();
  const { data } = useQuery({ queryKey: appPasswordsKey, queryFn: listAppPasswords });
  if (!data?.served) return null;
  return (
    <Box component="section">
      <Title order={2} size="h5">
        {t.title}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t.text}
      </Text>
      <Stack gap="xs" mb="md">
        <ToType label={t.server} value={`${window.location.origin}/dav/`} />
        <ToType label={t.user} value={user.email} />
      </Stack>
      <Passwords items={data.items} />
      <Accordion mt="md" variant="contained" order={3}>
        {t.guides.map((guide, index) => (
          <Accordion.Item key={guide.name} value={`guide-${index}`}>
            <Accordion.Control>{guide.name}</Accordion.Control>
            <Accordion.Panel>
              <Text size="sm">{guide.text}</Text>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Anchor component={Link} to="/settings/calendars" size="sm" mt="sm" display="block">
        {t.outside}
      </Anchor>
    </Box>
  );
}

function ToType({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Group gap="xs">
      <Text size="sm" w={110}>
        {label}
      </Text>
      <Code style={{ overflowWrap: 'anywhere' }}>{value}</Code>
      <Copy value={value} of={label} />
    </Group>
  );
}

function Copy({ value, of }: { readonly value: string; readonly of: string }) {
  const t = useOwnTexts(deviceTexts);
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button size="compact-xs" variant="light" onClick={copy} aria-label={`${copied ? t.copied : t.copy}: ${of}`}>
          {copied ? t.copied : t.copy}
        </Button>
      )}
    </CopyButton>
  );
}

function Passwords({ items }: { readonly items: readonly AppPassword[] }) {
  const t = useOwnTexts(deviceTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [made, setMade] = useState<NewAppPassword | null>(null);
  const [message, setMessage] = useState('');
  const change = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      setMessage('');
    } catch (error) {
      setMessage(error instanceof Error ? error.message : '');
    }
    void client.invalidateQueries({ queryKey: appPasswordsKey });
  };
  const create = () =>
    change(async () => {
      setMade(await createAppPassword(name));
      setName('');
    });
  const revoke = (id: string) =>
    change(async () => {
      await revokeAppPassword(id);
      if (made?.id === id) setMade(null);
    });
  return (
    <>
      <Title order={3} size="h6">
        {t.passwords}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {t.passwordsText}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t.device}
            placeholder={t.example}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            {t.create}
          </Button>
        </Group>
      </form>
      {message && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {message}
        </Text>
      )}
      {made && (
        <Alert mt="sm" color="green" title={t.once}>
          <Group gap="xs">
            <Code>{made.password}</Code>
            <Copy value={made.password} of={t.passwords} />
          </Group>
        </Alert>
      )}
      {items.length === 0 ? (
        <Text mt="sm" size="sm" c="dimmed">
          {t.none}
        </Text>
      ) : (
        <Table mt="sm">
          <Table.Tbody>
            {items.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{one.name}</Table.Td>
                <Table.Td>
                  <Text size="xs" c="dimmed">
                    {t.lastUse}: {one.lastUsedAt ? textFromInstant(one.lastUsedAt, language) : t.never}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    aria-label={t.revokeOf(one.name)}
                    onClick={() => void revoke(one.id)}
                  >
                    {t.revoke}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
