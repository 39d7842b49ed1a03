import { setClockZones } from '@leitwerk/metadata/shown-types/clock';
import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useEffectiveModel, useSession } from '../client/session.ts';
import { DisplayContext } from '../controls/widget-context.tsx';
import { changeLanguage, storedLanguage, useText } from '../i18n/language.ts';
import { ModelProvider } from '../model/model-context.tsx';
import { displays } from '../widgets/displays.ts';
import { Shell } from './shell/shell.tsx';

const SignInScreen = lazy(async () => ({ default: (await import('./sign-in/sign-in-screen.tsx')).SignInScreen }));

/**
 * Sign-in stands in place of the screen and leaves the address alone: whoever was signed out
 * comes back to where they were. Screens for people who cannot sign in yet are open.
 */
export function Gate() {
  const session = useSession();
  const language = session.data?.user.language;
  useEffect(() => {
    if (language && !storedLanguage()) void changeLanguage(language, false);
  }, [language]);
  const isOpen = useMatches({ select: (matches) => matches.some((match) => match.staticData.open) });
  if (isOpen) return <Outlet />;
  if (session.isPending) return <Waiting />;
  if (session.error) return <Failed error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data) {
    const { user, timeZone, installationTimeZone } = session.data;
    setClockZones({ reader: timeZone, place: installationTimeZone });
    // By another clock everything is shown anew.
    return <SignedIn key={`${user.id} ${timeZone}`} />;
  }
  return (
    <Suspense fallback={<Waiting />}>
      <SignInScreen />
    </Suspense>
  );
}

function SignedIn() {
  const { data: model, error, refetch } = useEffectiveModel();
  if (!model) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <ModelProvider model={model}>
      <DisplayContext value={displays}>
        <Shell />
      </DisplayContext>
    </ModelProvider>
  );
}

function Waiting() {
  const t = useText();
  return (
    <Center h="100dvh" role="status" aria-label={t('loading')}>
      <Loader size="sm" />
    </Center>
  );
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useText();
  return (
    <Center h="100dvh" p="md">
      <Stack align="center" role="alert">
        <Text fw={600}>{t('errorTitle')}</Text>
        <Text c="dimmed">{error.message}</Text>
        <Button onClick={onRetry}>{t('retry')}</Button>
      </Stack>
    </Center>
  );
}
