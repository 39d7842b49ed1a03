import { Button, Group, Stack, Text } from '@mantine/core';
import { issuesOfError, statusOfError } from '../../client/problem-error.ts';
import { useText } from '../../i18n/language.ts';
import type { ShownView } from './shown-view.ts';

/** A list that the server refuses, e.g. because a link names a field that its reader may not see: with a way out. */
export function FailedList({
  error,
  shown,
  onRetry,
}: {
  readonly error: Error;
  readonly shown: ShownView;
  readonly onRetry: () => void;
}) {
  const t = useText();
  const isRefused = statusOfError(error) === 400;
  return (
    <Stack align="center" p="xl" gap="xs" role="alert">
      <Text fw={600}>{t('errorTitle')}</Text>
      <Text c="dimmed">{error.message}</Text>
      {Object.values(issuesOfError(error)).map((message) => (
        <Text key={message} size="sm" c="dimmed">
          {message}
        </Text>
      ))}
      <Group>
        {isRefused && (
          <Button onClick={() => shown.go({ filter: {}, sort: shown.view.base.sort, q: '' })}>
            {t('resetSearch')}
          </Button>
        )}
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      </Group>
    </Stack>
  );
}
