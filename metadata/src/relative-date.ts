/** What a date can be relative to; a number behind it counts in this unit. */
const STARTS = {
  today: 'day',
  weekStart: 'week',
  monthStart: 'month',
  quarterStart: 'quarter',
  yearStart: 'year',
} as const;

type Start = keyof typeof STARTS;

/** A day of which the date is worked out when it is asked for: `$monthStart-1` is the first day of last month. */
export type RelativeDate = { readonly start: Start; readonly unit: (typeof STARTS)[Start]; readonly count: number };

const PATTERN = /^\$(today|weekStart|monthStart|quarterStart|yearStart)([+-]\d{1,4})?$/;

/** Null when the text is none. */
export function parseRelativeDate(text: unknown): RelativeDate | null {
  const [, start, count] = (typeof text === 'string' && PATTERN.exec(text)) || [];
  return start ? { start: start as Start, unit: STARTS[start as Start], count: Number(count ?? 0) } : null;
}

/** The date (YYYY-MM-DD) that it means on the day `today`. Weeks begin on Monday. */
export function dateOf({ start, count }: RelativeDate, today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  switch (start) {
    case 'today':
      return isoDate(year, month - 1, day + count);
    case 'weekStart': {
      const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
      return isoDate(year, month - 1, day - weekday + 7 * count);
    }
    case 'monthStart':
      return isoDate(year, month - 1 + count, 1);
    case 'quarterStart':
      return isoDate(year, month - 1 - ((month - 1) % 3) + 3 * count, 1);
    case 'yearStart':
      return isoDate(year + count, 0, 1);
  }
}

/** Months and days beyond their ends roll over; what no date of four digits can say is held at the ends. */
function isoDate(year: number, month: number, day: number): string {
  const at = new Date(Date.UTC(year, month, day));
  if (at.getUTCFullYear() < 1000) return '1000-01-01';
  return at.getUTCFullYear() > 9999 ? '9999-12-31' : at.toISOString().slice(0, 10);
}
