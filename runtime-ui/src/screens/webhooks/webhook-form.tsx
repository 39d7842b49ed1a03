import { Button, Card, Checkbox, Group, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { issuesOfError } from '../../client/problem-error.ts';
import { queryKeys } from '../../client/query-keys.ts';
import type { Webhook, WebhookInput, WebhookRole, WebhookTopic } from '../../client/webhooks.ts';
import { changeWebhook, createWebhook } from '../../client/webhooks.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { TopicForm } from './topic-form.tsx';
import { webhookTexts } from './webhook-texts.ts';

type Props = {
  /** Null: a new one. */
  readonly of: Webhook | null;
  readonly roles: readonly WebhookRole[];
  /** With the secret of a new one. */
  readonly onClose: (secret: string | null) => void;
};

const topicOf = (entity: string): WebhookTopic => ({
  entity,
  happenings: ['created', 'updated'],
  transitions: null,
  filter: null,
  fields: null,
});

/** A webhook, new or changed. */
export function WebhookForm({ of, roles, onClose }: Props) {
  const t = useOwnTexts(webhookTexts);
  const label = useLabel();
  const { entities } = useModel();
  const client = useQueryClient();
  const choices = Object.values(entities);
  const [given, setGiven] = useState<WebhookInput>(
    of
      ? { name: of.name, address: of.address, roles: of.roles, topics: of.topics }
      : { name: '', address: '', roles: [], topics: [topicOf(choices[0]?.id ?? '')] },
  );
  const save = useMutation({
    mutationFn: async () => (of ? void (await changeWebhook(of.id, given)) : createWebhook(given)),
    onSuccess: async (secret) => {
      await client.invalidateQueries({ queryKey: queryKeys.webhooks });
      onClose(secret ?? null);
    },
  });
  const issues = issuesOfError(save.error);
  const put = (part: Partial<WebhookInput>) => setGiven((before) => ({ ...before, ...part }));
  const putTopic = (at: number, topic: WebhookTopic) =>
    put({ topics: given.topics.map((one, index) => (index === at ? topic : one)) });
  const isFree = (id: string) => given.topics.every(({ entity }) => entity !== id);
  const next = choices.find(({ id }) => isFree(id));
  return (
    <Card component="section" aria-label={of ? of.name : t.add} withBorder>
      <Title order={2} size="h5" mb="xs">
        {of ? of.name : t.add}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <TextInput
              label={t.name}
              maxLength={100}
              value={given.name}
              error={issues['name']}
              onChange={(event) => put({ name: event.currentTarget.value })}
            />
            <TextInput
              label={t.address}
              description={t.addressHelp}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              type="url"
              maxLength={2000}
              value={given.address}
              error={issues['address']}
              onChange={(event) => put({ address: event.currentTarget.value })}
            />
          </SimpleGrid>
          <Checkbox.Group
            label={t.roles}
            description={t.rolesHelp}
            error={issues['roles']}
            value={[...given.roles]}
            onChange={(chosen) => put({ roles: chosen })}
          >
            <Group gap="md" mt={6}>
              {roles.map((role) => (
                <Checkbox key={role.id} value={role.id} label={label(role.label)} />
              ))}
            </Group>
          </Checkbox.Group>
          <Title order={3} size="h6">
            {t.topics}
          </Title>
          {given.topics.map((topic, at) => (
            <TopicForm
              key={topic.entity}
              topic={topic}
              isFree={isFree}
              onChange={(changed) => putTopic(at, changed)}
              onRemove={
                given.topics.length > 1
                  ? () => put({ topics: given.topics.filter((_one, index) => index !== at) })
                  : null
              }
            />
          ))}
          {next && (
            <Button
              variant="subtle"
              size="compact-sm"
              w="fit-content"
              onClick={() => put({ topics: [...given.topics, topicOf(next.id)] })}
            >
              {t.addTopic}
            </Button>
          )}
          <Group gap="xs">
            <Button
              type="submit"
              loading={save.isPending}
              disabled={given.name.trim() === '' || given.address.trim() === '' || given.roles.length === 0}
            >
              {of ? t.save : t.create}
            </Button>
            <Button variant="default" onClick={() => onClose(null)}>
              {t.cancel}
            </Button>
          </Group>
          {save.error && <ProblemText error={save.error} />}
        </Stack>
      </form>
    </Card>
  );
}
