import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionIcon, Box, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '../../client/query-keys.ts';
import { sendTransition } from '../../client/records.ts';
import { ProblemText } from '../../controls/problem-text.tsx';
import { RecordLink } from '../../controls/record-link.tsx';
import { FieldDisplay } from '../../controls/widget-context.tsx';
import { useLabel, useLanguage } from '../../i18n/language.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import type { EntityModel, FieldModel, StatusTransition } from '../../model/definitions.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';
import { dayTexts } from './day-texts.ts';

type Props = {
  readonly entity: EntityModel;
  readonly record: WireRecord;
  /** Shown beside the title where they have a value. */
  readonly facts: readonly FieldModel[];
  readonly due: FieldModel | undefined;
  readonly event: StatusTransition | undefined;
};

/** One entry of a day's list: its title, some facts, and a circle that ticks it off. */
export function DayRow({ entity, record, facts, due, event }: Props) {
  const t = useOwnTexts(dayTexts);
  const language = useLanguage();
  const title = titleOfRecord(entity, record, language);
  const at = due && record[due.name];
  const { day } = clockOf(new Date());
  const isOverdue = typeof at === 'string' && at.length === 10 && at < day;
  const shown = facts.filter(({ name }) => !isEmpty(record[name]));
  return (
    <Group component="li" className="lw-my-day-row" wrap="nowrap" gap={8} align="flex-start">
      {event && <Tick entity={entity} record={record} title={title} event={event} />}
      <Box miw={0} style={{ flex: 1 }}>
        <Text size="sm" fw={500} component="div" className="lw-ellipsis">
          <RecordLink entity={entity.name} id={record.id} quiet>
            {title}
          </RecordLink>
        </Text>
        <Box className="lw-my-day-facts">
          {isOverdue && (
            <Text span inherit fw={600} className="lw-overdue">
              {t.overdue}
            </Text>
          )}
          {shown.map((field) => (
            <span key={field.id}>
              <FieldDisplay field={field} value={record[field.name]} compact />
            </span>
          ))}
        </Box>
      </Box>
    </Group>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Sends the event; where it is refused the row says why. */
function Tick({
  entity,
  record,
  title,
  event,
}: Pick<Props, 'entity' | 'record'> & { readonly title: string; readonly event: StatusTransition }) {
  const t = useOwnTexts(dayTexts);
  const label = useLabel();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const tick = async (): Promise<void> => {
    setBusy(true);
    try {
      await sendTransition(entity.name, record.id, event.id, {});
      notifications.show({ color: 'green', message: t.isDone(title) });
      await client.invalidateQueries({ queryKey: queryKeys.lists(entity.name) });
    } catch (error) {
      notifications.show({
        color: 'red',
        autoClose: false,
        title: `${t.refused} ${label(event.label)} – ${title}`,
        message: <ProblemText error={error} />,
      });
      setBusy(false);
    }
  };
  return (
    <ActionIcon
      size={26}
      className="lw-tick"
      loading={busy}
      aria-label={t.done(label(event.label), title)}
      title={label(event.label)}
      onClick={() => void tick()}
    >
      <IconCircle size={18} className="lw-tick-open" />
      <IconCircleCheck size={18} className="lw-tick-done" />
    </ActionIcon>
  );
}
