import type { Language } from '@leitwerk/metadata/shown-type';
import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import { Decimal } from 'decimal.js';
import type { FillQuestion } from './letter-node.ts';
import { holds, rawOf } from './letter-values.ts';

type Settings = Readonly<Record<string, unknown>>;
type Reader = Pick<FillQuestion, 'language' | 'zone'>;
type LetterFunction = (values: readonly unknown[], settings: Settings, reader: Reader) => unknown;

const DAY_MS = 86_400_000;
const LOCALE = { de: 'de-DE', en: 'en-GB' } as const;

/** 60 digits, so that no sum or product of a letter is rounded before it is shown; apart from decimals of the rest of the process. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });

/** Exact, never a float. Null for nothing and for what is no number. */
function decimalOf(value: unknown): Decimal | null {
  const raw = rawOf(value);
  if (raw === null || raw === undefined || raw === '' || typeof raw === 'boolean') return null;
  try {
    return new Exact(String(raw));
  } catch {
    return null;
  }
}

/** With thousands separators, rounded half away from zero; all its places when `decimals` is absent. */
function shownNumber(value: unknown, decimals: number | undefined, language: Language): string {
  const number = decimalOf(value);
  if (number === null) return '';
  const text = decimals === undefined ? number.toFixed() : number.toFixed(decimals, Decimal.ROUND_HALF_UP);
  const places = text.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(LOCALE[language], {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return format.format(text as unknown as number);
}

const placesOf = ({ decimals }: Settings, usual: number | undefined): number | undefined =>
  typeof decimals === 'number' ? Math.min(Math.max(decimals, 0), 10) : usual;

const withUnit =
  (unit: string, usual: number | undefined): LetterFunction =>
  ([value], settings, { language }) => {
    const text = shownNumber(value, placesOf(settings, usual), language);
    return text && `${text}\u00a0${unit}`;
  };

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** The day of a date, or that on which an instant is by the clock of a zone; null for what is neither. */
function dayOf(raw: string, zone: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(raw)) return raw;
  if (!/^\d{4}-\d{2}-\d{2}T/.test(raw)) return null;
  const at = new Date(raw);
  return Number.isNaN(at.getTime()) ? null : clockOf(at, zone).day;
}

const asDate: LetterFunction = ([value], { style = 'short', plusDays = 0 }, { language, zone }) => {
  const day = dayOf(String(rawOf(value) ?? ''), zone);
  if (day === null) return '';
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + Number(plusDays) * DAY_MS);
  const text = new Intl.DateTimeFormat(LOCALE[language], { ...STYLES[String(style)], timeZone: 'UTC' }).format(at);
  // A day is not parted from its month.
  return text.replace(/^(\d+\.?) /, '$1\u00a0');
};

const asMoney: LetterFunction = ([value], settings, { language }) => {
  const text = shownNumber(value, placesOf(settings, 2), language);
  if (text === '') return '';
  return language === 'de' ? `${text}\u00a0€` : text.replace(/^(-?)/, '$1€');
};

const asIban: LetterFunction = ([value], { show = 'all' }) => {
  const iban = String(rawOf(value) ?? '').replace(/\s/g, '');
  if (show === 'end') return iban && `${iban.slice(0, 4)} … ${iban.slice(-4)}`;
  return iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
};

const folded =
  (join: (one: Decimal, other: Decimal) => Decimal): LetterFunction =>
  (values) => {
    const numbers = values.map(decimalOf);
    if (numbers.includes(null)) return null;
    const sum = (numbers as Decimal[]).reduce(join);
    return sum.isZero() ? 0 : sum.toFixed();
  };

/** As numbers are written; what begins with further zeros is a text of digits, such as a postal code. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

const isSame = (one: string, other: string): boolean =>
  one === other || (NUMBER.test(one) && NUMBER.test(other) && new Exact(one).eq(other));

/** The functions of `LETTER_CALLS`, by name. */
export const LETTER_FUNCTIONS: Readonly<Record<string, LetterFunction>> = {
  asDate,
  asMoney,
  asNumber: ([value], settings, { language }) => shownNumber(value, placesOf(settings, undefined), language),
  asEnergy: withUnit('kWh', undefined),
  asPrice: withUnit('ct/kWh', 2),
  asIban,
  add: folded((one, other) => one.add(other)),
  sub: folded((one, other) => one.sub(other)),
  mul: folded((one, other) => one.mul(other)),
  is: ([value, ...others]) => others.some((one) => isSame(String(rawOf(value) ?? ''), String(rawOf(one) ?? ''))),
  more: ([one, other]) => {
    const [first, second] = [decimalOf(one), decimalOf(other)];
    return first && second ? first.gt(second) : String(rawOf(one) ?? '') > String(rawOf(other) ?? '');
  },
  and: (values) => values.every(holds),
  or: (values) => values.some(holds),
  not: ([value]) => !holds(value),
};
