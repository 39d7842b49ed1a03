import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useKeptSetting } from '../../client/kept-setting.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useModel } from '../../model/model-context.tsx';
import { wallText } from './entry-times.ts';

const WHOLE = 'DE';

/** Whose holidays somebody sees: what he has chosen, or those of the application. */
export function useRegion() {
  const { app } = useModel();
  const [own, setOwn] = useKeptSetting<string | null>('calendar.region', null);
  return { own: own ?? null, setOwn, region: own ?? app?.region ?? WHOLE };
}

/** The holidays of a time as entries that nobody moves. */
export function useHolidays(first: dayjs.Dayjs, after: dayjs.Dayjs) {
  const language = useLanguage();
  const { region } = useRegion();
  const [from, to] = [first.format('YYYY-MM-DD'), after.format('YYYY-MM-DD')];
  const found = useQuery({
    queryKey: ['holidays', from, to, region, language],
    staleTime: Infinity,
    queryFn: async () => (await import('@leitwerk/metadata/holidays')).holidaysBetween(from, to, region, language),
  });
  return (found.data ?? []).map(({ day, name }) => ({
    id: `holiday ${day} ${name}`,
    title: name,
    start: `${day} 00:00:00`,
    end: wallText(dayjs(day).add(1, 'day')),
    color: 'gray',
  }));
}
