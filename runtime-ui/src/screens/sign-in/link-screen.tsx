import { SHORTEST_PASSWORD } from '@leitwerk/metadata/wire';
import { Alert, Button, Center, Loader, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { PasswordLink } from '../../client/passwords.ts';
import { readPasswordLink } from '../../client/passwords.ts';
import { issuesOfError, statusOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { useOneTimeLink } from '../../client/session.ts';
import type { TextKey } from '../../i18n/language.ts';
import { useText } from '../../i18n/language.ts';
import { SignInFrame } from './sign-in-frame.tsx';

const HINTS: Readonly<Record<PasswordLink['purpose'], TextKey>> = {
  setup: 'setupHint',
  invite: 'inviteHint',
  reset: 'resetHint',
};

/** Where one-time links lead. The token stands behind the #, which browsers send to nobody. */
export function LinkScreen() {
  const t = useText();
  const token = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get('token') ?? '' });
  const link = useQuery({
    queryKey: queryKeys.passwordLink(token),
    queryFn: () => readPasswordLink(token),
    staleTime: Infinity,
  });
  if (link.data)
    return (
      <SignInFrame hint={t(HINTS[link.data.purpose], { name: link.data.name ?? '' })}>
        <LinkForm key={token} token={token} link={link.data} />
      </SignInFrame>
    );
  if (link.error)
    return statusOfError(link.error) === 404 ? (
      <SignInFrame hint={t('linkGoneTitle')}>
        <Stack gap="md">
          <Text size="sm">{t('linkGoneText')}</Text>
          <Button component="a" href="/" variant="default">
            {t('toSignIn')}
          </Button>
        </Stack>
      </SignInFrame>
    ) : (
      <SignInFrame hint={t('errorTitle')}>
        <Stack gap="md">
          <Text size="sm" role="alert">
            {link.error.message}
          </Text>
          <Button variant="default" onClick={() => void link.refetch()} loading={link.isFetching}>
            {t('retry')}
          </Button>
        </Stack>
      </SignInFrame>
    );
  return (
    <Center h="100dvh" role="status" aria-label={t('loading')}>
      <Loader size="sm" />
    </Center>
  );
}

function LinkForm({ token, link }: { readonly token: string; readonly link: PasswordLink }) {
  const t = useText();
  const use = useOneTimeLink();
  const navigate = useNavigate();
  const isSetup = link.purpose === 'setup';
  const [email, setEmail] = useState(link.email ?? '');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const issues = issuesOfError(error);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await use({ token, password, ...(isSetup && { email, name }) });
      await navigate({ to: '/', replace: true });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {error instanceof Error && Object.keys(issues).length === 0 && (
          <Alert color="red" variant="light" role="alert">
            {error.message}
          </Alert>
        )}
        {isSetup && (
          <TextInput
            label={t('personName')}
            name="name"
            autoComplete="name"
            autoFocus
            required
            withAsterisk={false}
            size="md"
            value={name}
            error={issues['name']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          size="md"
          readOnly={!isSetup}
          {...(!isSetup && { variant: 'filled' })}
          value={email}
          error={issues['email']}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('newPassword')}
          description={t('passwordHint', { count: SHORTEST_PASSWORD })}
          name="password"
          autoComplete="new-password"
          autoFocus={!isSetup}
          required
          minLength={SHORTEST_PASSWORD}
          withAsterisk={false}
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          value={password}
          error={issues['password']}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="md" mt="xs" loading={busy}>
          {t(isSetup ? 'setupDone' : 'setPassword')}
        </Button>
      </Stack>
    </form>
  );
}
