import { Button, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readConnections } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useRights } from '../../model/model-context.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { connectionTexts } from './connection-texts.ts';

/** By what other systems are reached, and a way to add another one. */
export function Connections() {
  const t = useOwnTexts(connectionTexts);
  const { actions } = useRights('exchange-connection');
  const [isAdding, setAdding] = useState(false);
  const connections = useQuery({
    queryKey: [...queryKeys.entity('exchange-connection'), 'shown'],
    queryFn: ({ signal }) => readConnections(signal),
  });
  return (
    <Stack component="section" id="connections" aria-label={t.connections} gap="sm">
      <div>
        <Title order={2} size="h4">
          {t.connections}
        </Title>
        <Text c="dimmed" size="sm">
          {t.connectionsText}
        </Text>
      </div>
      {connections.error && <ProblemText error={connections.error} />}
      {connections.isPending && <Loader size="sm" />}
      {connections.data?.length === 0 && <Text size="sm">{t.noConnections}</Text>}
      {connections.data?.map((one) => (
        <ConnectionCard key={one.id} of={one} mayChange={actions.includes('update')} />
      ))}
      {actions.includes('create') &&
        (isAdding ? (
          <ConnectionForm onClose={() => setAdding(false)} />
        ) : (
          <Button variant="default" w="fit-content" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        ))}
    </Stack>
  );
}
