import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useText } from '../i18n/language.ts';

/** In place of all screens while nothing can be shown yet. */
export function WaitingPage() {
  const t = useText();
  return (
    <Center h="100dvh" role="status" aria-label={t('loading')}>
      <Loader size="sm" />
    </Center>
  );
}

/** In place of all screens when what they need could not be read. */
export function FailedPage({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
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
