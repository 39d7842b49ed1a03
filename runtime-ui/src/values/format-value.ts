import type { FieldModel, Language, Option } from '../model/definitions.ts';
import { formatDuration } from './duration.ts';
import { localeOf } from './locale.ts';

/** Exact for decimals of any length: the digits are never turned into a binary number. */
export function formatDecimal(
  value: unknown,
  language: Language,
  digits: { readonly min?: number; readonly max?: number },
): string {
  const text = String(value);
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return text;
  const format = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: digits.min ?? 0,
    maximumFractionDigits: digits.max ?? 10,
  });
  return format.format(text as Intl.StringNumericLiteral);
}

/** By its parts, so that no time zone can shift a date. */
export function formatDate(value: unknown, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(value));
  if (!match) return String(value);
  const [, year, month, day] = match;
  return language === 'de' ? `${day}.${month}.${year}` : `${day}/${month}/${year}`;
}

export function formatInstant(value: unknown, language: Language): string {
  const date = new Date(String(value));
  if (Number.isNaN(date.getTime())) return String(value);
  const options: Intl.DateTimeFormatOptions = {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  };
  return new Intl.DateTimeFormat(localeOf(language), options).format(date).replace(',', '');
}

const optionText = (options: readonly Option[] | undefined, id: unknown, language: Language): string =>
  options?.find((option) => option.id === id)?.label[language] ?? String(id);

const titleOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const { title, name, id } = value as { title?: unknown; name?: unknown; id?: unknown };
  return String(title ?? name ?? id ?? '');
};

const ADDRESS_LINES = [['street', 'houseNumber'], ['addition'], ['postalCode', 'city']] as const;

export function formatAddress(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const parts = value as Record<string, unknown>;
  const lines = ADDRESS_LINES.map((line) =>
    line
      .map((key) => parts[key])
      .filter(Boolean)
      .join(' '),
  );
  const country = parts['country'] === 'DE' ? '' : String(parts['country'] ?? '');
  return [...lines, country].filter(Boolean).join(', ');
}

/** German numbers as people write them: +49 221 123456 → 0221 123456. */
export const formatPhone = (value: unknown): string => String(value);

export const plainText = (html: unknown): string =>
  String(html)
    .replace(/<(br|\/p|\/li|\/h\d)[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const withUnit = (text: string, unit: string | undefined): string => (unit ? `${text} ${unit}` : text);

function formatComputed(value: unknown, field: FieldModel, language: Language): string {
  switch (field.result) {
    case 'date':
      return formatDate(value, language);
    case 'boolean':
      return formatBoolean(value, language);
    case 'integer':
    case 'decimal':
      return withUnit(formatDecimal(value, language, numberDigits(field)), field.unit);
    default:
      return String(value);
  }
}

const formatBoolean = (value: unknown, language: Language): string =>
  value === true ? (language === 'de' ? 'Ja' : 'Yes') : language === 'de' ? 'Nein' : 'No';

const numberDigits = (field: FieldModel): { min?: number; max?: number } =>
  field.scale === undefined ? {} : { max: field.scale };

/** As people read it; '' for nothing. */
export function formatValue(value: unknown, field: FieldModel, language: Language): string {
  if (isEmpty(value)) return '';
  if (Array.isArray(value) && (field.type === 'file' || field.type === 'image')) {
    return value.map(titleOf).join(', ');
  }
  switch (field.type) {
    case 'integer':
      return withUnit(formatDecimal(value, language, { max: 0 }), field.unit);
    case 'decimal':
      return withUnit(formatDecimal(value, language, numberDigits(field)), field.unit);
    case 'roll-up':
      if (/^\d{4}-\d{2}-\d{2}$/.test(String(value))) return formatDate(value, language);
      if (/^\d{4}-\d{2}-\d{2}T/.test(String(value))) return formatInstant(value, language);
      return withUnit(formatDecimal(value, language, numberDigits(field)), field.unit);
    case 'money':
      return withUnit(
        formatDecimal(value, language, { min: field.scale ?? 2, max: field.scale ?? 2 }),
        field.currency === undefined || field.currency === 'EUR' ? '€' : field.currency,
      );
    case 'percent':
      return `${formatDecimal(value, language, numberDigits(field))} %`;
    case 'boolean':
      return formatBoolean(value, language);
    case 'date':
      return formatDate(value, language);
    case 'time':
      return String(value).slice(0, 5);
    case 'date-time':
      return formatInstant(value, language);
    case 'duration':
      return formatDuration(value, language);
    case 'option':
      return optionText(field.options, value, language);
    case 'options':
      return asList(value)
        .map((id) => optionText(field.options, id, language))
        .join(', ');
    case 'reference':
    case 'user':
    case 'team':
    case 'file':
    case 'image':
      return titleOf(value);
    case 'references':
      return asList(value).map(titleOf).join(', ');
    case 'child-rows':
      return String(asList(value).length);
    case 'address':
      return formatAddress(value);
    case 'phone':
      return formatPhone(value);
    case 'rich-text':
      return plainText(value).replace(/\s+/g, ' ');
    case 'computed':
      return formatComputed(value, field, language);
    case 'json':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
