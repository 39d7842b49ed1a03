import '@mantine/schedule/styles.css';
import 'dayjs/locale/de';
import { Box, UnstyledButton } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import type { MonthViewProps, ScheduleEventData } from '@mantine/schedule';
import { AgendaView, DayView, MonthView, WeekView } from '@mantine/schedule';
import { IconRepeat } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useRef } from 'react';
import { recordAddress, useOpen } from '../../controls/record-link.tsx';
import type { Text } from '../../i18n/language.ts';
import { localeOf, useLanguage, useText } from '../../i18n/language.ts';
import type { Language } from '../../model/definitions.ts';
import type { CalendarSpan } from '../list/list-search.ts';
import { calendarDays } from './calendar-days.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import { onOneDay } from './calendar-entry.ts';
import { timesByKey } from './entry-keys.ts';
import type { Times } from './entry-times.ts';
import { isWholeDays, wallOf, wallText } from './entry-times.ts';

type Props = {
  readonly entity: string;
  readonly span: CalendarSpan;
  readonly at: dayjs.Dayjs;
  readonly entries: readonly CalendarEntry[];
  /** Days off, which nobody moves. */
  readonly holidays: readonly HolidayEntry[];
  readonly mayMove: boolean;
  readonly mayResize: boolean;
  readonly onMove: (entry: CalendarEntry, times: Times) => void;
  /** What comes again is opened with a word about it first. */
  readonly onOpenSeries: (entry: CalendarEntry) => void;
  readonly onDelete: (entry: CalendarEntry) => void;
  /** An empty time was picked; absent where nothing may be made. */
  readonly onPick: ((times: Times) => void) | undefined;
  readonly onDay: (day: string, span: CalendarSpan) => void;
};

const MOVE_STEP = 15;
/** What is not longer has the height of one line. */
const SHORT_MINUTES = 30;
const ROWS_OF_DAY = 4;
/** Scrolled to, so that the hours from seven are in sight below what stays: in a week also the names of the days. */
const FIRST_IN_SIGHT = { week: '05:00:00', day: '06:00:00' } as const;

/** The days with their entries, drawn by the calendar that belongs to the rest of the screens. */
export function CalendarGrid(props: Props) {
  const { span, at, entries, holidays, mayMove, mayResize, onMove, onPick, onDay } = props;
  const t = useText();
  const language = useLanguage();
  const renderEvent = useEntryLink(props);
  const date = at.format('YYYY-MM-DD');
  const today = readersNow().slice(0, 10);
  const shown = span === 'day' ? onOneDay(entries, date, at.add(1, 'day').format('YYYY-MM-DD')) : entries;
  const events = [...holidays, ...shown] as ScheduleEventData[];
  const moved = ({ event, newStart, newEnd }: Dropped) =>
    onMove(event as unknown as CalendarEntry, { start: newStart, end: newEnd });
  const common = {
    date,
    events,
    renderEvent,
    renderEventBody: (event: ScheduleEventData) => <EntryBody entry={event as unknown as CalendarEntry} span={span} />,
    withHeader: false,
    locale: language,
    labels: labelsOf(t),
    withEventsDragAndDrop: mayMove,
    onEventDrop: moved,
    canDragEvent: isWhole,
    withDragSlotSelect: onPick !== undefined,
    onSlotDragEnd: (start: string, end: string) => onPick?.({ start, end: asAfter(end) }),
  };
  const hours = {
    ...common,
    eventDragInterval: MOVE_STEP,
    eventResizeInterval: MOVE_STEP,
    withEventResize: mayResize,
    onEventResize: moved,
    canResizeEvent: isWhole,
    withCurrentTimeBubble: false,
    getCurrentTime: readersNow,
    slotHeight: 48,
    scrollAreaProps: { mah: 'calc(100dvh - 240px)', viewportProps: { tabIndex: 0 } },
    onTimeSlotClick: ({ slotStart, slotEnd }: { slotStart: string; slotEnd: string }) =>
      onPick?.({ start: slotStart, end: asAfter(slotEnd) }),
    onAllDaySlotClick: (day: unknown) => {
      const text = typeof day === 'string' ? day.slice(0, 10) : date;
      onPick?.({ start: `${text} 00:00:00`, end: `${text} 24:00:00` });
    },
  };
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      {span === 'month' && (
        <MonthView
          {...common}
          weekdayFormat="ddd"
          withWeekNumbers
          maxEventsPerDay={ROWS_OF_DAY}
          highlightToday={false}
          getDayProps={(day) => ({
            'aria-label': new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(
              dayjs(day).toDate(),
            ),
            ...(day === today && { mod: { today: true }, 'aria-current': 'date' }),
          })}
          getWeekNumberProps={(day) => ({
            'aria-label': t('weekFrom', { day }),
            onClick: () => onDay(day, 'week'),
          })}
          onDayClick={(day) => onPick?.({ start: `${day} 00:00:00`, end: `${day} 24:00:00` })}
        />
      )}
      {span === 'week' && (
        <WeekView {...hours} startScrollTime={FIRST_IN_SIGHT.week} withCurrentTimeIndicator highlightToday />
      )}
      {span === 'day' && (
        <DayView {...hours} intervalMinutes={60} allDaySlotHeight={52} startScrollTime={FIRST_IN_SIGHT.day} />
      )}
      {span === 'agenda' && (
        <AgendaView
          rangeStart={date}
          rangeEnd={calendarDays('agenda', at).after.subtract(1, 'day').format('YYYY-MM-DD')}
          events={events}
          renderEvent={renderEvent}
          locale={language}
          labels={labelsOf(t)}
          styles={{ agendaViewHeader: { display: 'none' } }}
          dateHeaderFormat={language === 'de' ? 'dddd, D. MMMM' : 'dddd, D MMMM'}
        />
      )}
    </DatesProvider>
  );
}

type RenderEvent = NonNullable<MonthViewProps['renderEvent']>;
type HolidayEntry = Times & { readonly id: string; readonly title: string; readonly color: string };
type Dropped = { readonly event: ScheduleEventData; readonly newStart: string; readonly newEnd: string };

const isOwn = (event: ScheduleEventData): boolean => event.payload?.['occurrence'] !== undefined;

/** Of an entry that is cut only its keys move all of it. */
const isWhole = (event: ScheduleEventData): boolean =>
  isOwn(event) && (event as unknown as CalendarEntry).whole === undefined;

/** Ends of the grid are the last second of a day, or a time of day. */
const asAfter = (end: string): string => end.replace('23:59:59', '24:00:00');

/** An entry is a link to its record: it opens in a new tab as any other, and arrows with Alt move it. */
function useEntryLink({ entity, span, mayMove, mayResize, onMove, onOpenSeries, onDelete }: Props): RenderEvent {
  const t = useText();
  const language = useLanguage();
  const open = useOpen();
  const isEdge = useRef(false);
  return (event, { children, ...rest }) => {
    if (!isOwn(event))
      return (
        <Box className={`${rest.className ?? ''} lw-calendar-holiday`} style={rest.style} title={event.title}>
          {children}
        </Box>
      );
    const entry = event as unknown as CalendarEntry;
    const address = recordAddress(entity, entry.payload.occurrence.record.id);
    const { size: _size, ...others } = rest as typeof rest & { readonly size?: unknown };
    const time = isWholeDays(entry) ? t('allDay') : timeText(entry.whole ?? entry, language);
    return (
      <UnstyledButton
        {...(others as object)}
        component="a"
        href={address}
        data-entry={entry.id}
        aria-label={`${entry.title}, ${time}`}
        title={`${entry.title} · ${time}`}
        className={`${rest.className ?? ''} lw-calendar-entry`}
        onClick={(click) => {
          const isPlain = !(click.metaKey || click.ctrlKey || click.shiftKey);
          if (entry.payload.occurrence.day === null || !isPlain) return open(address)(click);
          click.preventDefault();
          onOpenSeries(entry);
        }}
        onPointerDownCapture={(press) => {
          isEdge.current = press.target instanceof Element && press.target.closest('[data-edge]') !== null;
        }}
        onDragStart={(drag) => {
          // Who takes an edge means to lengthen the entry, not to carry it.
          if (isEdge.current) drag.preventDefault();
          else rest.onDragStart?.(drag as never);
        }}
        onKeyDown={(press) => {
          if (press.key === 'Delete') return onDelete(entry);
          const times = timesByKey(press, entry.whole ?? entry, span === 'month');
          if (!times || !(press.shiftKey ? mayResize : mayMove)) return;
          press.preventDefault();
          press.stopPropagation();
          onMove(entry, times);
        }}
      >
        {children}
      </UnstyledButton>
    );
  };
}

/** Time and title: in one line where there is only one. */
function EntryBody({ entry, span }: { readonly entry: CalendarEntry; readonly span: CalendarSpan }) {
  if (isWholeDays(entry)) return entry.title;
  const again = entry.payload.occurrence.day !== null && (
    <IconRepeat size={11} className="lw-entry-again" aria-hidden />
  );
  if (span === 'month')
    return (
      <>
        <span className="lw-entry-time">{entry.start.slice(11, 16)}</span> {again}
        {entry.title}
      </>
    );
  const isShort = dayjs(entry.end).diff(entry.start, 'minute') <= SHORT_MINUTES;
  return (
    <Box className={isShort ? 'lw-entry-line' : 'lw-entry-words'}>
      {again}
      {entry.title}{' '}
      <span className="lw-entry-time">
        {entry.start.slice(11, 16)}–{entry.end.slice(11, 16)}
      </span>
    </Box>
  );
}

function timeText({ start, end }: Times, language: Language): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' });
  return format.formatRange(new Date(start.replace(' ', 'T')), new Date(end.replace(' ', 'T')));
}

const labelsOf = (t: Text) => ({
  day: t('day'),
  week: t('weekShort'),
  month: t('month'),
  allDay: t('allDay'),
  timeSlot: t('timeSlot'),
  today: t('goToToday'),
  next: t('next'),
  previous: t('previous'),
  noEvents: t('agendaEmpty'),
  moreLabel: (count: number) => t('moreEntries', { count }),
  weekday: t('weekday'),
});

/** Now by the reader's clock, which need not be the browser's. */
const readersNow = (): string => wallText(wallOf());
