import { ActionIcon, Box, Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { EntityModel, FieldModel, Filter } from '../../model/definitions.ts';
import { titleFieldOf } from '../../model/fields-of.ts';
import { bothFilters } from '../../values/filter-conditions.ts';
import { CalendarDay } from './calendar-day.tsx';

const WEEKS = 6;
const MOST = 500;

type Props = {
  readonly entity: EntityModel;
  readonly start: FieldModel;
  readonly filter: Filter;
  readonly at: string | undefined;
  readonly onMove: (day: string) => void;
};

/** A month of records by their date; weeks begin on Monday. */
export function RecordCalendar({ entity, start, filter, at, onMove }: Props) {
  const t = useText();
  const language = useLanguage();
  const month = (at ? dayjs(at) : dayjs()).startOf('month');
  const first = month.subtract((month.day() + 6) % 7, 'day');
  const days = Array.from({ length: WEEKS * 7 }, (_, index) => first.add(index, 'day'));
  const isInstant = start.type === 'date-time';
  const bound = (day: dayjs.Dayjs): string => (isInstant ? day.toDate().toISOString() : day.format('YYYY-MM-DD'));
  const title = titleFieldOf(entity);
  const query = {
    filter: bothFilters(filter, { [start.name]: { gte: bound(first), lt: bound(first.add(WEEKS * 7, 'day')) } }),
    sort: [start.name],
    fields: [...new Set([start.name, ...(title ? [title.name] : [])])],
    limit: MOST,
  };
  const page = useQuery({
    queryKey: queryKeys.list(entity.name, query),
    queryFn: ({ signal }) => listRecords(entity.name, query, undefined, signal),
  });
  const byDay = Map.groupBy(page.data?.items ?? [], (item) => dayjs(String(item[start.name])).format('YYYY-MM-DD'));
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(month.toDate());
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
  return (
    <Box p="sm" style={{ flex: 1, overflow: 'auto' }} tabIndex={0} role="region" aria-label={start.label[language]}>
      <Group mb="sm" gap="xs">
        <ActionIcon aria-label={t('previous')} onClick={() => onMove(month.subtract(1, 'month').format('YYYY-MM-DD'))}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Text fw={600} miw={140} ta="center">
          {name}
        </Text>
        <ActionIcon aria-label={t('next')} onClick={() => onMove(month.add(1, 'month').format('YYYY-MM-DD'))}>
          <IconChevronRight size={16} />
        </ActionIcon>
        <Button variant="default" size="xs" onClick={() => onMove(dayjs().format('YYYY-MM-DD'))}>
          {t('goToToday')}
        </Button>
      </Group>
      <Box className="lw-month">
        {days.slice(0, 7).map((day) => (
          <Text key={day.format('d')} size="xs" c="dimmed" ta="center" className="lw-weekday">
            {weekday.format(day.toDate())}
          </Text>
        ))}
        {days.map((day) => (
          <CalendarDay
            key={day.format('YYYY-MM-DD')}
            entity={entity}
            start={start}
            day={day}
            entries={byDay.get(day.format('YYYY-MM-DD')) ?? []}
            isOutside={day.month() !== month.month()}
          />
        ))}
      </Box>
    </Box>
  );
}
