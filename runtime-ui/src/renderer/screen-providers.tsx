import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { accentOf } from '../accent.ts';
import { useApplication } from '../client/application.ts';
import { makeQueryClient } from '../client/session.ts';
import { useDensity } from '../controls/density.ts';
import { Notices } from '../controls/notices.tsx';
import { useText } from '../i18n/language.ts';
import { theme } from '../theme.ts';

/** What every screen of every app stands in: the theme in the person's density and language, notices, and answers once read. */
export function ScreenProviders({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <Themed>{children}</Themed>
    </QueryClientProvider>
  );
}

/** In the colour of the application and the density of the person. */
function Themed({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const color = useApplication()?.color;
  const { density, size } = useDensity();
  const control = { defaultProps: { size } };
  const closable = { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } };
  const worded = mergeThemeOverrides(theme, {
    colors: { accent: accentOf(color) },
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
      {children}
    </MantineProvider>
  );
}
