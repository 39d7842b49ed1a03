import { ProblemText, useText } from '@leitwerk/runtime-ui/renderer';
import { Anchor, Center, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../i18n/designer-texts.ts';

/** What cannot be shown, with a way on; without an error there is nothing at this address. */
export function FailedScreen({ error }: { readonly error?: unknown }) {
  const t = useText();
  const own = useTexts();
  return (
    <Center mih="60vh" p="md">
      <Stack align="center" gap="sm" maw={460} ta="center">
        <Title order={1} size="h3">
          {error === undefined ? t('notFoundTitle') : t('errorTitle')}
        </Title>
        {error === undefined ? t('notFoundText') : <ProblemText error={error} />}
        <Anchor component={Link} to="/">
          {own.toDrafts}
        </Anchor>
      </Stack>
    </Center>
  );
}

export function NotFoundScreen() {
  return <FailedScreen />;
}
