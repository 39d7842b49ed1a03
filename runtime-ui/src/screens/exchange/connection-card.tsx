import { Alert, Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShownConnection } from '../../client/exchange.ts';
import { readServerKey, removeConnection, setSecret, testConnection, trustServerKey } from '../../client/exchange.ts';
import { queryKeys } from '../../client/query-keys.ts';
import { NewSecretForm } from '../../controls/new-secret-form.tsx';
import { ProblemText } from '../../controls/problem-text.tsx';
import { SureToRemove } from '../../controls/sure-to-remove.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { connectionTexts } from './connection-texts.ts';
import { HostKey } from './host-key.tsx';

type Open = 'secret' | 'remove' | null;

/** One connection: where it leads, whether it works, and what can be done with it. */
export function ConnectionCard({ of, mayChange }: { readonly of: ShownConnection; readonly mayChange: boolean }) {
  const t = useOwnTexts(connectionTexts);
  const label = useLabel();
  const { entities } = useModel();
  const name = String(of['name']);
  const option = (field: string) =>
    entities['exchange-connection']?.fields
      .find((one) => one.name === field)
      ?.options?.find((one) => one.id === of[field]);
  const state = option('state');
  const kind = option('kind');
  const place = [of['address'], of['port']].filter((one) => one !== null && one !== undefined).join(':');
  return (
    <Card component="section" aria-label={name} withBorder>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        <Badge variant="light" color={state?.color ?? 'gray'}>
          {state ? label(state.label) : '–'}
        </Badge>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {[kind ? label(kind.label) : '', place].filter((one) => one !== '').join(' · ')}
      </Text>
      {of.fingerprint !== null && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t.serverKey}: {of.fingerprint}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {of.interfaces.length === 0 ? t.unused : `${t.usedBy}: ${of.interfaces.map((one) => label(one)).join(', ')}`}
      </Text>
      {of.problems.length > 0 && (
        <Alert color="red" mt="xs" style={{ overflowWrap: 'anywhere' }}>
          {of.problems.join(' ')}
        </Alert>
      )}
      {mayChange && <ConnectionActions of={of} />}
    </Card>
  );
}

function ConnectionActions({ of }: { readonly of: ShownConnection }) {
  const t = useOwnTexts(connectionTexts);
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const done = async (): Promise<void> => {
    setOpen(null);
    key.reset();
    await Promise.all(
      ['exchange-connection', 'exchange-state'].map((entity) =>
        client.invalidateQueries({ queryKey: queryKeys.entity(entity) }),
      ),
    );
  };
  const test = useMutation({ mutationFn: () => testConnection(of.id), onSettled: done });
  const change = useMutation({ mutationFn: (secret: string) => setSecret(of.id, secret), onSuccess: done });
  const remove = useMutation({ mutationFn: () => removeConnection(of.id), onSuccess: done });
  const key = useMutation({ mutationFn: () => readServerKey(of.id) });
  const trust = useMutation({ mutationFn: (shown: string) => trustServerKey(of.id, shown), onSuccess: done });
  const error = test.error ?? change.error ?? remove.error ?? key.error ?? trust.error;
  const hasSecret = of['signIn'] !== 'none';
  return (
    <>
      <Group mt="sm" gap="xs">
        <Button size="compact-sm" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          {t.test}
        </Button>
        {of['state'] === 'stopped' && (
          <Button size="compact-sm" loading={key.isPending} onClick={() => key.mutate()}>
            {t.showKey}
          </Button>
        )}
        {hasSecret && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('secret')}>
            {t.newSecret}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen('remove')}>
          {t.remove}
        </Button>
        {test.isSuccess && (
          <Text size="sm" role="status">
            {t.works}
          </Text>
        )}
      </Group>
      {key.data !== undefined && (
        <HostKey
          shown={key.data}
          known={of.fingerprint}
          button={t.confirmKey}
          isPending={trust.isPending}
          onConfirm={() => trust.mutate(key.data)}
          onCancel={() => key.reset()}
        />
      )}
      {open === 'secret' && (
        <NewSecretForm
          words={{ label: t.newSecret, show: t.show, save: t.testAndSave, cancel: t.cancel }}
          isKey={of['signIn'] === 'key' || of['signIn'] === 'certificate'}
          isPending={change.isPending}
          onSave={change.mutate}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'remove' && (
        <SureToRemove
          words={{ question: t.removeSure, remove: t.removeYes, cancel: t.cancel }}
          isPending={remove.isPending}
          onRemove={() => remove.mutate()}
          onCancel={() => setOpen(null)}
        />
      )}
      {error && <ProblemText error={error} />}
    </>
  );
}
