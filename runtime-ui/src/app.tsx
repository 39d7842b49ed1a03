import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { makeQueryClient } from './client/session.ts';
import { useDensity } from './controls/density.ts';
import { Notices } from './controls/notices.tsx';
import { NavigateContext } from './controls/record-link.tsx';
import { useText } from './i18n/language.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

const queryClient = makeQueryClient();

const goTo = (address: string): void => {
  router.history.push(address);
};

export function App() {
  const t = useText();
  const { density, size } = useDensity();
  const control = { defaultProps: { size } };
  const closable = { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } };
  const worded = mergeThemeOverrides(theme, {
    components: {
      Button: control,
      TextInput: control,
      Textarea: control,
      Select: control,
      MultiSelect: control,
      Notification: closable,
      Modal: closable,
      Drawer: closable,
    },
  });
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return (
    <MantineProvider theme={worded} defaultColorScheme="auto">
      <Notices />
      <QueryClientProvider client={queryClient}>
        <NavigateContext value={goTo}>
          <RouterProvider router={router} />
        </NavigateContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}
