import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { removeMailbox, retryMailbox, setMailboxPassword } from '../../client/mail.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { MAILBOX_SIGN_IN } from '../../client/sign-in-providers.ts';
import { NewSecretForm } from '../../controls/new-secret-form.tsx';
import { ProblemText } from '../../controls/problem-text.tsx';
import { SureToRemove } from '../../controls/sure-to-remove.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { SignInAgain } from '../providers/sign-in-again.tsx';
import { mailTexts } from './mail-texts.ts';

type Open = 'password' | 'remove' | null;

/** What can be done with a mailbox that is there. */
export function MailboxActions({
  mailbox,
  provider,
}: {
  readonly mailbox: string;
  /** At which one signs in for it; null where it has a password. */
  readonly provider: string | null;
}) {
  const t = useOwnTexts(mailTexts);
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const done = async (): Promise<void> => {
    setOpen(null);
    await client.invalidateQueries({ queryKey: queryKeys.entity('mailbox') });
  };
  const change = useMutation({
    mutationFn: (password: string) => setMailboxPassword(mailbox, password),
    onSuccess: done,
  });
  const retry = useMutation({ mutationFn: () => retryMailbox(mailbox), onSuccess: done });
  const remove = useMutation({ mutationFn: () => removeMailbox(mailbox), onSuccess: done });
  const error = change.error ?? retry.error ?? remove.error;
  return (
    <>
      <Group mt="sm" gap="xs">
        <Button size="compact-sm" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t.retry}
        </Button>
        {provider === null ? (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('password')}>
            {t.newPassword}
          </Button>
        ) : (
          <SignInAgain place={MAILBOX_SIGN_IN} account={mailbox} provider={provider} />
        )}
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen('remove')}>
          {t.remove}
        </Button>
      </Group>
      {open === 'password' && (
        <NewSecretForm
          words={{ label: t.newPassword, show: t.showPassword, save: t.savePassword, cancel: t.cancel }}
          isPending={change.isPending}
          onSave={change.mutate}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'remove' && (
        <SureToRemove
          words={{ question: t.removeSure, remove: t.remove, cancel: t.cancel }}
          isPending={remove.isPending}
          onRemove={() => remove.mutate()}
          onCancel={() => setOpen(null)}
        />
      )}
      {error && <ProblemText error={error} />}
    </>
  );
}
