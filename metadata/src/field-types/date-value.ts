const two = (part: number): string => String(part).padStart(2, '0');

/** YYYY-MM-DD of a day that the calendar has; undefined otherwise. */
export function dateOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 100) date.setUTCFullYear(year);
  const fits = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return fits && year > 0 ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` : undefined;
}

export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return dateOf(Number(year), Number(month), Number(day)) === text;
}

/** A year of two digits is at most 20 years ahead. */
const fullYear = (text: string | undefined, today: Date): number => {
  if (!text) return today.getFullYear();
  const year = Number(text);
  if (text.length > 2) return year;
  return year > (today.getFullYear() % 100) + 20 ? 1900 + year : 2000 + year;
};

/** `3.4.`, `14.03.80`, `14/3/2026`, `2026-03-14`, `heute`, `+14`, `14032026`. */
export function dateFromText(text: string, today: Date = new Date()): string | undefined {
  const shift = /^([+-]\d{1,4})$/.exec(text);
  if (shift || /^(heute|today|h|t)$/i.test(text)) {
    const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + Number(shift?.[1] ?? 0));
    return dateOf(day.getFullYear(), day.getMonth() + 1, day.getDate());
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2})?)?$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  return parts ? dateOf(fullYear(parts[3], today), Number(parts[2]), Number(parts[1])) : undefined;
}

/** `14:30`, `1430`, `9`, `9.15`, `09:15:30` → HH:MM:SS. */
export function timeFromText(text: string): string | undefined {
  const parts = /^([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?(?::([0-5]\d))?(?:\s*uhr)?$/i.exec(text);
  return parts ? `${two(Number(parts[1]))}:${parts[2] ?? '00'}:${parts[3] ?? '00'}` : undefined;
}
