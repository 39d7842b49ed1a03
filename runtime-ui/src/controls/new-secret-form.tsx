import { Button, Group, PasswordInput, Textarea } from '@mantine/core';
import { useState } from 'react';

/** Longer than any password; keys have several lines. */
const MOST = { password: 1000, key: 20_000 };

type Words = { readonly label: string; readonly show: string; readonly save: string; readonly cancel: string };

/** Another password or key for a connection that is there. It is never shown again. */
export function NewSecretForm({
  words,
  isKey = false,
  isPending,
  onSave,
  onCancel,
}: {
  readonly words: Words;
  /** A private key, of several lines. */
  readonly isKey?: boolean;
  readonly isPending: boolean;
  readonly onSave: (secret: string) => void;
  readonly onCancel: () => void;
}) {
  const [secret, setSecret] = useState('');
  const input = { label: words.label, autoComplete: 'off', w: 280, value: secret };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave(secret);
      }}
    >
      <Group mt="xs" align="flex-end" gap="xs">
        {isKey ? (
          <Textarea {...input} maxLength={MOST.key} onChange={(event) => setSecret(event.currentTarget.value)} />
        ) : (
          <PasswordInput
            {...input}
            maxLength={MOST.password}
            onChange={(event) => setSecret(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': words.show }}
          />
        )}
        <Button type="submit" loading={isPending} disabled={secret === ''}>
          {words.save}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </Group>
    </form>
  );
}
