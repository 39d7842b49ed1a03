import { Badge, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { RowState, Trial, TriedRow } from '../../client/interface-trial.ts';
import { useInterfaceTexts } from '../../i18n/interface-texts.ts';
import type { Mapping } from './mapping.ts';
import { TriedRowDetails } from './tried-row-details.tsx';

export const STATE_COLORS: Readonly<Record<RowState, string>> = {
  written: 'green',
  repeated: 'gray',
  leftOut: 'gray',
  refused: 'red',
  waits: 'yellow',
};

/** The rows of a sample with what would become of each; the chosen one with both sides beside each other. */
export function TrialRows({
  trial,
  mapping,
  onKeep,
}: {
  readonly trial: Trial;
  readonly mapping: Mapping;
  /** Null where nothing can be changed. */
  readonly onKeep: ((row: TriedRow) => void) | null;
}) {
  const t = useInterfaceTexts();
  const [chosen, setChosen] = useState(0);
  const row = trial.rows[chosen] ?? trial.rows[0];
  if (!row) return <Text size="sm">{t.nothing}</Text>;
  return (
    <section aria-label={t.rows}>
      <Group gap="xs" mt="sm" mb={6} role="status">
        <Title order={4} size="h6">
          {t.rows}
        </Title>
        {Object.entries(trial.counts).map(([state, count]) => (
          <Badge key={state} variant="light" color={STATE_COLORS[state as RowState]} tt="none">
            {t.countOf(count, t.states[state as RowState])}
          </Badge>
        ))}
      </Group>
      <div className="ld-trial">
        <ul className="ld-trial-rows">
          {trial.rows.map((one, at) => (
            <li key={one.line}>
              <UnstyledButton
                className="ld-trial-row"
                aria-current={one === row}
                data-state={one.state}
                onClick={() => setChosen(at)}
              >
                <Text size="sm" fw={600} component="span">
                  {t.line(one.line)}
                </Text>
                <Text size="xs" component="span" truncate>
                  {one.key ?? Object.values(one.cells).filter(Boolean).slice(0, 3).join(' · ')}
                </Text>
                <Badge size="xs" variant="light" color={STATE_COLORS[one.state]} tt="none">
                  {t.states[one.state]}
                </Badge>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        <TriedRowDetails key={row.line} row={row} mapping={mapping} onKeep={onKeep} />
      </div>
    </section>
  );
}
