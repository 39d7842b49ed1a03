import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { removeMailbox, retryMailbox, setMailboxPassword } from '../../client/mail.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { mailTexts } from './mail-texts.ts';

type Open = 'password' | 'remove' | null;

/** What can be done with a mailbox that is there. */
export function MailboxActions({ mailbox }: { readonly mailbox: string }) {
  const t = useOwnTexts(mailTexts);
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const [password, setPassword] = useState('');
  const done = async (): Promise<void> => {
    setOpen(null);
    setPassword('');
    await client.invalidateQueries({ queryKey: queryKeys.entity('mailbox') });
  };
  const change = useMutation({ mutationFn: () => setMailboxPassword(mailbox, password), onSuccess: done });
  const retry = useMutation({ mutationFn: () => retryMailbox(mailbox), onSuccess: done });
  const remove = useMutation({ mutationFn: () => removeMailbox(mailbox), onSuccess: done });
  const error = change.error ?? retry.error ?? remove.error;
  return (
    <>
      <Group mt="sm" gap="xs">
        <Button size="compact-sm" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t.retry}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setOpen('password')}>
          {t.newPassword}
        </Button>
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen('remove')}>
          {t.remove}
        </Button>
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
      {open === 'remove' && (
        <Group mt="xs" gap="xs">
          <Text size="sm">{t.removeSure}</Text>
          <Button size="compact-sm" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t.remove}
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
