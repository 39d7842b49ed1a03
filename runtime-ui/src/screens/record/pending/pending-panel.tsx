import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import { textFromDate } from '@leitwerk/metadata/shown-types/date';
import type { WirePendingChange } from '@leitwerk/metadata/wire/workflow';
import { Box, Button, Group, Paper, Popover, Slider, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCalendarClock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelChange, moveChange } from '../../../client/pending.ts';
import { queryKeys } from '../../../client/query-keys.ts';
import type { OpenRecord } from '../../../client/records.ts';
import { ProblemText } from '../../../controls/problem-text.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { useOwnTexts } from '../../../i18n/own-texts.ts';
import type { EntityModel } from '../../../model/definitions.ts';
import { fieldNamed } from '../../../model/fields-of.ts';
import { ChangedValue } from '../../../values/changed-value.tsx';
import { DayPicker } from '../../../widgets/inputs/day-picker.tsx';
import { pendingTexts } from './pending-texts.ts';
import { dayLater, daysBetween, valuesOn } from './values-on.ts';

type Props = {
  readonly entity: EntityModel;
  readonly record: OpenRecord;
  /** Planned or refused ones, by their day. */
  readonly plans: readonly WirePendingChange[];
};

/** What is planned for a record: seen on any day to come, put off, taken back. */
export function PendingPanel({ entity, record, plans }: Props) {
  const t = useOwnTexts(pendingTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      notifications.show({ color: 'red', title: t.failed, message: <ProblemText error={error} /> });
    }
    await client.invalidateQueries({ queryKey: queryKeys.record(entity.name, record.id) });
  };
  return (
    <Box component="section" px="md" py="sm" aria-label={t.title}>
      <Title order={2} size="sm" mb={6}>
        {t.title}
      </Title>
      <Stack gap="xs">
        <OnDay entity={entity} record={record} plans={plans} />
        {plans.map((plan) => (
          <Paper
            key={plan.id}
            withBorder
            p="xs"
            radius="md"
            component="article"
            aria-label={textFromDate(plan.day, language)}
          >
            <Group justify="space-between" align="flex-start" gap="xs">
              <Box miw={0}>
                <Group gap={6}>
                  <IconCalendarClock size={15} aria-hidden />
                  <Text size="sm" fw={600}>
                    {t.from(textFromDate(plan.day, language))}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t.by(plan.by.title ?? '')}
                  </Text>
                </Group>
                <Changes entity={entity} record={record} values={plan.changes} />
                {plan.problem && (
                  <Text size="xs" className="lw-overdue">
                    {t.refused} {plan.problem}
                  </Text>
                )}
              </Box>
              {plan.mayMove && (
                <Group gap={6}>
                  <MoveButton plan={plan} onMove={(day) => void act(() => moveChange(plan.id, day))} />
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    onClick={() => window.confirm(t.cancelText) && void act(() => cancelChange(plan.id))}
                  >
                    {t.cancel}
                  </Button>
                </Group>
              )}
            </Group>
          </Paper>
        ))}
      </Stack>
    </Box>
  );
}

function Changes({
  entity,
  record,
  values,
}: Omit<Props, 'plans'> & { readonly values: Readonly<Record<string, unknown>> }) {
  return Object.entries(values).map(([name, after]) => {
    const field = fieldNamed(entity, name);
    return field && <ChangedValue key={name} field={field} before={record[name]} after={after} />;
  });
}

function MoveButton({ plan, onMove }: { readonly plan: WirePendingChange; readonly onMove: (day: string) => void }) {
  const t = useOwnTexts(pendingTexts);
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus withRoles={false}>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t.move}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <DayPicker
          day={plan.day}
          onPick={(day) => {
            setOpened(false);
            if (day !== null && day !== plan.day) onMove(day);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Days behind the last plan that the slider still reaches. */
const BEYOND = 7;

/** What applies on a day, chosen with a slider that has a mark for each plan. */
function OnDay({ entity, record, plans }: Props) {
  const t = useOwnTexts(pendingTexts);
  const language = useLanguage();
  const { day: today } = clockOf(new Date());
  const planned = plans.filter(({ state }) => state === 'planned');
  const last = planned.at(-1)?.day ?? today;
  const [ahead, setAhead] = useState(Math.max(0, daysBetween(today, planned[0]?.day ?? today)));
  if (planned.length === 0) return null;
  const day = dayLater(today, ahead);
  const values = valuesOn(planned, day);
  const dayOf = (days: number): string => textFromDate(dayLater(today, days), language);
  return (
    <Box>
      <Text size="sm" fw={600}>
        {t.on(textFromDate(day, language))}
      </Text>
      <Slider
        my={6}
        maw={520}
        min={0}
        max={daysBetween(today, last) + BEYOND}
        step={1}
        value={ahead}
        onChange={setAhead}
        label={dayOf}
        marks={planned.map((plan) => ({ value: daysBetween(today, plan.day) }))}
        thumbLabel={t.slider}
        thumbProps={{ 'aria-valuetext': dayOf(ahead) }}
      />
      <div aria-live="polite">
        {Object.keys(values).length === 0 ? (
          <Text size="xs" c="dimmed">
            {t.asToday}
          </Text>
        ) : (
          <Changes entity={entity} record={record} values={values} />
        )}
      </div>
    </Box>
  );
}
