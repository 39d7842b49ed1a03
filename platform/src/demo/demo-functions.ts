import { maloCheckDigit } from '@leitwerk/metadata/formats/malo-id';
import { composeIBAN } from 'ibantools';
import type { Random } from './random.ts';
import { randomDigits, randomInteger } from './random.ts';

/** Written as a method, so that each function may name the arguments it expects from the plan. */
type DemoFunction = { call(...args: unknown[]): unknown }['call'];

/** What the expressions of a plan may call, beside JSONata's own functions. */
export type DemoFunctions = Readonly<Record<string, DemoFunction>>;

const DAY = 86_400_000;

export const dateFromInstant = (instant: string): string => instant.slice(0, 10);

export function datePlusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function slugFromText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export function demoFunctionsOf(
  random: Random,
  today: string,
  lists: ReadonlyMap<string, readonly unknown[]>,
): DemoFunctions {
  const used = new Set<string>();
  const unique = (make: () => string): string => {
    for (;;) {
      const value = make();
      if (!used.has(value)) {
        used.add(value);
        return value;
      }
    }
  };
  const list = (name: string): readonly unknown[] => {
    const found = lists.get(name);
    if (!found) throw new Error(`The plan asks for the list ${name}, which does not exist.`);
    return found;
  };
  const pickFrom = (values: readonly unknown[]): unknown => values[randomInteger(random, 0, values.length - 1)];
  const workingTime = (date: string): string => {
    const minutes = randomInteger(random, 7 * 60, 16 * 60);
    return new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000).toISOString();
  };
  return {
    list,
    pick: (from: string | readonly unknown[]) => pickFrom(typeof from === 'string' ? list(from) : from),
    int: (from: number, to: number) => randomInteger(random, from, to),
    chance: (share: number) => random() < share,
    weighted: (weights: Readonly<Record<string, number>>) => {
      const entries = Object.entries(weights);
      let rest = random() * entries.reduce((sum, entry) => sum + entry[1], 0);
      for (const [name, weight] of entries) {
        rest -= weight;
        if (rest < 0) return name;
      }
      return entries.at(-1)?.[0];
    },
    decimal: (from: number, to: number, scale: number) => (from + random() * (to - from)).toFixed(scale),
    fixed: (value: number, scale: number) => value.toFixed(scale),
    digits: (length: number) => randomDigits(random, length),
    slug: slugFromText,
    /** Never today, so that nothing happens later than now. */
    daysAgo: (days: number) => workingTime(datePlusDays(today, -Math.max(1, days))),
    daysAfter: (instant: string, days: number) => workingTime(datePlusDays(dateFromInstant(instant), days)),
    plusMinutes: (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString(),
    plusDays: datePlusDays,
    date: dateFromInstant,
    daysSince: (instant: string) => Math.round((Date.parse(today) - Date.parse(dateFromInstant(instant))) / DAY),
    malo: () =>
      unique(() => {
        const base = `${randomInteger(random, 4, 9)}${randomDigits(random, 9)}`;
        return `${base}${maloCheckDigit(base)}`;
      }),
    melo: (postalCode: string, operator: string) =>
      unique(() => `DE${operator}${postalCode}${randomDigits(random, 20)}`),
    iban: (bankCode: string) =>
      unique(() => {
        const bban = `${bankCode}${randomDigits(random, 10)}`;
        const iban = composeIBAN({ countryCode: 'DE', bban });
        if (iban === null) throw new Error(`${bankCode} is not a German bank code of 8 digits.`);
        return iban;
      }),
    meterNumber: (medium: string, maker: string) => unique(() => `${medium}${maker}11${randomDigits(random, 8)}`),
  };
}
