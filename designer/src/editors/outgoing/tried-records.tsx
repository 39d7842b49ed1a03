import type { EntityModel } from '@leitwerk/runtime-ui/renderer';
import { titleOfRecord, useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Badge, Group, Text, Title, UnstyledButton } from '@mantine/core';
import type { OutgoingTrial, TriedState } from '../../client/outgoing-trial.ts';
import { useOutgoingTexts } from '../../i18n/outgoing-texts.ts';

export const STATE_COLORS: Readonly<Record<TriedState, string>> = {
  fresh: 'green',
  repeated: 'gray',
  leftOut: 'gray',
  refused: 'red',
  filtered: 'yellow',
};

/** The records that changed last, each with what would become of it. */
export function TriedRecords({
  trial,
  entity,
  chosen,
  onChoose,
}: {
  readonly trial: OutgoingTrial;
  readonly entity: EntityModel;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const t = useOutgoingTexts();
  const language = useLanguage();
  if (trial.rows.length === 0) return <Text size="sm">{t.nothing}</Text>;
  return (
    <section aria-label={t.records}>
      <Title order={4} size="h6" mb={4}>
        {t.records}
      </Title>
      <Group gap={4} mb={6} role="status">
        {Object.entries(trial.counts).map(([state, count]) => (
          <Badge key={state} variant="light" color={STATE_COLORS[state as TriedState]} tt="none">
            {t.countOf(count, t.states[state as TriedState])}
          </Badge>
        ))}
      </Group>
      <ul className="ld-trial-rows">
        {trial.rows.map(({ record, state }) => (
          <li key={record.id}>
            <UnstyledButton
              className="ld-trial-row lo-row"
              aria-current={record.id === chosen}
              data-state={state}
              onClick={() => onChoose(record.id)}
            >
              <Text size="sm" component="span" truncate>
                {titleOfRecord(entity, record, language)}
              </Text>
              <Badge size="xs" variant="light" color={STATE_COLORS[state]} tt="none">
                {t.states[state]}
              </Badge>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
