/** A moment as a clock on the wall shows it. */
export type ClockTime = {
  /** YYYY-MM-DD */
  readonly day: string;
  /** HH:MM:SS */
  readonly time: string;
};

let zone: string | undefined;
let format: Intl.DateTimeFormat | undefined;

/** Whose clock moments are shown and typed by: an IANA name. The machine's own until somebody says otherwise. */
export function setClockZone(name: string | undefined): void {
  zone = name;
  format = undefined;
}

/** Name of the zone by which moments are shown here. */
export const clockZone = (): string => zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether the machine knows a zone of this name. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string' || name === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Throws for what is no moment. */
export function clockOf(at: Date): ClockTime {
  // Sweden writes dates and times as the standard does.
  format ??= new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const [day = '', time = ''] = format.format(at).split(' ');
  return { day: day.padStart(10, '0'), time };
}

/** So many days later, or earlier: YYYY-MM-DD to YYYY-MM-DD. */
export function dayAfter(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

const asUtc = ({ day, time }: ClockTime): number => Date.parse(`${day}T${time}Z`);

const offsetAt = (instant: number): number => asUtc(clockOf(new Date(instant))) - Math.floor(instant / 1000) * 1000;

/** The moment at which the clock shows this; where it is put forward past it, as much later. */
export function instantAt(day: string, time: string): Date {
  const shown = asUtc({ day, time });
  const near = shown - offsetAt(shown);
  return new Date(shown - offsetAt(near));
}
