import { Anchor, Button, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { useSignedIn } from '../../client/session.ts';
import { readWebhooks, WEBHOOKS_PERMISSION } from '../../client/webhooks.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { SecretOnce } from './secret-once.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { webhookTexts } from './webhook-texts.ts';

const REFETCH_MS = 10_000;

/** Webhooks: which other systems are told of what, and whether it arrives. */
export function WebhooksScreen() {
  const { permissions } = useSignedIn();
  return permissions.includes(WEBHOOKS_PERMISSION) ? <WebhooksPage /> : <NotFoundScreen />;
}

function WebhooksPage() {
  const t = useOwnTexts(webhookTexts);
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { data, error, isPending } = useQuery({
    queryKey: queryKeys.webhooks,
    queryFn: ({ signal }) => readWebhooks(signal),
    refetchInterval: REFETCH_MS,
  });
  return (
    <Stack p="md" maw={960} w="100%" mx="auto" gap="lg">
      <div>
        <Title order={1} size="h3">
          {t.title}
        </Title>
        <Text c="dimmed" size="sm">
          {t.text}
        </Text>
        <Anchor href="/api/docs" target="_blank" rel="noreferrer" size="sm" underline="always">
          {t.docs}
        </Anchor>
      </div>
      {error && <ProblemText error={error} />}
      {isPending && <Loader size="sm" />}
      {data?.items.length === 0 && !isAdding && <Text size="sm">{t.none}</Text>}
      {data?.items.map((one) => (
        <WebhookCard key={one.id} of={one} roles={data.roles} />
      ))}
      {secret !== null && <SecretOnce secret={secret} onClose={() => setSecret(null)} />}
      {data &&
        (isAdding ? (
          <WebhookForm
            of={null}
            roles={data.roles}
            onClose={(made) => {
              setAdding(false);
              setSecret(made);
            }}
          />
        ) : (
          <Button variant="default" w="fit-content" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        ))}
    </Stack>
  );
}
