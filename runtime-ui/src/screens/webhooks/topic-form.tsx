import { Box, Button, Card, Checkbox, Group, Input, NativeSelect, SimpleGrid, Stack, Title } from '@mantine/core';
import type { Happening, WebhookTopic } from '../../client/webhooks.ts';
import { HAPPENINGS } from '../../client/webhooks.ts';
import { useLabel } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { useModel } from '../../model/model-context.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { webhookTexts } from './webhook-texts.ts';

type Props = {
  readonly topic: WebhookTopic;
  /** Whether nothing is told of the entity of this id yet. */
  readonly isFree: (id: string) => boolean;
  readonly onChange: (topic: WebhookTopic) => void;
  /** Null: the only one stays. */
  readonly onRemove: (() => void) | null;
};

/** What is told of the records of one entity. */
export function TopicForm({ topic, isFree, onChange, onRemove }: Props) {
  const t = useOwnTexts(webhookTexts);
  const label = useLabel();
  const { entities, statuses } = useModel();
  const entity = Object.values(entities).find(({ id }) => id === topic.entity);
  const status = Object.values(statuses).find((one) => one.entity === entity?.name);
  const name = entity ? label(entity.labelPlural) : topic.entity;
  const choices = Object.values(entities)
    .filter(({ id }) => id === topic.entity || isFree(id))
    .map(({ id, labelPlural }) => ({ value: id, label: label(labelPlural) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const happenings = HAPPENINGS.filter((word) => word !== 'moved' || status !== undefined);
  return (
    <Card component="section" aria-label={t.topic(name)} withBorder p="sm">
      <Title order={4} size="h6" mb="xs">
        {t.topic(name)}
      </Title>
      <Stack gap="sm">
        <Group align="flex-end" gap="sm" justify="space-between">
          <NativeSelect
            label={t.entity}
            value={topic.entity}
            data={choices}
            onChange={(event) =>
              onChange({
                ...topic,
                entity: event.currentTarget.value,
                happenings: ['created', 'updated'],
                transitions: null,
                filter: null,
                fields: null,
              })
            }
          />
          {onRemove && (
            <Button size="compact-sm" variant="subtle" color="red" onClick={onRemove}>
              {t.removeTopic(name)}
            </Button>
          )}
        </Group>
        <Checkbox.Group
          label={t.happenings}
          value={[...topic.happenings]}
          onChange={(chosen) => onChange({ ...topic, happenings: chosen as Happening[] })}
        >
          <Group gap="md" mt={6}>
            {happenings.map((word) => (
              <Checkbox key={word} value={word} label={t.words[word]} />
            ))}
          </Group>
        </Checkbox.Group>
        {status && topic.happenings.includes('moved') && (
          <Checkbox.Group
            label={t.transitions}
            description={t.transitionsHelp}
            value={[...(topic.transitions ?? [])]}
            onChange={(chosen) => onChange({ ...topic, transitions: chosen.length > 0 ? chosen : null })}
          >
            <Group gap="md" mt={6}>
              {status.transitions.map((one) => (
                <Checkbox key={one.id} value={one.id} label={label(one.label)} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        {entity && (
          <Input.Wrapper label={t.filter} labelElement="div">
            <FilterBar
              entity={entity}
              filter={topic.filter ?? {}}
              onChange={(filter) => onChange({ ...topic, filter: Object.keys(filter).length > 0 ? filter : null })}
            />
          </Input.Wrapper>
        )}
        {entity && (
          <Checkbox.Group
            label={t.fields}
            description={t.fieldsHelp}
            value={[...(topic.fields ?? [])]}
            onChange={(chosen) => onChange({ ...topic, fields: chosen.length > 0 ? chosen : null })}
          >
            <Box mah={220} mt={6} style={{ overflowY: 'auto' }}>
              <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" verticalSpacing="xs">
                {entity.fields.map((field) => (
                  <Checkbox key={field.name} value={field.name} label={label(field.label)} />
                ))}
              </SimpleGrid>
            </Box>
          </Checkbox.Group>
        )}
      </Stack>
    </Card>
  );
}
