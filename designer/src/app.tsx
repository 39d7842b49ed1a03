import { ScreenProviders, SignInGate } from '@leitwerk/runtime-ui/renderer';
import { RouterProvider } from '@tanstack/react-router';
import { router } from './router.tsx';

export function App() {
  return (
    <ScreenProviders>
      <SignInGate>
        <RouterProvider router={router} />
      </SignInGate>
    </ScreenProviders>
  );
}
