/** How often something is sent, by the clock of the place where the installation is. */
export type MailSchedule = {
  readonly every: 'day' | 'workday' | 'week' | 'month';
  /** HH:MM */
  readonly time: string;
  /** Of a week: 1 is Monday. */
  readonly weekday?: number;
  /** Of a month. Days that not every month has are left to `last`. */
  readonly day?: number | 'last';
};

export const MAIL_EVERY: readonly MailSchedule['every'][] = ['day', 'workday', 'week', 'month'];

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const isIn = (given: unknown, least: number, most: number): boolean =>
  typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most;

/** Whether this is a schedule: a week has its day, a month too, and others have none. */
export function isMailSchedule(given: unknown): given is MailSchedule {
  if (typeof given !== 'object' || given === null) return false;
  const { every, time, weekday, day, ...rest } = given as Readonly<Record<string, unknown>>;
  if (typeof time !== 'string' || !TIME.test(time) || Object.keys(rest).length > 0) return false;
  if (every === 'week') return isIn(weekday, 1, 7) && day === undefined;
  if (every === 'month') return (isIn(day, 1, 28) || day === 'last') && weekday === undefined;
  return (every === 'day' || every === 'workday') && weekday === undefined && day === undefined;
}

/** The same as a cron expression of five fields. */
export function cronOf({ every, time, weekday, day }: MailSchedule): string {
  const [hour, minute] = time.split(':').map(Number);
  const days = { day: '* * *', workday: '* * 1-5', week: `* * ${weekday}`, month: `${day === 'last' ? 'L' : day} * *` };
  return `${minute} ${hour} ${days[every]}`;
}
