import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import {
  Alert,
  Anchor,
  Box,
  Button,
  Code,
  CopyButton,
  Group,
  NativeSelect,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { wordsOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { NewToken, Token } from '../../client/tokens.ts';
import { createToken, deleteToken, listTokens } from '../../client/tokens.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { ScopePicker } from './scope-picker.tsx';
import { tokenTexts } from './token-texts.ts';

const DAY_MS = 86_400_000;
const DAYS = ['30', '90', '365', ''] as const;
type Choice = 'read' | 'write' | 'own';
type Days = (typeof DAYS)[number];

/** Tokens by which programs speak to the API in the person's name: what each may, how long, and when it was used. */
export function TokensSection() {
  const t = useText();
  const own = useOwnTexts(tokenTexts);
  const client = useQueryClient();
  const tokens = useQuery({ queryKey: queryKeys.tokens, queryFn: listTokens });
  const [name, setName] = useState('');
  const [choice, setChoice] = useState<Choice>('read');
  const [days, setDays] = useState<Days>('365');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [made, setMade] = useState<NewToken | null>(null);
  const [message, setMessage] = useState('');
  const change = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      setMessage('');
    } catch (error) {
      setMessage(error instanceof Error ? wordsOfError(error) : '');
    }
    void client.invalidateQueries({ queryKey: queryKeys.tokens });
  };
  const create = () =>
    change(async () => {
      const scopes = { read: ['read'], write: ['read', 'write'], own: picked }[choice];
      const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
      setMade(await createToken({ name, scopes, ...(expiresAt && { expiresAt }) }));
      setName('');
    });
  return (
    <Box component="section">
      <Title order={2} size="h5">
        {t('tokens')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('tokensText')}
      </Text>
      <Anchor href="/api/docs" target="_blank" rel="noreferrer" size="sm" underline="always">
        {own.docs}
      </Anchor>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Group align="flex-end" gap="xs" mt="sm">
          <TextInput
            label={t('tokenName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
          />
          <NativeSelect
            label={t('tokenScope')}
            value={choice}
            onChange={(event) => setChoice(event.currentTarget.value as Choice)}
            data={[
              { value: 'read', label: t('tokenRead') },
              { value: 'write', label: t('tokenWrite') },
              { value: 'own', label: own.own },
            ]}
          />
          <NativeSelect
            label={own.expires}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value as Days)}
            data={DAYS.map((value) => ({ value, label: own.days[value] }))}
          />
          <Button type="submit" disabled={name.trim() === '' || (choice === 'own' && picked.length === 0)}>
            {t('tokenCreate')}
          </Button>
        </Group>
        {choice === 'own' && <ScopePicker scopes={picked} actions={tokens.data?.actions ?? []} onChange={setPicked} />}
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
      {tokens.data?.items.length === 0 && (
        <Text mt="sm" size="sm" c="dimmed">
          {t('tokenNone')}
        </Text>
      )}
      {tokens.data && tokens.data.items.length > 0 && (
        <Table mt="sm">
          <Table.Tbody>
            {tokens.data.items.map((token) => (
              <Line key={token.id} token={token} onRevoke={() => void change(() => deleteToken(token.id))} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Box>
  );
}

function Line({ token, onRevoke }: { readonly token: Token; readonly onRevoke: () => void }) {
  const t = useText();
  const own = useOwnTexts(tokenTexts);
  const language = useLanguage();
  const { scopes, expiresAt, lastUsedAt } = token;
  const words: Readonly<Record<string, string>> = own.scopes;
  const said = scopes.includes('write') ? scopes.filter((one) => one !== 'read') : scopes;
  return (
    <Table.Tr>
      <Table.Td>{token.name}</Table.Td>
      <Table.Td>
        <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
          {said.map((one) => words[one] ?? one).join(', ')}
        </Text>
        <Text size="xs" c="dimmed">
          {expiresAt ? own.until(textFromInstant(expiresAt, language)) : own.endless} · {t('tokenLastUse')}:{' '}
          {lastUsedAt ? textFromInstant(lastUsedAt, language) : t('tokenNever')}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Button size="compact-xs" variant="subtle" color="red" onClick={onRevoke}>
          {t('tokenRevoke')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
