import type { Language } from '../shown-type.ts';
import { textFromDate } from '../shown-types/date.ts';
import type { Frequency, Repetition, Weekday } from './repetition.ts';
import { WEEKDAYS } from './repetition.ts';

const ONCE: Readonly<Record<Language, Readonly<Record<Frequency, string>>>> = {
  de: { DAILY: 'täglich', WEEKLY: 'wöchentlich', MONTHLY: 'monatlich', YEARLY: 'jährlich' },
  en: { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' },
};
const EVERY: Readonly<Record<Language, Readonly<Record<Frequency, string>>>> = {
  de: { DAILY: 'alle {n} Tage', WEEKLY: 'alle {n} Wochen', MONTHLY: 'alle {n} Monate', YEARLY: 'alle {n} Jahre' },
  en: { DAILY: 'every {n} days', WEEKLY: 'every {n} weeks', MONTHLY: 'every {n} months', YEARLY: 'every {n} years' },
};
const LIST = { de: 'und', en: 'and' } as const;
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

export const weekdayWord = (day: Weekday, language: Language, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(
    MONDAY + WEEKDAYS.indexOf(day) * DAY_MS,
  );

const monthWord = (month: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1));

/** `1.`, `1st`; the last one by its word. */
export function nthWord(nth: number, language: Language): string {
  if (nth < 0) return language === 'de' ? 'letzten' : 'last';
  if (language === 'de') return `${nth}.`;
  const rest = nth % 100 > 10 && nth % 100 < 14 ? 0 : nth % 10;
  return `${nth}${['th', 'st', 'nd', 'rd'][rest] ?? 'th'}`;
}

const joined = (words: readonly string[], language: Language): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${LIST[language]} ${words.at(-1) ?? ''}`;

function dayWords({ weekdays, nth, monthDay, month }: Repetition, language: Language): string {
  const of = month === undefined ? '' : ` ${language === 'de' ? 'im' : 'of'} ${monthWord(month, language)}`;
  const [on, day, last] = language === 'de' ? ['am', 'Tag', 'letzten Tag'] : ['on the', 'day', 'last day'];
  const first = weekdays[0];
  if (nth !== undefined && first) return `${on} ${nthWord(nth, language)} ${weekdayWord(first, language)}${of}`;
  if (monthDay !== undefined)
    return monthDay < 0
      ? `${on} ${last}${of}`
      : `${on} ${nthWord(monthDay, language)}${language === 'en' ? '' : ` ${day}`}${of}`;
  const names = weekdays.map((one) => weekdayWord(one, language));
  return names.length === 0 ? '' : `${language === 'de' ? 'am' : 'on'} ${joined(names, language)}`;
}

function endWords({ until, count }: Repetition, language: Language): string {
  if (until !== undefined) return `${language === 'de' ? 'bis' : 'until'} ${textFromDate(until, language)}`;
  if (count === undefined) return '';
  if (language === 'de') return `${count}-mal`;
  return count === 1 ? 'once' : `${count} times`;
}

/** As people say it: `alle 2 Wochen am Montag und Donnerstag, bis 31.12.2026`. */
export function wordsOfRepetition(one: Repetition, language: Language): string {
  const often =
    one.interval === 1
      ? ONCE[language][one.frequency]
      : EVERY[language][one.frequency].replace('{n}', String(one.interval));
  const exceptions = one.except.length;
  const without =
    exceptions === 0
      ? ''
      : language === 'de'
        ? `ohne ${exceptions} ${exceptions === 1 ? 'Tag' : 'Tage'}`
        : `without ${exceptions} ${exceptions === 1 ? 'day' : 'days'}`;
  const rule = [often, dayWords(one, language)].filter(Boolean).join(' ');
  return [rule, endWords(one, language), without].filter(Boolean).join(', ');
}
