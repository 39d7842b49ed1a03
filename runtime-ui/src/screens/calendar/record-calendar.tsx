import { Box, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import dayjs from 'dayjs';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useIsPreview } from '../../controls/preview-context.ts';
import { localeOf, useLanguage, useText } from '../../i18n/language.ts';
import { hasShortForm } from '../../model/choose-definitions.ts';
import type { FieldModel, Language, Values } from '../../model/definitions.ts';
import { useModel, useRights } from '../../model/model-context.tsx';
import type { CalendarSpan } from '../list/list-search.ts';
import type { ShownView } from '../list/shown-view.ts';
import { calendarDays } from './calendar-days.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import { entriesOf } from './calendar-entry.ts';
import { CalendarGrid } from './calendar-grid.tsx';
import { CalendarHeader } from './calendar-header.tsx';
import { CalendarSetup } from './calendar-setup.tsx';
import type { Times } from './entry-times.ts';
import { isWholeDays, wallOf, wireValue } from './entry-times.ts';
import type { Asked } from './series-dialog.tsx';
import { SeriesDialog } from './series-dialog.tsx';
import { colorByWho, filterOf } from './team-calendars.ts';
import { useChangeSeries } from './use-change-series.ts';
import { useHolidays } from './use-holidays.ts';
import { useMoveEntry } from './use-move-entry.ts';
import { useOccurrences } from './use-occurrences.ts';
import { useTeamCalendars } from './use-team-calendars.ts';

const QuickCreate = lazy(async () => ({ default: (await import('../shell/quick-create.tsx')).QuickCreate }));

const SPANS: readonly CalendarSpan[] = ['day', 'week', 'month', 'agenda'];
/** Seven columns have no room for words on a narrow page. */
const NARROW_SPANS: readonly CalendarSpan[] = ['day', 'agenda'];
const WORK_BEGINS = 9;

type Props = ShownView & { readonly start: FieldModel; readonly end: FieldModel | undefined };

/** Records by their time: a day, a week, a month, or the days ahead that have any. */
export function RecordCalendar({ entity, start, end, fields: columns, filter, state, search, go }: Props) {
  const t = useText();
  const isPreview = useIsPreview();
  const language = useLanguage();
  const model = useModel();
  const rights = useRights(entity.name);
  const isNarrow = useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const spans = isNarrow ? NARROW_SPANS : SPANS;
  const named = search.span ?? 'month';
  const span = spans.includes(named) ? named : 'agenda';
  const at = search.at ? dayjs(search.at) : wallOf().startOf('day');
  const { first, after } = calendarDays(span, at);
  const fields = { start, end, colors: columns.filter((field) => field.options?.some((option) => option.color)) };
  const { who, belonging, choose } = useTeamCalendars(entity, search.who, (next) => go({ who: next }));
  const holidays = useHolidays(first, after);
  const { found, queryKey } = useOccurrences(
    entity,
    fields,
    [belonging.owner, belonging.team],
    { filter: filterOf(filter, who, belonging), search: state.q },
    first,
    after,
  );
  const { mayMove, mayResize, move } = useMoveEntry(entity, fields, queryKey);
  const [preset, setPreset] = useState<Values | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const changes = useChangeSeries(entity, fields);
  const [said, setSaid] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const focused = useRef<string | null>(null);
  const entries = entriesOf(found.data?.items ?? [], entity, fields, language, (record) =>
    colorByWho(record, who, belonging),
  );
  const mayCreate = rights.actions.includes('create') && hasShortForm(model, entity.name);

  useEffect(() => {
    // An entry that is drawn in another column is another element: who moved it by its keys goes with it.
    if (!focused.current || document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>(`[data-entry="${focused.current}"]`)?.focus();
  });

  const show = (day: dayjs.Dayjs) => go({ at: day.format('YYYY-MM-DD') });
  const onMove = (entry: CalendarEntry, times: Times) => {
    focused.current = entry.id;
    if (entry.payload.occurrence.day !== null) return setAsked({ entry, about: { move: times } });
    void move(entry, times).then((isMoved) => {
      setSaid(isMoved ? t('movedTo', { title: entry.title, time: spokenTimes(times, language) }) : '');
    });
    const to = dayjs(times.start);
    if (to.isBefore(first) || !to.isBefore(after)) show(to);
  };
  const onPick = (times: Times) => {
    // A day that is picked for something with a time begins when people begin to work.
    const isDay = isWholeDays({ ...times, end: times.end.replace('24:00:00', '00:00:00') });
    const from = dayjs(times.start).hour(WORK_BEGINS);
    const usual = isDay && start.type === 'date-time' && times.start.slice(0, 10) === times.end.slice(0, 10);
    const given = usual
      ? { start: from.format('YYYY-MM-DD HH:mm:ss'), end: from.add(1, 'hour').format('YYYY-MM-DD HH:mm:ss') }
      : times;
    const until = given.end.endsWith('24:00:00')
      ? dayjs(given.end.slice(0, 10)).add(1, 'day').format('YYYY-MM-DD HH:mm:ss')
      : given.end;
    setPreset({
      [start.name]: wireValue(given.start, start, false),
      ...(end && { [end.name]: wireValue(until, end, true) }),
    });
  };
  return (
    <Box
      ref={box}
      p="sm"
      className="lw-calendar"
      tabIndex={0}
      role="region"
      aria-label={start.label[language]}
      data-span={span}
    >
      <CalendarHeader
        span={span}
        spans={spans}
        at={at}
        onShow={show}
        onSpan={(next) => go({ span: next, at: at.format('YYYY-MM-DD') })}
      >
        {!isPreview && <CalendarSetup who={who} belonging={belonging} onChoose={choose} />}
      </CalendarHeader>
      {found.data?.isCut && (
        <Text size="xs" c="dimmed" mb="xs" role="note">
          {t('calendarTooMany', { count: found.data.items.length })}
        </Text>
      )}
      <CalendarGrid
        entity={entity.name}
        span={span}
        at={at}
        entries={entries}
        holidays={holidays}
        mayMove={mayMove}
        mayResize={mayResize}
        onMove={onMove}
        onOpenSeries={(entry) => setAsked({ entry, about: 'open' })}
        onDelete={(entry) => {
          if (changes.mayDelete) setAsked({ entry, about: 'delete' });
        }}
        onPick={mayCreate ? onPick : undefined}
        onDay={(day, next) => go({ at: day, span: next })}
      />
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      {asked && <SeriesDialog entity={entity} asked={asked} changes={changes} onClose={() => setAsked(null)} />}
      {preset && (
        <Suspense fallback={null}>
          <QuickCreate entity={entity} preset={preset} onClose={() => setPreset(null)} />
        </Suspense>
      )}
    </Box>
  );
}

function spokenTimes({ start, end }: Times, language: Language): string {
  const from = dayjs(start).toDate();
  if (isWholeDays({ start, end })) {
    const days = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full' });
    return days.formatRange(from, dayjs(end).subtract(1, 'second').toDate());
  }
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeStyle: 'short' }).formatRange(
    from,
    dayjs(end).toDate(),
  );
}
