import type { WireRecord } from '@leitwerk/metadata/wire';
import { Box, Text, UnstyledButton } from '@mantine/core';
import dayjs from 'dayjs';
import { useState } from 'react';
import { RecordLink } from '../../controls/record-link.tsx';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel } from '../../model/definitions.ts';
import { titleOfRecord } from '../../model/title-of-record.ts';

const FEW = 4;

/** The records of one day; where there are many, the first few until more are asked for. */
export function CalendarDay({
  entity,
  start,
  day,
  entries,
  isOutside,
}: {
  readonly entity: EntityModel;
  readonly start: FieldModel;
  readonly day: dayjs.Dayjs;
  readonly entries: readonly WireRecord[];
  readonly isOutside: boolean;
}) {
  const t = useText();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? entries : entries.slice(0, FEW);
  const name = new Intl.DateTimeFormat(language, { weekday: 'long' }).format(day.toDate());
  return (
    <Box
      className="lw-day"
      data-outside={isOutside || undefined}
      data-empty={entries.length === 0 || undefined}
      data-today={day.isSame(dayjs(), 'day') || undefined}
    >
      <Text size="xs" className="lw-number">
        {day.date()}
        <span className="lw-day-name"> · {name}</span>
      </Text>
      {shown.map((item) => (
        <Text key={item.id} size="xs" component="div" className="lw-ellipsis">
          {start.type === 'date-time' && `${dayjs(String(item[start.name])).format('HH:mm')} `}
          <RecordLink entity={entity.name} id={item.id}>
            {titleOfRecord(entity, item, language)}
          </RecordLink>
        </Text>
      ))}
      {entries.length > shown.length && (
        <UnstyledButton c="dimmed" fz="xs" onClick={() => setOpen(true)}>
          {t('moreEntries', { count: entries.length - shown.length })}
        </UnstyledButton>
      )}
    </Box>
  );
}
