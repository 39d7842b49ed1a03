import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WireExplanation, WireTriedWay } from '@leitwerk/metadata/wire/workflow';
import { Badge, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { explainRecord } from '../../../client/processes.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { SideDrawer } from '../../../controls/side-drawer.tsx';
import { useLabel, useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import { fieldNamed } from '../../../model/fields-of.ts';
import './process-inside.css';
import { ConditionText } from './condition-text.tsx';
import { explainTexts } from './explain-texts.ts';
import type { Words } from './use-words.ts';
import { useWords } from './use-words.ts';
import { stateWords, wayWords } from './way-words.ts';

type Props = { readonly entity: EntityModel; readonly id: string; readonly onClose: () => void };

/** Why the processes of a record go on or do not, in plain words, and what would begin others. */
export function ExplainPanel({ entity, id, onClose }: Props) {
  const t = useOwnTexts(explainTexts);
  const found = useQuery({
    queryKey: queryKeys.explanation(entity.name, id),
    queryFn: () => explainRecord(entity.name, id),
  });
  return (
    <SideDrawer title={t.title} onClose={onClose}>
      {found.error ? <ProblemText error={found.error} /> : !found.data && <Skeleton h={160} />}
      {found.data && (
        <Stack gap="lg">
          <section aria-label={t.running}>
            <Title order={3} size="sm" mb="xs">
              {t.running}
            </Title>
            {found.data.processes.length === 0 && <Text size="sm">{t.none}</Text>}
            <Stack gap="lg">
              {found.data.processes.map((one) => (
                <Process key={one.id} process={one} entity={entity} />
              ))}
            </Stack>
          </section>
          <Starts starts={found.data.starts} entity={entity} />
          {found.data.automations.length > 0 && <Automations automations={found.data.automations} entity={entity} />}
        </Stack>
      )}
    </SideDrawer>
  );
}

function Process({
  process,
  entity,
}: {
  readonly process: WireExplanation['processes'][number];
  readonly entity: EntityModel;
}) {
  const t = useOwnTexts(explainTexts);
  const label = useLabel();
  const words = useWords(process.machine, entity);
  const others = process.others.filter((one) => one.condition);
  return (
    <Stack gap="sm">
      <Text fw={600}>{label(process.label)}</Text>
      {process.problem && (
        <Text size="sm">
          {t.stopped}: {process.problem}
        </Text>
      )}
      {process.events.map((event) => (
        <div key={event.event}>
          <Group gap="xs">
            <Text size="sm" fw={500}>
              {label(event.label)}
            </Text>
            <Badge size="sm" variant="light" color={event.possible ? 'green' : 'gray'}>
              {event.possible ? t.possible : t.notPossible}
            </Badge>
          </Group>
          {event.reason && !event.tried.some(isToldBy) && <Text size="sm">{event.reason}</Text>}
          <Text size="xs" c="dimmed">
            {t.who}: {event.roles?.map(label).join(', ') ?? t.whoever}
          </Text>
          <Tried tried={event.tried} words={words} />
        </div>
      ))}
      {others.length > 0 && (
        <div>
          <Text size="sm" fw={500}>
            {t.itself}
          </Text>
          <Text size="xs" c="dimmed">
            {t.itselfText}
          </Text>
          <Tried tried={others} words={words} />
        </div>
      )}
    </Stack>
  );
}

/** The condition says it itself, in the words of the definition. */
const isToldBy = ({ condition }: WireTriedWay): boolean => condition?.holds === false && condition.label !== undefined;

function Tried({ tried, words }: { readonly tried: readonly WireTriedWay[]; readonly words: Words }) {
  return tried.map(({ way: id, condition }) => {
    const way = words.machine.ways.find((one) => one.id === id);
    if (!way || !condition) return null;
    return (
      <div key={id} className="lw-tried">
        <Text size="xs">
          {wayWords(way, words)} → {way.to.map((path) => stateWords(path, words)).join(', ') || words.t.stays}
        </Text>
        <ConditionText condition={condition} words={words} />
      </div>
    );
  });
}

const NO_MACHINE = { states: [], ways: [], delays: {} };

function Starts({ starts, entity }: { readonly starts: WireExplanation['starts']; readonly entity: EntityModel }) {
  const t = useOwnTexts(explainTexts);
  const label = useLabel();
  const words = useWords(NO_MACHINE, entity);
  return (
    <section aria-label={t.starts}>
      <Title order={3} size="sm" mb="xs">
        {t.starts}
      </Title>
      {starts.length === 0 && <Text size="sm">{t.noStarts}</Text>}
      <Stack gap="sm">
        {starts.map((one) => (
          <div key={one.workflow}>
            <Group gap="xs">
              <Text size="sm" fw={600}>
                {label(one.label)}
              </Text>
              {one.isRunning && (
                <Badge size="sm" variant="light">
                  {t.isRunning}
                </Badge>
              )}
            </Group>
            {one.ways.map((way, index) => (
              // Several starts may look the same.
              // biome-ignore lint/suspicious/noArrayIndexKey: they have no id, and their order is fixed
              <div key={index} className="lw-tried">
                <Text size="xs">
                  {way.event ? `${t.movedBy} „${label(way.event)}“` : t[way.on]}
                  {way.roles && ` (${way.roles.map(label).join(', ')})`}
                  {way.isAllowed === false && ` – ${t.mayNot}`}
                  {!way.condition && `, ${t.noCondition}`}
                </Text>
                {way.condition && <ConditionText condition={way.condition} words={words} />}
              </div>
            ))}
          </div>
        ))}
      </Stack>
    </section>
  );
}

function Automations({
  automations,
  entity,
}: {
  readonly automations: WireExplanation['automations'];
  readonly entity: EntityModel;
}) {
  const t = useOwnTexts(explainTexts);
  const label = useLabel();
  const language = useLanguage();
  const words = useWords(NO_MACHINE, entity);
  const triggerWords = ({ on, event, fields }: WireExplanation['automations'][number]['triggers'][number]): string => {
    if (event) return `${t.movedBy} „${label(event)}“`;
    if (!fields?.length) return t[on];
    return `${t.fieldChanged}: ${fields.map((name) => label(fieldNamed(entity, name)?.label) || name).join(', ')}`;
  };
  return (
    <section aria-label={t.automations}>
      <Title order={3} size="sm" mb="xs">
        {t.automations}
      </Title>
      <Stack gap="sm">
        {automations.map((one) => (
          <div key={one.automation}>
            <Text size="sm" fw={600}>
              {label(one.label)}
            </Text>
            <Text size="xs">{one.triggers.map(triggerWords).join(' · ')}</Text>
            {one.condition && <ConditionText condition={one.condition} words={words} />}
            <Text size="xs" c="dimmed">
              {t.last}:{' '}
              {one.last
                ? `${textFromInstant(one.last.at, language)}, ${one.last.state === 'done' ? t.lastDone : t.lastFailed}`
                : t.never}
              {one.last?.problem && ` – ${one.last.problem}`}
            </Text>
          </div>
        ))}
      </Stack>
    </section>
  );
}
