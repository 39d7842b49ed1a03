export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** How often something comes again: the part of RFC 5545 that people ask for. Days are YYYY-MM-DD by the clock on the wall. */
export type Repetition = {
  readonly frequency: Frequency;
  /** Every how many days, weeks, months or years. */
  readonly interval: number;
  /** Weekly: on these days; that of the start when empty. Monthly and yearly: one, together with `nth`. */
  readonly weekdays: readonly Weekday[];
  /** Which of the month's weekdays, 1 to 4; -1 is the last. */
  readonly nth?: number;
  /** Day of the month; -1 is the last. Months without that day are left out. */
  readonly monthDay?: number;
  /** Yearly: the month, where the day is not that of the start. */
  readonly month?: number;
  /** The last day on which it may begin. Never together with `count`. */
  readonly until?: string;
  /** How many times in all, the exceptions counted. */
  readonly count?: number;
  /** Days on which it would begin and does not. */
  readonly except: readonly string[];
};

export const HIGHEST_INTERVAL = 999;
export const HIGHEST_COUNT = 999;
const MOST_EXCEPTIONS = 500;
const LONGEST = 10_000;
const LAST = -1;

const DAY = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/;

/** Null where the text is no day, or one that no calendar has. */
function dayFrom(text: string): string | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

const compact = (day: string): string => day.replaceAll('-', '');

const whole = (text: string | undefined, lowest: number, highest: number): number | null => {
  const value = /^-?\d{1,4}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return value >= lowest && value <= highest && value !== 0 ? value : null;
};

type Part = Partial<Repetition>;

const given = <K extends keyof Repetition>(key: K, value: Repetition[K] | null | undefined): Part | null =>
  value === null || value === undefined ? null : ({ [key]: value } as Part);

/** What each part of a rule says; null where that is not known here. */
const PARTS: Readonly<Record<string, (text: string) => Part | null>> = {
  FREQ: (text) =>
    given(
      'frequency',
      FREQUENCIES.find((one) => one === text),
    ),
  INTERVAL: (text) => given('interval', whole(text, 1, HIGHEST_INTERVAL)),
  COUNT: (text) => given('count', whole(text, 1, HIGHEST_COUNT)),
  UNTIL: (text) => given('until', dayFrom(text)),
  BYMONTHDAY: (text) => given('monthDay', whole(text, LAST, 31)),
  BYMONTH: (text) => given('month', whole(text, 1, 12)),
  BYDAY: weekdaysFrom,
  WKST: (text) => (text === 'MO' ? {} : null),
};

function weekdaysFrom(text: string): Part | null {
  const [, nth, one] = /^(-1|[1-4])([A-Z]{2})$/.exec(text) ?? [];
  const names = nth ? [one] : text.split(',');
  const weekdays = WEEKDAYS.filter((day) => names.includes(day));
  if (weekdays.length === 0 || weekdays.length !== names.length) return null;
  return nth ? { weekdays, nth: Number(nth) } : { weekdays };
}

/** One line that begins with `RRULE:` or not at all. */
function ruleFrom(line: string): Part | null {
  let rule: Part = {};
  const seen = new Set<string>();
  for (const part of line.replace(/^RRULE:/, '').split(';')) {
    const [name = '', value = ''] = part.split('=');
    const said = seen.has(name) || !Object.hasOwn(PARTS, name) ? null : PARTS[name]?.(value);
    if (!said) return null;
    seen.add(name);
    rule = { ...rule, ...said };
  }
  return rule;
}

/** Whether the parts go together. */
function isWhole(one: Repetition): boolean {
  const isLong = one.frequency === 'MONTHLY' || one.frequency === 'YEARLY';
  if (one.count !== undefined && one.until !== undefined) return false;
  if ((one.nth !== undefined || one.monthDay !== undefined) && !isLong) return false;
  if (one.nth !== undefined && one.monthDay !== undefined) return false;
  if (one.month !== undefined && one.frequency !== 'YEARLY') return false;
  if (one.frequency === 'YEARLY' && one.month === undefined && (one.nth !== undefined || one.monthDay !== undefined))
    return false;
  return one.frequency === 'WEEKLY' || one.weekdays.length === 0 || one.nth !== undefined;
}

/** From the lines of RFC 5545, `RRULE:…` and `EXDATE;VALUE=DATE:…`; null where they are none or ask for more than is known here. */
export function repetitionFrom(text: unknown): Repetition | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  let rule: Part | null = null;
  const except: string[] = [];
  for (const line of text.trim().split(/\r?\n/)) {
    const [, exceptions] = /^EXDATE(?:;VALUE=DATE)?:(.+)$/.exec(line) ?? [];
    if (exceptions === undefined) {
      if (rule !== null) return null;
      rule = ruleFrom(line);
      if (rule === null) return null;
      continue;
    }
    for (const one of exceptions.split(',')) {
      const day = dayFrom(one);
      if (day === null) return null;
      except.push(day);
    }
  }
  const { frequency, ...rest }: Part = rule ?? {};
  if (!frequency || except.length > MOST_EXCEPTIONS) return null;
  const found: Repetition = { interval: 1, weekdays: [], ...rest, frequency, except: [...new Set(except)].sort() };
  return isWhole(found) ? found : null;
}

/** The one form in which a repetition is stored. */
export function textOfRepetition(one: Repetition): string {
  const days = one.weekdays.map((day) => `${one.nth ?? ''}${day}`).join();
  const parts = [
    `FREQ=${one.frequency}`,
    ...(one.interval > 1 ? [`INTERVAL=${one.interval}`] : []),
    ...(one.month === undefined ? [] : [`BYMONTH=${one.month}`]),
    ...(one.monthDay === undefined ? [] : [`BYMONTHDAY=${one.monthDay}`]),
    ...(days ? [`BYDAY=${days}`] : []),
    ...(one.count === undefined ? [] : [`COUNT=${one.count}`]),
    ...(one.until === undefined ? [] : [`UNTIL=${compact(one.until)}`]),
  ];
  const rule = `RRULE:${parts.join(';')}`;
  return one.except.length === 0 ? rule : `${rule}\nEXDATE;VALUE=DATE:${one.except.map(compact).join()}`;
}

/** The same without one of its days. */
export const withoutDay = (one: Repetition, day: string): Repetition => ({
  ...one,
  except: [...new Set([...one.except, day])].sort(),
});
