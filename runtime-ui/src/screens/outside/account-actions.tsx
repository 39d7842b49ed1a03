import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disconnectOutside, setOutsidePassword, synchroniseOutside } from '../../client/outside.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { CALENDAR_SIGN_IN } from '../../client/sign-in-providers.ts';
import { NewSecretForm } from '../../controls/new-secret-form.tsx';
import { ProblemText } from '../../controls/problem-text.tsx';
import { SureToRemove } from '../../controls/sure-to-remove.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { SignInAgain } from '../providers/sign-in-again.tsx';
import { outsideTexts } from './outside-texts.ts';

type Props = { readonly account: string; readonly provider: string | null; readonly isMissing: boolean };

/** What can be done with an account that is there. */
export function AccountActions({ account, provider, isMissing }: Props) {
  const t = useOwnTexts(outsideTexts);
  const client = useQueryClient();
  const [open, setOpen] = useState<'password' | 'disconnect' | null>(null);
  const done = async (): Promise<void> => {
    setOpen(null);
    await client.invalidateQueries({ queryKey: queryKeys.entity('outside-account') });
  };
  const change = useMutation({
    mutationFn: (password: string) => setOutsidePassword(account, password),
    onSuccess: done,
  });
  const sync = useMutation({ mutationFn: () => synchroniseOutside(account), onSuccess: done });
  const disconnect = useMutation({ mutationFn: () => disconnectOutside(account), onSuccess: done });
  const error = change.error ?? sync.error ?? disconnect.error;
  return (
    <>
      <Group mt="md" gap="xs">
        <Button size="compact-sm" variant="default" loading={sync.isPending} onClick={() => sync.mutate()}>
          {isMissing ? t.retryAll : t.sync}
        </Button>
        {provider === null ? (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('password')}>
            {t.newPassword}
          </Button>
        ) : (
          <SignInAgain place={CALENDAR_SIGN_IN} account={account} provider={provider} />
        )}
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
        <NewSecretForm
          words={{ label: t.newPassword, show: t.showPassword, save: t.savePassword, cancel: t.cancel }}
          isPending={change.isPending}
          onSave={change.mutate}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'disconnect' && (
        <SureToRemove
          words={{ question: t.disconnectSure, remove: t.disconnect, cancel: t.cancel }}
          isPending={disconnect.isPending}
          onRemove={() => disconnect.mutate()}
          onCancel={() => setOpen(null)}
        />
      )}
      {error && <ProblemText error={error} />}
    </>
  );
}
