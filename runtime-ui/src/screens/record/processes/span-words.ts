import type { Language } from '../../../model/definitions.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A time in its largest whole unit: `3 Tage`. Empty for less than a second. */
export function spanWords(seconds: number, language: Language): string {
  const found = UNITS.find(([, size]) => seconds >= size);
  if (!found) return '';
  const [unit, size] = found;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.floor(seconds / size),
  );
}
