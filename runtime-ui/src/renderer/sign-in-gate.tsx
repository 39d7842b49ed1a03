import { setClockZones } from '@leitwerk/metadata/shown-types/clock';
import type { ReactNode } from 'react';
import { Fragment, lazy, Suspense, useEffect } from 'react';
import { useSession } from '../client/session.ts';
import { changeLanguage, storedLanguage } from '../i18n/language.ts';
import { FailedPage, WaitingPage } from './whole-page.tsx';

const SignInScreen = lazy(async () => ({
  default: (await import('../screens/sign-in/sign-in-screen.tsx')).SignInScreen,
}));

/**
 * Sign-in stands in place of the screens and leaves the address alone: whoever was signed out
 * comes back to where they were.
 */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const language = session.data?.user.language;
  useEffect(() => {
    if (language && !storedLanguage()) void changeLanguage(language, false);
  }, [language]);
  if (session.isPending) return <WaitingPage />;
  if (session.error) return <FailedPage error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data) {
    const { user, timeZone, installationTimeZone } = session.data;
    setClockZones({ reader: timeZone, place: installationTimeZone });
    // By another clock everything is shown anew.
    return <Fragment key={`${user.id} ${timeZone}`}>{children}</Fragment>;
  }
  return (
    <Suspense fallback={<WaitingPage />}>
      <SignInScreen />
    </Suspense>
  );
}
