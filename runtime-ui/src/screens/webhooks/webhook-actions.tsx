import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import type { TestAnswer, Webhook } from '../../client/webhooks.ts';
import { moveWebhook, newWebhookSecret, removeWebhook, testWebhook } from '../../client/webhooks.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { SureToRemove } from '../../controls/sure-to-remove.tsx';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { SecretOnce } from './secret-once.tsx';
import { webhookTexts } from './webhook-texts.ts';

type Props = {
  readonly of: Webhook;
  readonly isLogOpen: boolean;
  readonly onEdit: () => void;
  readonly onLog: () => void;
};

/** What can be done with a webhook. */
export function WebhookActions({ of, isLogOpen, onEdit, onLog }: Props) {
  const t = useOwnTexts(webhookTexts);
  const client = useQueryClient();
  const [sure, setSure] = useState<'secret' | 'remove' | null>(null);
  const known = () => client.invalidateQueries({ queryKey: queryKeys.webhooks });
  const test = useMutation({ mutationFn: () => testWebhook(of.id), onSettled: known });
  const move = useMutation({ mutationFn: (word: 'pause' | 'resume') => moveWebhook(of.id, word), onSettled: known });
  const remove = useMutation({ mutationFn: () => removeWebhook(of.id), onSuccess: known });
  const secret = useMutation({ mutationFn: () => newWebhookSecret(of.id), onSuccess: () => setSure(null) });
  const error = test.error ?? move.error ?? remove.error ?? secret.error;
  return (
    <>
      <Group mt="sm" gap="xs">
        <Button size="compact-sm" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          {t.test}
        </Button>
        <Button size="compact-sm" variant="default" aria-expanded={isLogOpen} onClick={onLog}>
          {isLogOpen ? t.hideLog : t.log}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onEdit}>
          {t.edit}
        </Button>
        <Button
          size="compact-sm"
          variant={of.paused ? 'filled' : 'default'}
          loading={move.isPending}
          onClick={() => move.mutate(of.paused ? 'resume' : 'pause')}
        >
          {of.paused ? t.resume : t.pause}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setSure('secret')}>
          {t.newSecret}
        </Button>
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setSure('remove')}>
          {t.remove}
        </Button>
      </Group>
      {test.data && <TestResult of={test.data} />}
      {sure === 'secret' && (
        <SureToRemove
          words={{ question: t.newSecretSure, remove: t.newSecretYes, cancel: t.cancel }}
          isPending={secret.isPending}
          onRemove={() => secret.mutate()}
          onCancel={() => setSure(null)}
        />
      )}
      {sure === 'remove' && (
        <SureToRemove
          words={{ question: t.removeSure, remove: t.removeYes, cancel: t.cancel }}
          isPending={remove.isPending}
          onRemove={() => remove.mutate()}
          onCancel={() => setSure(null)}
        />
      )}
      {secret.data !== undefined && <SecretOnce secret={secret.data} onClose={() => secret.reset()} />}
      {error && <ProblemText error={error} />}
    </>
  );
}

function TestResult({ of }: { readonly of: TestAnswer }) {
  const t = useOwnTexts(webhookTexts);
  const isTaken = of.status !== null && of.status >= 200 && of.status < 300;
  return (
    <Text size="sm" mt="xs" role="status" style={{ overflowWrap: 'anywhere' }}>
      {isTaken
        ? t.testOk(of.status ?? 0, of.durationMs)
        : t.testBad([of.status, of.problem].filter((one) => one !== null).join(' '), of.durationMs)}
      {of.answer !== '' && ` · ${of.answer.slice(0, 200)}`}
    </Text>
  );
}
