import { SHORTEST_PASSWORD } from '@leitwerk/metadata/wire';
import { Box, Button, Group, PasswordInput, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { changePassword } from '../../client/passwords.ts';
import { issuesOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useSignedIn } from '../../client/session.ts';
import { useText } from '../../i18n/language.ts';

export function PasswordSection() {
  const t = useText();
  const client = useQueryClient();
  const { user } = useSignedIn();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const issues = issuesOfError(error);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    setDone(false);
    try {
      await changePassword({ old, new: next });
      setOld('');
      setNext('');
      setDone(true);
      void client.invalidateQueries({ queryKey: queryKeys.ownSessions });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const shared = { w: { base: '100%', xs: 240 }, visibilityToggleButtonProps: { 'aria-label': t('showPassword') } };
  return (
    <Box component="section">
      <Title order={2} size="h5">
        {t('password')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('changePasswordText')}
      </Text>
      <form onSubmit={(event) => void submit(event)}>
        {/* Tells password managers whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
        <Group align="flex-start" gap="xs">
          <PasswordInput
            {...shared}
            label={t('oldPassword')}
            autoComplete="current-password"
            value={old}
            error={issues['old']}
            onChange={(event) => setOld(event.currentTarget.value)}
          />
          <PasswordInput
            {...shared}
            label={t('newPassword')}
            description={t('passwordHint', { count: SHORTEST_PASSWORD })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="new-password"
            minLength={SHORTEST_PASSWORD}
            value={next}
            error={issues['new']}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        </Group>
        <Group mt="sm" gap="sm">
          <Button type="submit" loading={busy} disabled={old === '' || next === ''}>
            {t('changePassword')}
          </Button>
          {isDone && (
            <Text size="sm" role="status">
              {t('passwordChanged')}
            </Text>
          )}
          {error instanceof Error && Object.keys(issues).length === 0 && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {error.message}
            </Text>
          )}
        </Group>
      </form>
    </Box>
  );
}
