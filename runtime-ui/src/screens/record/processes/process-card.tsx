import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireProcess, WireProcessState } from '@leitwerk/metadata/wire/workflow';
import { Alert, Badge, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { OpenRecord } from '../../../client/records.ts';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import type { Act } from './act.ts';
import { ProcessEventButton } from './process-event-button.tsx';
import { processTexts } from './process-texts.ts';

// What is asked for by a button comes with it.
const ProcessInside = lazy(async () => ({ default: (await import('./process-inside.tsx')).ProcessInside }));
const RepairDialog = lazy(async () => ({ default: (await import('./repair-dialog.tsx')).RepairDialog }));

type Props = {
  readonly process: WireProcess;
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  readonly isDirty: boolean;
  readonly act: Act;
};

const COLORS = { running: 'blue', stopped: 'red', done: 'green', cancelled: 'gray' } as const;

/** One process: where it stands, until when, what can be done, and how it came there. */
export function ProcessCard({ process, entity, record, isDirty, act }: Props) {
  const t = useOwnTexts(processTexts);
  const label = useLabel();
  const language = useLanguage();
  const [shown, setShown] = useState<'machine' | 'steps' | null>(null);
  const [isRepairing, setRepairing] = useState(false);
  return (
    <Paper withBorder p="xs" radius="md" component="article" aria-label={label(process.label)}>
      <Stack gap={6}>
        <Group gap="xs" justify="space-between">
          <Group gap={6}>
            <Text size="sm" fw={600}>
              {label(process.label)}
            </Text>
            <Badge size="sm" variant="light" color={COLORS[process.state]}>
              {t[process.state]}
            </Badge>
            <Text size="xs" c="dimmed">
              {t.since} {textFromInstant(process.startedAt, language)}
            </Text>
          </Group>
          <Group gap={6}>
            {process.events.map((event) => (
              <ProcessEventButton
                key={event.event}
                process={process.id}
                event={event}
                entity={entity}
                record={record}
                isDirty={isDirty}
                act={act}
              />
            ))}
          </Group>
        </Group>
        <Group gap={6} component="ul" className="lw-process-states">
          {leavesOf(process.states).map((one) => (
            <Badge key={one.path} component="li" variant="dot" size="sm" {...(one.color && { color: one.color })}>
              {namesOf(one, process.states).map(label).join(' › ')}
            </Badge>
          ))}
          {process.timers.map(({ delay, due }) => (
            <Text key={delay} component="li" size="xs" c="dimmed">
              <IconClock size={12} aria-hidden style={{ verticalAlign: -2 }} /> {t.due} {textFromInstant(due, language)}
            </Text>
          ))}
        </Group>
        {process.problem && (
          <Alert color="red" p="xs" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {process.problem}
          </Alert>
        )}
        <Group gap={6}>
          {(['machine', 'steps'] as const).map((one) => (
            <Button
              key={one}
              variant={shown === one ? 'light' : 'subtle'}
              size="compact-xs"
              aria-expanded={shown === one}
              onClick={() => setShown(shown === one ? null : one)}
            >
              {one === 'machine' ? t.machine : `${t.steps} (${process.steps.length})`}
            </Button>
          ))}
          {process.mayRepair && (
            <Button
              variant={process.state === 'stopped' ? 'light' : 'subtle'}
              size="compact-xs"
              onClick={() => setRepairing(true)}
            >
              {t.repair}
            </Button>
          )}
        </Group>
        {shown && (
          <Suspense fallback={<Skeleton h={120} />}>
            <ProcessInside id={process.id} recordId={record.id} entity={entity} shows={shown} />
          </Suspense>
        )}
        {isRepairing && (
          <Suspense>
            <RepairDialog
              process={process}
              entity={entity.name}
              recordId={record.id}
              onClose={() => setRepairing(false)}
              onDone={() => {
                setRepairing(false);
                void act(async () => undefined);
              }}
            />
          </Suspense>
        )}
      </Stack>
    </Paper>
  );
}

/** States that no other one lies in: what people call where it stands. */
const leavesOf = (states: readonly WireProcessState[]): readonly WireProcessState[] =>
  states.filter(({ path }) => !states.some((other) => other.path.startsWith(`${path}.`)));

/** The names on the way to a state. */
const namesOf = ({ path }: WireProcessState, states: readonly WireProcessState[]) =>
  states.filter((one) => one.path === path || path.startsWith(`${one.path}.`)).map((one) => one.label);
