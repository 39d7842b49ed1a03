import { ActionIcon, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { Text as Translate } from '../../i18n/language.ts';
import { localeOf, useLanguage, useText } from '../../i18n/language.ts';
import type { Language } from '../../model/definitions.ts';
import type { CalendarSpan } from '../list/list-search.ts';
import { calendarDays, weekNumber } from './calendar-days.ts';
import { wallOf } from './entry-times.ts';

type Props = {
  readonly span: CalendarSpan;
  readonly spans: readonly CalendarSpan[];
  readonly at: dayjs.Dayjs;
  readonly onShow: (day: dayjs.Dayjs) => void;
  readonly onSpan: (span: CalendarSpan) => void;
  readonly children?: ReactNode;
};

/** Which time is shown, and the ways to another. */
export function CalendarHeader({ span, spans, at, onShow, onSpan, children }: Props) {
  const t = useText();
  const language = useLanguage();
  const { previous, next } = calendarDays(span, at);
  return (
    <Group mb="sm" gap="xs">
      <ActionIcon aria-label={t('previous')} onClick={() => onShow(previous)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Text fw={600} miw={140} ta="center" role="status" className="lw-calendar-title">
        {nameOf(span, at, language, t)}
      </Text>
      <ActionIcon aria-label={t('next')} onClick={() => onShow(next)}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <Button variant="default" size="xs" onClick={() => onShow(wallOf())}>
        {t('goToToday')}
      </Button>
      <SegmentedControl
        size="xs"
        aria-label={t('calendarSpan')}
        data={spans.map((value) => ({ value, label: t(value) }))}
        value={span}
        onChange={(value) => onSpan(value as CalendarSpan)}
      />
      {children}
    </Group>
  );
}

function nameOf(span: CalendarSpan, at: dayjs.Dayjs, language: Language, t: Translate): string {
  if (span === 'month')
    return new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric' }).format(at.toDate());
  if (span === 'day') return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full' }).format(at.toDate());
  const { first, after } = calendarDays(span, at);
  const days = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatRange(first.toDate(), after.subtract(1, 'day').toDate());
  return span === 'week' ? `${t('weekNumber', { number: weekNumber(first) })} · ${days}` : days;
}
