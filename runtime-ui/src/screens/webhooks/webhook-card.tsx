import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import { Alert, Badge, Card, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Webhook, WebhookRole } from '../../client/webhooks.ts';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { webhookTexts } from './webhook-texts.ts';

const COLORS = { on: 'green', failing: 'red', paused: 'yellow' } as const;

/** One webhook: what it tells of, whether that arrives, and what can be done with it. */
export function WebhookCard({ of, roles }: { readonly of: Webhook; readonly roles: readonly WebhookRole[] }) {
  const t = useOwnTexts(webhookTexts);
  const language = useLanguage();
  const label = useLabel();
  const { entities } = useModel();
  const [open, setOpen] = useState<'edit' | 'log' | null>(null);
  const state = of.paused ? 'paused' : of.failingSince ? 'failing' : 'on';
  const nameOf = (id: string): string => {
    const entity = Object.values(entities).find((one) => one.id === id);
    return entity ? label(entity.labelPlural) : id;
  };
  if (open === 'edit') return <WebhookForm of={of} roles={roles} onClose={() => setOpen(null)} />;
  return (
    <Card component="section" aria-label={of.name} withBorder>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {of.name}
        </Title>
        <Badge variant="light" color={COLORS[state]}>
          {t.states[state]}
        </Badge>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {of.address}
      </Text>
      {of.topics.map((topic) => (
        <Text key={topic.entity} size="sm" c="dimmed">
          {nameOf(topic.entity)}: {topic.happenings.map((word) => t.words[word]).join(', ')}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t.counts(of.counts.waiting, of.counts.sentToday, of.counts.failed)}
      </Text>
      {of.paused && (
        <Alert color="yellow" mt="xs">
          {[t.pausedBy[of.paused], ...of.problems].join(' ')}
        </Alert>
      )}
      {!of.paused && of.failingSince && (
        <Alert color="red" mt="xs">
          {t.failingSince(textFromInstant(of.failingSince, language))}{' '}
          {of.resumeAt && t.nextTry(textFromInstant(of.resumeAt, language))}
        </Alert>
      )}
      <WebhookActions
        of={of}
        isLogOpen={open === 'log'}
        onEdit={() => setOpen('edit')}
        onLog={() => setOpen(open === 'log' ? null : 'log')}
      />
      {open === 'log' && <DeliveryLog webhook={of.id} nameOf={nameOf} />}
    </Card>
  );
}
