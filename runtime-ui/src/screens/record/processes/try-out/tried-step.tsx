import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireSimulationOutcome, WireSimulationStep } from '@leitwerk/metadata/wire/simulation';
import type { WireProcesses } from '@leitwerk/metadata/wire/workflow';
import { Alert, Badge, Group, Paper, Text } from '@mantine/core';
import { useLabel, useLanguage } from '../../../../i18n/language.ts';
import { useOwnTexts } from '../../../../i18n/own-texts.ts';
import { fieldNamed } from '../../../../model/fields-of.ts';
import { useModel } from '../../../../model/model-context.tsx';
import { ChangedValue } from '../../../../values/changed-value.tsx';
import { textFromDue } from '../../../../values/text-from-due.ts';
import { tryOutTexts } from './try-out-texts.ts';

type Props = {
  readonly step: WireSimulationStep | undefined;
  readonly outcome: WireSimulationOutcome;
  readonly now: WireProcesses;
};

/** What one step would lead to: which processes move, what is done, where they stand then. */
export function TriedStep({ step, outcome, now }: Props) {
  const t = useOwnTexts(tryOutTexts);
  const label = useLabel();
  const language = useLanguage();
  const { entities } = useModel();
  const named = (workflow: string): Label =>
    [...outcome.processes, ...now.items, ...now.startable].find((one) => one.workflow === workflow)?.label ?? {
      de: workflow,
      en: workflow,
    };
  const title =
    step?.do === 'begin'
      ? t.begin(label(named(step.workflow)))
      : step?.do === 'send'
        ? `${label(named(step.workflow))}: ${label(eventLabel(step.workflow, step.event, outcome, now))}`
        : step?.do === 'answer'
          ? t.answered(step.action, step.refusal !== undefined)
          : t.passed(textFromInstant(outcome.at, language));
  return (
    <Paper withBorder p="xs" radius="md" component="article" aria-label={title}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {outcome.problem && (
        <Alert color="red" mt={6} p="xs">
          {t.refused} {outcome.problem.message} {outcome.problem.issues.map(({ message }) => message).join(' ')}
        </Alert>
      )}
      {!outcome.problem && outcome.taken.length === 0 && (
        <Text size="xs" c="dimmed">
          {t.nothing}
        </Text>
      )}
      {outcome.taken.map((taken, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what has happened does not change its order
        <div key={index}>
          <Text size="xs" mt={4}>
            {textFromInstant(taken.at, language)} · {label(named(taken.workflow))}
            {taken.states.length > 0 && ` → ${label(taken.states.at(-1)?.label ?? { de: '', en: '' })}`}
          </Text>
          {taken.actions.map((action, at) => {
            const entity = entities[action.entity];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <div key={at} className="lw-tried-action">
                <Text size="xs">
                  {entity ? label(entity.label) : action.entity} {action.title ?? ''}:{' '}
                  {t.actions[action.type] ?? action.type}
                </Text>
                {entity &&
                  Object.entries(action.values).map(([name, value]) => {
                    const field = fieldNamed(entity, name);
                    return field && <ChangedValue key={name} field={field} after={value} />;
                  })}
              </div>
            );
          })}
        </div>
      ))}
      <Group gap={6} mt={6}>
        {outcome.processes
          .filter(({ workflow }) => outcome.taken.some((one) => one.workflow === workflow))
          .map((process) => (
            <Badge
              key={process.workflow}
              size="sm"
              variant="light"
              color={process.state === 'stopped' ? 'red' : 'gray'}
            >
              {label(process.label)} {process.state === 'done' ? t.done : t.stands}{' '}
              {label(process.states.at(-1)?.label ?? { de: '', en: '' })}
              {process.timers[0] && ` · ${t.due} ${textFromDue(process.timers[0].due, language)}`}
            </Badge>
          ))}
      </Group>
    </Paper>
  );
}

const eventLabel = (workflow: string, event: string, outcome: WireSimulationOutcome, now: WireProcesses): Label => {
  const known = [...now.items, ...outcome.processes].filter((one) => one.workflow === workflow);
  const found =
    known.flatMap((one) => one.events).find((one) => one.event === event)?.label ??
    outcome.taken.find((one) => one.event.name === event)?.event.label;
  return found ?? { de: event, en: event };
};
