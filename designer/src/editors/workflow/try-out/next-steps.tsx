import type { WireSimulationOutcome, WireSimulationStep } from '@leitwerk/metadata/wire/simulation';
import type { OpenRecord } from '@leitwerk/runtime-ui/process';
import { EventButton } from '@leitwerk/runtime-ui/process';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';

type Props = {
  readonly workflow: string;
  readonly entity: ComponentProps<typeof EventButton>['entity'];
  readonly record: OpenRecord;
  readonly outcome: WireSimulationOutcome;
  /** Who sends events: 1 is oneself. */
  readonly person: number;
  readonly onStep: (step: WireSimulationStep) => void;
};

/** What can be done next: events with the reasons of those that are not possible, answers of modules, and time. */
export function NextSteps({ workflow, entity, record, outcome, person, onStep }: Props) {
  const t = useCanvasTexts();
  const label = useLabel();
  const process = outcome.processes.find((one) => one.workflow === workflow);
  if (!process || process.state === 'done' || process.state === 'cancelled') return <Text size="sm">{t.ended}</Text>;
  if (process.state === 'stopped') return <Text size="sm">{t.stopped(process.problem ?? '')}</Text>;
  const by = { do: 'send', workflow, ...(person > 1 && { person }) } as const;
  const isStill = process.events.length === 0 && process.timers.length === 0 && outcome.waits.length === 0;
  return (
    <Stack gap={8}>
      <Title order={5} size="sm">
        {t.what}
      </Title>
      <Group gap={6}>
        {process.events.map((event) => (
          <EventButton
            key={event.event}
            entity={entity}
            record={record}
            label={event.label}
            {...(event.color && { color: event.color })}
            reason={event.reason}
            input={event.input}
            onPress={async () => onStep({ ...by, event: event.event })}
            onSend={async (input) => onStep({ ...by, event: event.event, input })}
          />
        ))}
      </Group>
      {process.events
        .filter((event) => event.reason !== undefined)
        .map((event) => (
          <Text key={event.event} size="xs" c="dimmed">
            {label(event.label) || event.event}: {event.reason}
          </Text>
        ))}
      {outcome.waits.map((action) => (
        <Group key={action} gap={6}>
          <Text size="sm">
            {t.answers} {action}:
          </Text>
          <Button size="compact-sm" variant="light" onClick={() => onStep({ do: 'answer', action })}>
            {t.isDone}
          </Button>
          <Button
            size="compact-sm"
            variant="light"
            color="red"
            onClick={() => onStep({ do: 'answer', action, refusal: t.refusal })}
          >
            {t.isRefused}
          </Button>
        </Group>
      ))}
      {isStill && (
        <Text size="xs" c="dimmed">
          {t.waitsElse}
        </Text>
      )}
      <Group gap={6}>
        <Text size="sm">{t.time}:</Text>
        {process.timers.length > 0 && (
          <Button size="compact-sm" variant="light" onClick={() => onStep({ do: 'pass', time: 'next-deadline' })}>
            {t.nextDeadline}
          </Button>
        )}
        <Button size="compact-sm" variant="light" onClick={() => onStep({ do: 'pass', time: 'P1D' })}>
          {t.oneDay}
        </Button>
        <Button size="compact-sm" variant="light" onClick={() => onStep({ do: 'pass', time: 'P14D' })}>
          {t.twoWeeks}
        </Button>
      </Group>
    </Stack>
  );
}
