import { RouterProvider } from '@tanstack/react-router';
import { NavigateContext } from './controls/record-link.tsx';
import { ScreenProviders } from './renderer/screen-providers.tsx';
import { router } from './router.tsx';

const goTo = (address: string): void => {
  router.history.push(address);
};

export function App() {
  return (
    <ScreenProviders>
      <NavigateContext value={goTo}>
        <RouterProvider router={router} />
      </NavigateContext>
    </ScreenProviders>
  );
}
