import type { TextKey } from '../i18n/language.ts';
import type { FieldModel, Language } from '../model/definitions.ts';
import { parseDuration } from './duration.ts';

export type ParsedValue = { readonly value: unknown } | { readonly problem: TextKey };

/** The digits of a number as people type it, as a JSON decimal; undefined when it is none. */
export function parseDecimal(text: string, language: Language): string | undefined {
  const bare = text.replace(/[\s€%'\u00a0]/g, '');
  const [group, mark] = language === 'de' ? ['.', ','] : [',', '.'];
  const onlyGroups = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d+)?$`);
  const plain = onlyGroups.test(bare) ? bare.replaceAll(group, '') : bare;
  const digits = plain.replace(mark, '.');
  return /^[+-]?\d+(\.\d+)?$/.test(digits) ? digits.replace(/^\+/, '') : undefined;
}

const two = (part: number): string => String(part).padStart(2, '0');

function dateOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const fits = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return fits ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` : undefined;
}

const fullYear = (text: string | undefined, today: Date): number => {
  if (!text) return today.getFullYear();
  const year = Number(text);
  if (text.length > 2) return year;
  return year > (today.getFullYear() % 100) + 20 ? 1900 + year : 2000 + year;
};

/** `3.4.`, `14.03.80`, `14/3/2026`, `2026-03-14`, `heute`, `+14`, `14032026`. */
export function parseDate(text: string, today: Date = new Date()): string | undefined {
  const shifted = /^([+-]\d{1,4})$/.exec(text);
  if (shifted || /^(heute|today|h|t)$/i.test(text)) {
    const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + Number(shifted?.[1] ?? 0));
    return dateOf(day.getFullYear(), day.getMonth() + 1, day.getDate());
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2})?)?$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  if (!parts) return undefined;
  return dateOf(fullYear(parts[3], today), Number(parts[2]), Number(parts[1]));
}

/** `14:30`, `1430`, `9`, `9.15`. */
export function parseTime(text: string): string | undefined {
  const parts = /^([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?(?:\s*uhr)?$/i.exec(text);
  return parts ? `${two(Number(parts[1]))}:${parts[2] ?? '00'}` : undefined;
}

export function parseInstant(text: string): string | undefined {
  const [day = '', time = '00:00'] = text.split(/[ ,T]+/);
  const date = parseDate(day);
  const clock = parseTime(time);
  return date && clock ? new Date(`${date}T${clock}:00`).toISOString() : undefined;
}

const result = (value: string | number | undefined, problem: TextKey): ParsedValue =>
  value === undefined ? { problem } : { value };

function parseLink(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const isWeb = /^https?:/i.test(address) && URL.canParse(address);
  return isWeb && new URL(address).hostname.includes('.') ? address : undefined;
}

const parsePhone = (text: string): string => text.replace(/^00/, '+').replace(/[^\d+()/ -]/g, '');

/** From what a person typed. Empty text gives null; the server has the last word on the rest. */
export function parseValue(typed: string, field: FieldModel, language: Language): ParsedValue {
  const text = typed.trim();
  if (text === '') return { value: null };
  switch (field.type) {
    case 'integer': {
      const digits = parseDecimal(text.replace(field.unit ?? '', '').trim(), language);
      return result(digits && !digits.includes('.') ? Number(digits) : undefined, 'invalidInteger');
    }
    case 'decimal':
    case 'money':
    case 'percent':
      return result(parseDecimal(text.replace(field.unit ?? '', '').trim(), language), 'invalidNumber');
    case 'date':
      return result(parseDate(text), 'invalidDate');
    case 'time':
      return result(parseTime(text), 'invalidTime');
    case 'date-time':
      return result(parseInstant(text), 'invalidDateTime');
    case 'duration':
      return result(parseDuration(text), 'invalidDuration');
    case 'email':
      return result(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : undefined, 'invalidEmail');
    case 'link':
      return result(parseLink(text), 'invalidLink');
    case 'phone':
      return { value: parsePhone(text) };
    default:
      return { value: text };
  }
}
