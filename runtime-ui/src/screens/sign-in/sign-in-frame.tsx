import { Center, Divider, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../../controls/language-switch.tsx';
import { ProductMark } from '../../controls/product-mark.tsx';

/** What all screens before the sign-in look like. */
export function SignInFrame({ hint, children }: { readonly hint: string; readonly children: ReactNode }) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="lg">
        <Stack align="center" gap="xs">
          <ProductMark size={44} />
          <Title order={1} size="h2">
            Leitwerk
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
