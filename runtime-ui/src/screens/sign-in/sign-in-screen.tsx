import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useSignIn } from '../../client/session.ts';
import { useText } from '../../i18n/language.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

export function SignInScreen() {
  const t = useText();
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = async (as: string, secret: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(as, secret);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : t('signInFailed'));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(email, password);
  };
  return (
    <SignInFrame hint={t('signInHint')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {problem && (
            <Alert color="red" variant="light" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput
            label={t('email')}
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
            required
            withAsterisk={false}
            size="md"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('password')}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" size="md" mt="xs" loading={busy}>
            {t('signIn')}
          </Button>
        </Stack>
      </form>
      <DemoSignIns busy={busy} onChoose={(as, secret) => void enter(as, secret)} />
    </SignInFrame>
  );
}
