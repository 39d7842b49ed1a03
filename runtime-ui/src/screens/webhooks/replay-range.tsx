import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Replay } from '../../client/webhooks.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { webhookTexts } from './webhook-texts.ts';

type Props = { readonly isPending: boolean; readonly onReplay: (which: Replay) => void };

/** Sends once more what happened in a time; the moments are those of the person's own clock. */
export function ReplayRange({ isPending, onReplay }: Props) {
  const t = useOwnTexts(webhookTexts);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  return (
    <Group align="flex-end" gap="xs" role="group" aria-label={t.replayRange}>
      <TextInput
        type="datetime-local"
        label={t.from}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput type="datetime-local" label={t.to} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      <Button
        variant="default"
        loading={isPending}
        disabled={from === '' || to === ''}
        onClick={() =>
          onReplay({
            from: new Date(from).toISOString(),
            to: new Date(to).toISOString(),
            states: ['sent', 'failed'],
          })
        }
      >
        {t.replayRange}
      </Button>
    </Group>
  );
}
