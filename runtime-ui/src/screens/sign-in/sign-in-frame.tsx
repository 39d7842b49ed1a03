import { Center, Divider, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApplication } from '../../client/application.ts';
import { ApplicationMark } from '../../controls/application-mark.tsx';
import { LanguageSwitch } from '../../controls/language-switch.tsx';
import { useLabel } from '../../i18n/language.ts';

/** What all screens before the sign-in look like. */
export function SignInFrame({ hint, children }: { readonly hint: string; readonly children: ReactNode }) {
  const label = useLabel();
  const application = useApplication();
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="lg">
        <Stack align="center" gap="xs">
          <ApplicationMark size={44} />
          <Title order={1} size="h2">
            {label(application?.label ?? undefined) || 'Leitwerk'}
          </Title>
          <Text c="dimmed" ta="center">
            {hint}
          </Text>
        </Stack>
        <Paper withBorder radius="lg" p="lg">
          {children}
        </Paper>
        <Divider opacity={0} />
        <Center>
          <LanguageSwitch />
        </Center>
      </Stack>
    </Center>
  );
}
