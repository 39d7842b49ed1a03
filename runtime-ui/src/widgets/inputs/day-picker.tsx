import '@mantine/dates/styles.css';
import 'dayjs/locale/de';
import 'dayjs/locale/en-gb';
import { DatePicker } from '@mantine/dates';
import { useLanguage } from '../../i18n/language.ts';

export function DayPicker({
  day,
  onPick,
}: {
  readonly day: string | null;
  readonly onPick: (day: string | null) => void;
}) {
  const language = useLanguage();
  return (
    <DatePicker
      locale={language === 'de' ? 'de' : 'en-gb'}
      value={day}
      {...(day !== null && { defaultDate: day })}
      onChange={onPick}
      allowDeselect
      highlightToday
      size="sm"
    />
  );
}
