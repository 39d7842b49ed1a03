import type { WireSimulatedProcess, WireSimulationStep } from '@leitwerk/metadata/wire/simulation';
import type { WireProcesses } from '@leitwerk/metadata/wire/workflow';
import { Alert, Button, Drawer, Group, Loader, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenRecord } from '../../../../client/records.ts';
import { simulate } from '../../../../client/simulation.ts';
import { ProblemText } from '../../../../controls/problem-text.tsx';
import { useLabel } from '../../../../i18n/language.ts';
import { useOwnTexts } from '../../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../../model/definitions.ts';
import { EventButton } from '../../event-button.tsx';
import { TriedStep } from './tried-step.tsx';
import { tryOutTexts } from './try-out-texts.ts';

type Props = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly now: WireProcesses;
  readonly onClose: () => void;
};

/** Begins processes, sends events and lets time pass, step by step, without a trace. */
export function TryOut({ entity, record, now, onClose }: Props) {
  const t = useOwnTexts(tryOutTexts);
  const label = useLabel();
  const [steps, setSteps] = useState<readonly WireSimulationStep[]>([]);
  const outcome = useQuery({
    queryKey: ['simulation', entity.name, record.id, steps],
    queryFn: () => simulate({ entity: entity.name, record: record.id, steps }),
    enabled: steps.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const add = (step: WireSimulationStep): void => setSteps([...steps, step]);
  const outcomes = steps.length > 0 ? (outcome.data?.steps ?? []) : [];
  const last = outcomes.at(-1);
  const standing: readonly WireSimulatedProcess[] = last?.processes ?? now.items;
  const running = standing.filter(({ state }) => state === 'running');
  const isRefused = last?.problem !== undefined && last.problem !== null;
  const startable = now.startable.filter(({ workflow }) => !running.some((one) => one.workflow === workflow));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t.title}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t.lead}
        </Text>
        {outcomes.map((one, index) => (
          // Steps have no other name than their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added and removed at the end
          <TriedStep key={index} step={steps[index]} outcome={one} now={now} />
        ))}
        {outcome.error && (
          <Alert color="red">
            <ProblemText error={outcome.error} />
          </Alert>
        )}
        {outcome.isFetching && <Loader size="xs" />}
        {!isRefused && !outcome.error && (
          <Stack gap="xs">
            <Title order={3} size="sm">
              {t.would}
            </Title>
            {running.map((process) => (
              <Group key={process.workflow} gap={6}>
                <Text size="sm" fw={600}>
                  {label(process.label)}
                </Text>
                {process.events.map((event) => (
                  <EventButton
                    key={event.event}
                    entity={entity}
                    record={record}
                    label={event.label}
                    {...(event.color && { color: event.color })}
                    reason={event.reason}
                    input={event.input}
                    onPress={async () => add({ do: 'send', workflow: process.workflow, event: event.event })}
                    onSend={async (input) => add({ do: 'send', workflow: process.workflow, event: event.event, input })}
                  />
                ))}
              </Group>
            ))}
            <Group gap={6}>
              {startable.map(({ workflow, label: name, possible }) => (
                <Button
                  key={workflow}
                  size="xs"
                  variant="default"
                  disabled={steps.length === 0 && !possible}
                  onClick={() => add({ do: 'begin', workflow })}
                >
                  {t.begin(label(name))}
                </Button>
              ))}
            </Group>
            {running.length > 0 && (
              <Group gap={6}>
                <Text size="sm">{t.time}:</Text>
                <Button size="xs" variant="light" onClick={() => add({ do: 'pass', time: 'next-deadline' })}>
                  {t.nextDeadline}
                </Button>
                <Button size="xs" variant="light" onClick={() => add({ do: 'pass', time: 'P14D' })}>
                  {t.twoWeeks}
                </Button>
              </Group>
            )}
          </Stack>
        )}
        {steps.length > 0 && (
          <Group>
            <Button size="xs" variant="subtle" onClick={() => setSteps(steps.slice(0, -1))}>
              {t.back}
            </Button>
          </Group>
        )}
      </Stack>
    </Drawer>
  );
}
