import { Outlet, useMatches } from '@tanstack/react-router';
import { useEffectiveModel } from '../client/session.ts';
import { DisplayContext } from '../controls/widget-context.tsx';
import { ModelProvider } from '../model/model-context.tsx';
import { SignInGate } from '../renderer/sign-in-gate.tsx';
import { FailedPage, WaitingPage } from '../renderer/whole-page.tsx';
import { displays } from '../widgets/displays.ts';
import { Shell } from './shell/shell.tsx';

/** Screens for people who cannot sign in yet are open; all others stand behind the sign-in. */
export function Gate() {
  const isOpen = useMatches({ select: (matches) => matches.some((match) => match.staticData.open) });
  if (isOpen) return <Outlet />;
  return (
    <SignInGate>
      <SignedIn />
    </SignInGate>
  );
}

function SignedIn() {
  const { data: model, error, refetch } = useEffectiveModel();
  if (!model) return error ? <FailedPage error={error} onRetry={() => void refetch()} /> : <WaitingPage />;
  return (
    <ModelProvider model={model}>
      <DisplayContext value={displays}>
        <Shell />
      </DisplayContext>
    </ModelProvider>
  );
}
