import type { WireSimulationStep } from '@leitwerk/metadata/wire/simulation';
import { TriedStep } from '@leitwerk/runtime-ui/process';
import { ModelScope, ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Alert, Button, Group, Loader, Select, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readRecord, simulateDraft } from '../../../client/draft-simulation.ts';
import { headOf } from '../../../draft/definition-head.ts';
import { useDraftEditing } from '../../../draft/draft-context.tsx';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import type { Trail } from '../canvas-context.tsx';
import { useCanvas } from '../canvas-context.tsx';
import { machineOf } from '../machine/workflow-canvas.ts';
import { NextSteps } from './next-steps.tsx';
import { peopleOf } from './people-of.ts';
import { RecordPick } from './record-pick.tsx';
import { rolesOf } from './roles-of.ts';
import { trailOf } from './trail-of.ts';

/** Tries the draft's workflow out with a record, step by step; where it stands and went is marked in the picture. */
export function TryPanel({ onTrail }: { readonly onTrail: (trail: Trail | null) => void }) {
  const t = useCanvasTexts();
  const { document, picture, words } = useCanvas();
  const { draft, state, model } = useDraftEditing();
  const [record, setRecord] = useState<string | null>(null);
  const [at, setAt] = useState('');
  const [as, setAs] = useState<'anyone' | 'myself'>('anyone');
  const [person, setPerson] = useState(1);
  const [steps, setSteps] = useState<readonly WireSimulationStep[]>([]);
  const workflow = String(document['id']);
  const entity = Object.values(model.entities).find((one) => one.id === document['entity']);
  const roles = as === 'anyone' ? rolesOf(machineOf(document)) : [];
  const people = peopleOf(machineOf(document));
  const states = picture.states.filter(({ path, type }) => path !== '' && type !== 'history' && type !== 'final');
  // A state that is no longer there is where nothing begins.
  const begun = states.some(({ path }) => path === at) ? at : '';
  const isSaved = state.documents === state.saved;
  // What is edited meanwhile is played anew, as soon as it is saved.
  const outcome = useQuery({
    queryKey: ['draft-simulation', draft.id, state.revision, workflow, record, begun, roles, steps],
    queryFn: () =>
      simulateDraft(draft.id, { workflow, record: record ?? '', roles, steps, ...(begun !== '' && { at: begun }) }),
    enabled: isSaved && record !== null && steps.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const opened = useQuery({
    queryKey: ['record-to-try', entity?.name, record],
    queryFn: () => readRecord(entity?.name ?? '', record ?? ''),
    enabled: entity !== undefined && record !== null,
  });
  const outcomes = steps.length > 0 && record !== null && !outcome.error ? (outcome.data?.steps ?? []) : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: marked anew when something else has come of it
  useEffect(() => {
    onTrail(outcomes.length > 0 ? trailOf(workflow, outcomes) : null);
  }, [outcome.data, outcome.error, steps.length, record]);
  useEffect(() => () => onTrail(null), [onTrail]);
  if (!entity) return <Text size="sm">{t.noEntity}</Text>;
  const last = outcomes.at(-1);
  const label = headOf(document).label ?? { de: workflow, en: workflow };
  const now = { items: [], startable: [{ workflow, label, possible: true }] };
  const add = (step: WireSimulationStep): void => setSteps([...steps, step]);
  return (
    <Stack gap="sm" className="lc-try" component="section" aria-label={t.tryOut}>
      <Title order={4} size="h5">
        {t.tryOut}
      </Title>
      <Text size="xs" c="dimmed">
        {t.tryText}
      </Text>
      <RecordPick
        entity={entity}
        value={record}
        onChange={(id) => {
          setRecord(id);
          setSteps([]);
        }}
      />
      <Select
        label={t.as}
        allowDeselect={false}
        data={[
          { value: 'anyone', label: t.asAnyone },
          { value: 'myself', label: t.asMyself },
        ]}
        value={as}
        onChange={(next) => setAs(next === 'myself' ? 'myself' : 'anyone')}
      />
      {people > 1 && (
        <Select
          label={t.asPerson}
          allowDeselect={false}
          data={Array.from({ length: people }, (_, at) => ({ value: String(at + 1), label: t.person(at + 1) }))}
          value={String(Math.min(person, people))}
          onChange={(next) => setPerson(Number(next))}
        />
      )}
      <Select
        label={t.beginAt}
        {...(begun !== '' && { description: t.beginAtHint })}
        allowDeselect={false}
        searchable
        data={[
          { value: '', label: t.atBeginning },
          ...states.map((one) => ({ value: one.path, label: words.state(one) })),
        ]}
        value={begun}
        onChange={(next) => {
          setAt(next ?? '');
          setSteps([]);
        }}
      />
      {record !== null && steps.length === 0 && (
        <Button w="fit-content" onClick={() => add({ do: 'begin', workflow })}>
          {t.begin}
        </Button>
      )}
      <ModelScope model={model}>
        {outcomes.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added and removed at the end
          <TriedStep key={index} step={steps[index]} outcome={one} now={now} />
        ))}
        {outcome.error && (
          <Alert color="red">
            <ProblemText error={outcome.error} />
          </Alert>
        )}
        {outcome.isFetching && <Loader size="xs" />}
        {last && !last.problem && opened.data && (
          <NextSteps
            workflow={workflow}
            entity={entity}
            record={opened.data}
            outcome={last}
            person={Math.min(person, people)}
            onStep={add}
          />
        )}
      </ModelScope>
      {steps.length > 0 && (
        <Group gap={6}>
          <Button size="xs" variant="default" onClick={() => setSteps(steps.slice(0, -1))}>
            {t.backStep}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setSteps([])}>
            {t.again}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
