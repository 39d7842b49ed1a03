import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { makeQueryClient } from './client/session.ts';
import { NavigateContext } from './controls/record-link.tsx';
import { router } from './router.tsx';
import { theme } from './theme.ts';

const queryClient = makeQueryClient();

const goTo = (address: string): void => {
  router.history.push(address);
};

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <NavigateContext value={goTo}>
          <RouterProvider router={router} />
        </NavigateContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}
