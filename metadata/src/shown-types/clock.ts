import { instantOf, wallOf } from '../zoned-time.ts';

/** A moment as a clock on the wall shows it. */
export type ClockTime = {
  /** YYYY-MM-DD */
  readonly day: string;
  /** HH:MM:SS */
  readonly time: string;
};

/** By IANA name; undefined is the machine's own. */
type Zones = {
  /** Whose clock moments are shown and typed by. */
  readonly reader: string | undefined;
  /** Where the installation is: its days are those of `$today`. */
  readonly place: string | undefined;
};

let zones: Zones = { reader: undefined, place: undefined };

/** Said once, before anything is shown. Until then both are the machine's own. */
export function setClockZones(next: Zones): void {
  zones = next;
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Name of the zone by which moments are shown and typed. */
export const readerZone = (): string => zones.reader ?? ownZone();

/** Name of the zone in which the installation is. */
export const placeZone = (): string => zones.place ?? ownZone();

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

/** What the reader's clock, or that of another zone, shows. Throws for what is no moment. */
export function clockOf(at: Date, zone: string | undefined = zones.reader): ClockTime {
  const [day = '', time = ''] = wallOf(at, zone).split('T');
  return { day, time };
}

/** Whether a text is a day that exists, YYYY-MM-DD. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayAfter(text, 0) === text;

/** So many days later, or earlier: YYYY-MM-DD to YYYY-MM-DD. */
export function dayAfter(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

/** The moment at which the reader's clock, or that of another zone, shows this; see `instantOf` for times that come twice or never. */
export const instantAt = (day: string, time: string, zone: string | undefined = zones.reader): Date =>
  instantOf(`${day}T${time}`, zone);
