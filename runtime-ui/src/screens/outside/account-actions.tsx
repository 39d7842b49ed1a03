import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disconnectOutside, setOutsidePassword, synchroniseOutside } from '../../client/outside.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { outsideTexts } from './outside-texts.ts';

type Props = { readonly account: string; readonly isMissing: boolean };

/** What can be done with an account that is there. */
export function AccountActions({ account, isMissing }: Props) {
  const t = useOwnTexts(outsideTexts);
  const client = useQueryClient();
  const [open, setOpen] = useState<'password' | 'disconnect' | null>(null);
  const [password, setPassword] = useState('');
  const done = async (): Promise<void> => {
    setOpen(null);
    setPassword('');
    await client.invalidateQueries({ queryKey: queryKeys.entity('outside-account') });
  };
  const change = useMutation({ mutationFn: () => setOutsidePassword(account, password), onSuccess: done });
  const sync = useMutation({ mutationFn: () => synchroniseOutside(account), onSuccess: done });
  const disconnect = useMutation({ mutationFn: () => disconnectOutside(account), onSuccess: done });
  const error = change.error ?? sync.error ?? disconnect.error;
  return (
    <>
      <Group mt="md" gap="xs">
        <Button size="compact-sm" variant="default" loading={sync.isPending} onClick={() => sync.mutate()}>
          {isMissing ? t.retryAll : t.sync}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setOpen('password')}>
          {t.newPassword}
        </Button>
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen('disconnect')}>
          {t.disconnect}
        </Button>
        {sync.isSuccess && (
          <Text size="sm" role="status">
            {t.syncing}
          </Text>
        )}
      </Group>
      {open === 'password' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate();
          }}
        >
          <Group mt="xs" align="flex-end" gap="xs">
            <PasswordInput
              label={t.newPassword}
              autoComplete="off"
              w={260}
              maxLength={1000}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
            />
            <Button type="submit" loading={change.isPending} disabled={password === ''}>
              {t.savePassword}
            </Button>
            <Button variant="default" onClick={() => setOpen(null)}>
              {t.cancel}
            </Button>
          </Group>
        </form>
      )}
      {open === 'disconnect' && (
        <Group mt="xs" gap="xs">
          <Text size="sm">{t.disconnectSure}</Text>
          <Button size="compact-sm" color="red" loading={disconnect.isPending} onClick={() => disconnect.mutate()}>
            {t.disconnect}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setOpen(null)}>
            {t.cancel}
          </Button>
        </Group>
      )}
      {error && <ProblemText error={error} />}
    </>
  );
}
