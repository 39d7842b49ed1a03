import { DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import type { WireRecord } from '@leitwerk/metadata/wire';
import { ActionIcon, Box, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { queryKeys } from '../../client/query-keys.ts';
import { listRecords } from '../../client/records.ts';
import { useLanguage, useText } from '../../i18n/language.ts';
import type { FieldModel } from '../../model/definitions.ts';
import { titleFieldOf } from '../../model/fields-of.ts';
import { bothFilters } from '../../values/filter-conditions.ts';
import { CalendarDay } from './calendar-day.tsx';
import { calendarDays } from './calendar-days.ts';
import type { CalendarSpan } from './list-search.ts';
import type { ShownView } from './shown-view.ts';
import { useMoveEntry } from './use-move-entry.ts';

const MOST = 500;
const FEW = 4;

/** Records by their date: a month, a week, or the days ahead that have any. An entry is dragged to another day. */
export function RecordCalendar({
  entity,
  start,
  end,
  filter,
  state,
  search,
  go,
}: ShownView & { readonly start: FieldModel; readonly end: FieldModel | undefined }) {
  const t = useText();
  const language = useLanguage();
  const span = search.span ?? 'month';
  const at = search.at ? dayjs(search.at) : dayjs();
  const { first, days, previous, next } = calendarDays(span, at);
  const after = first.add(days.length, 'day');
  const isInstant = start.type === 'date-time';
  const bound = (day: dayjs.Dayjs): string => (isInstant ? day.toDate().toISOString() : day.format('YYYY-MM-DD'));
  const title = titleFieldOf(entity);
  const names = [start, ...(end ? [end] : []), ...(title ? [title] : [])].map((field) => field.name);
  const query = {
    filter: bothFilters(filter, { [start.name]: { gte: bound(first), lt: bound(after) } }),
    sort: [start.name],
    fields: [...new Set(names)],
    limit: MOST,
    ...(state.q && { search: state.q }),
  };
  const page = useQuery({
    queryKey: queryKeys.list(entity.name, query),
    queryFn: ({ signal }) => listRecords(entity.name, query, undefined, signal),
  });
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const move = useMoveEntry(entity, start, end);
  const byDay = Map.groupBy(page.data?.items ?? [], (item) => dayjs(String(item[start.name])).format('YYYY-MM-DD'));
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
  const spans: { readonly value: CalendarSpan; readonly label: string }[] = [
    { value: 'month', label: t('month') },
    { value: 'week', label: t('week') },
    { value: 'agenda', label: t('agenda') },
  ];
  const show = (day: dayjs.Dayjs) => go({ at: day.format('YYYY-MM-DD') });
  const shownDays = span === 'agenda' ? days.filter((day) => byDay.has(day.format('YYYY-MM-DD'))) : days;
  return (
    <Box p="sm" style={{ flex: 1, overflow: 'auto' }} tabIndex={0} role="region" aria-label={start.label[language]}>
      <Group mb="sm" gap="xs">
        <ActionIcon aria-label={t('previous')} onClick={() => show(previous)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Text fw={600} miw={140} ta="center" role="status">
          {nameOf(span, at, first, after, language)}
        </Text>
        <ActionIcon aria-label={t('next')} onClick={() => show(next)}>
          <IconChevronRight size={16} />
        </ActionIcon>
        <Button variant="default" size="xs" onClick={() => show(dayjs())}>
          {t('goToToday')}
        </Button>
        <SegmentedControl
          size="xs"
          aria-label={t('calendarSpan')}
          data={spans}
          value={span}
          onChange={(value) => go({ span: value as CalendarSpan })}
        />
      </Group>
      {page.data?.next && (
        <Text size="xs" c="dimmed" mb="xs" role="note">
          {t('calendarTooMany', { count: MOST })}
        </Text>
      )}
      <DndContext
        sensors={sensors}
        onDragEnd={({ active, over }) => {
          if (over && move) void move(active.data.current as WireRecord, dayjs(String(over.id)));
        }}
      >
        <Box className={span === 'agenda' ? 'lw-agenda' : 'lw-month'} data-span={span}>
          {span !== 'agenda' &&
            days.slice(0, 7).map((day) => (
              <Text key={day.format('d')} size="xs" c="dimmed" ta="center" className="lw-weekday">
                {weekday.format(day.toDate())}
              </Text>
            ))}
          {shownDays.map((day) => (
            <CalendarDay
              key={day.format('YYYY-MM-DD')}
              entity={entity}
              start={start}
              day={day}
              entries={byDay.get(day.format('YYYY-MM-DD')) ?? []}
              isOutside={span === 'month' && day.month() !== at.month()}
              most={span === 'month' ? FEW : MOST}
              mayMove={move !== undefined}
            />
          ))}
        </Box>
      </DndContext>
      {span === 'agenda' && page.data && shownDays.length === 0 && (
        <Text c="dimmed" p="md" role="status">
          {t('agendaEmpty')}
        </Text>
      )}
    </Box>
  );
}

function nameOf(span: CalendarSpan, at: dayjs.Dayjs, first: dayjs.Dayjs, after: dayjs.Dayjs, language: string): string {
  if (span === 'month')
    return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(at.toDate());
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
  return format.formatRange(first.toDate(), after.subtract(1, 'day').toDate());
}
