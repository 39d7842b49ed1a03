import type { WireMigration } from '@leitwerk/metadata/wire/workflow';
import { Box, Button, Group, Modal, Progress, Select, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queryKeys } from '../../../client/query-keys.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLabel } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { Choices } from './migration-choices.ts';
import { placeOf, statesWithoutPlace } from './migration-choices.ts';
import { MigrationOutcome } from './migration-outcome.tsx';
import { FormerVersions, MigrationPlan } from './migration-plan.tsx';
import type { MigrationTexts } from './migration-texts.ts';
import { migrationTexts } from './migration-texts.ts';
import type { Moved } from './move-all.ts';
import { moveAll } from './move-all.ts';

/** Finds a place for every state that is gone, shows what would happen, and does it. */
export function MigrationForm({ workflow, plan }: { readonly workflow: string; readonly plan: WireMigration }) {
  const t = useOwnTexts<MigrationTexts>(migrationTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [choices, setChoices] = useState<Choices>({});
  const [isAsking, setAsking] = useState(false);
  const [moved, setMoved] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<Moved | null>(null);
  const live = new Set(plan.states.map(({ path }) => path));
  const lost = statesWithoutPlace(plan, live);
  const isOpen = lost.some(({ path }) => choices[path] === undefined);
  const all = plan.stands.reduce((sum, { count }) => sum + count, 0);
  const move = async (): Promise<void> => {
    setAsking(false);
    setProblem(null);
    setMoved(0);
    try {
      setOutcome(await moveAll(workflow, choices, setMoved));
    } catch (error) {
      setProblem(error);
    } finally {
      setMoved(null);
      for (const queryKey of [queryKeys.migration(workflow), queryKeys.workflows, queryKeys.processLists])
        void client.invalidateQueries({ queryKey });
    }
  };
  return (
    <Stack gap="lg">
      {outcome && (
        <MigrationOutcome
          outcome={outcome}
          entity={plan.entity}
          onBack={() => void navigate({ to: '/processes', search: { workflow } })}
        />
      )}
      {all === 0 && !outcome && <Text role="status">{t.none}</Text>}
      {all > 0 && (
        <>
          <FormerVersions stands={plan.stands} />
          <PlaceChoices plan={plan} lost={lost} choices={choices} onChange={setChoices} />
          <MigrationPlan plan={plan} choices={choices} />
          <Text size="sm" c="dimmed">
            {t.rules}
          </Text>
          {problem !== null && <ProblemText error={problem} />}
          {moved === null ? (
            <Group>
              <Button disabled={isOpen} onClick={() => setAsking(true)}>
                {t.go(all)}
              </Button>
              {isOpen && <Text size="sm">{t.missing}</Text>}
            </Group>
          ) : (
            <Box role="status">
              <Text size="sm">{t.working(moved, all)}</Text>
              <Progress value={(100 * moved) / all} aria-label={t.working(moved, all)} />
            </Box>
          )}
        </>
      )}
      {isAsking && (
        <Modal opened onClose={() => setAsking(false)} title={t.confirm(all)}>
          <Text size="sm">{t.rules}</Text>
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t.cancel}
            </Button>
            <Button onClick={() => void move()}>{t.go(all)}</Button>
          </Group>
        </Modal>
      )}
    </Stack>
  );
}

function PlaceChoices({
  plan,
  lost,
  choices,
  onChange,
}: {
  readonly plan: WireMigration;
  readonly lost: ReturnType<typeof statesWithoutPlace>;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}) {
  const t = useOwnTexts<MigrationTexts>(migrationTexts);
  const label = useLabel();
  if (lost.length === 0) return <Text size="sm">{t.noChoice}</Text>;
  return (
    <Box component="section" aria-label={t.choices}>
      <Title order={2} size="h5">
        {t.choices}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t.choicesText}
      </Text>
      <Stack gap="sm" maw={420}>
        {lost.map((state) => (
          <Select
            key={state.path}
            label={t.to(label(state.label))}
            description={state.path}
            placeholder={t.choose}
            required
            searchable
            value={choices[state.path] ?? null}
            onChange={(next) => next && onChange({ ...choices, [state.path]: next })}
            allowDeselect={false}
            data={plan.states.map(({ path }) => ({ value: path, label: placeOf(path, plan.states, label) }))}
          />
        ))}
      </Stack>
    </Box>
  );
}
