import {
  Box,
  Button,
  Group,
  NumberInput,
  PasswordInput,
  Select,
  SimpleGrid,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailboxInput, Security } from '../../client/mail.ts';
import { connectMailbox } from '../../client/mail.ts';
import { issuesOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { guessServers } from './guess-servers.ts';
import { mailTexts } from './mail-texts.ts';
import { TeamSelect } from './team-select.tsx';

type Servers = ReturnType<typeof guessServers>;
type Which = 'imap' | 'smtp';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** A new mailbox: address and password, servers guessed and correctable. Stored when both sign-ins have worked. */
export function MailboxForm() {
  const t = useOwnTexts(mailTexts);
  const client = useQueryClient();
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const [userName, setUserName] = useState('');
  const [team, setTeam] = useState('');
  const [changed, setChanged] = useState<Partial<Servers>>({});
  const servers: Servers = { ...guessServers(address), ...changed };
  const connect = useMutation({
    mutationFn: connectMailbox,
    onSuccess: async () => {
      setAddress('');
      setPassword('');
      setUserName('');
      setTeam('');
      setChanged({});
      await client.invalidateQueries({ queryKey: queryKeys.entity('mailbox') });
    },
  });
  const issues = issuesOfError(connect.error);
  const submit = (): void => {
    const input: MailboxInput = {
      ...servers,
      address: address.trim(),
      password,
      ...(userName.trim() !== '' && { userName: userName.trim() }),
      ...(team !== '' && { team }),
    };
    connect.mutate(input);
  };
  const isWhole = ADDRESS.test(address.trim()) && password !== '';
  return (
    <Box component="section">
      <Title order={2} size="h5" mb="xs">
        {t.add}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <TextInput
            label={t.address}
            type="email"
            autoComplete="off"
            value={address}
            error={issues['address']}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <PasswordInput
            label={t.password}
            autoComplete="off"
            value={password}
            error={issues['password']}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
          />
          <TextInput
            label={t.userName}
            placeholder={t.userNameHint}
            autoComplete="off"
            value={userName}
            error={issues['userName']}
            onChange={(event) => setUserName(event.currentTarget.value)}
          />
          <TeamSelect value={team} onChange={setTeam} />
        </SimpleGrid>
        {ADDRESS.test(address.trim()) && (
          <Box component="fieldset" mt="sm" p="sm" style={{ border: '1px solid var(--mantine-color-default-border)' }}>
            <Text component="legend" size="sm" fw={600} px={4}>
              {t.servers}
            </Text>
            <Text size="xs" c="dimmed" mb="xs">
              {t.serversHint}
            </Text>
            {(['imap', 'smtp'] as const).map((which) => (
              <ServerInputs
                key={which}
                which={which}
                servers={servers}
                issues={issues}
                onChange={(next) => setChanged({ ...changed, ...next })}
              />
            ))}
          </Box>
        )}
        <Group mt="sm">
          <Button type="submit" loading={connect.isPending} disabled={!isWhole}>
            {t.check}
          </Button>
          {connect.isSuccess && (
            <Text size="sm" role="status">
              {t.added}
            </Text>
          )}
        </Group>
        {connect.error && <ProblemText error={connect.error} />}
      </form>
    </Box>
  );
}

function ServerInputs({
  which,
  servers,
  issues,
  onChange,
}: {
  readonly which: Which;
  readonly servers: Servers;
  readonly issues: Readonly<Record<string, string>>;
  readonly onChange: (changed: Partial<Servers>) => void;
}) {
  const t = useOwnTexts(mailTexts);
  const securities = (Object.entries(t.securities) as [Security, string][]).map(([value, label]) => ({ value, label }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="xs" mb="xs">
      <TextInput
        label={t[`${which}Host`]}
        value={servers[`${which}Host`]}
        error={issues[`${which}Host`]}
        onChange={(event) => onChange({ [`${which}Host`]: event.currentTarget.value.trim() })}
      />
      <NumberInput
        label={t[`${which}Port`]}
        min={1}
        max={65_535}
        allowDecimal={false}
        value={servers[`${which}Port`]}
        error={issues[`${which}Port`]}
        onChange={(next) => onChange({ [`${which}Port`]: Number(next) })}
      />
      <Select
        label={t[`${which}Security`]}
        allowDeselect={false}
        data={securities}
        value={servers[`${which}Security`]}
        error={issues[`${which}Security`]}
        onChange={(next) => onChange({ [`${which}Security`]: next ?? 'tls' })}
      />
    </SimpleGrid>
  );
}
