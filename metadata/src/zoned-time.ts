/** A time by the clock on the wall: `YYYY-MM-DDTHH:mm:ss`. */
export type Wall = string;

const MINUTE_MS = 60_000;
/** By IANA name; undefined is the machine's own. */
type Zone = string | undefined;
const formats = new Map<Zone, Intl.DateTimeFormat>();

function formatOf(zone: Zone): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  // Sweden writes dates and times as the standard does.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, made);
  return made;
}

/** What the clock on the wall of a zone shows at an instant. Parts of a second are left out. Throws for what is no instant. */
export const wallOf = (instant: Date, zone: Zone): Wall =>
  formatOf(zone).format(instant).replace(' ', 'T').padStart(19, '0');

const asUtc = (wall: Wall): number => Date.parse(`${wall}Z`);

/**
 * The instant at which the clock on the wall of a zone shows a time. Of two such instants (the clock is put back) it is the first;
 * where there is none (the clock is put forward) the time counts from before the change, as RFC 5545 says.
 */
export function instantOf(wall: Wall, zone: Zone): Date {
  const wanted = asUtc(wall);
  const offsetAt = (at: number): number => {
    const second = Math.floor(at / 1000) * 1000;
    return Math.round((asUtc(wallOf(new Date(second), zone)) - second) / MINUTE_MS) * MINUTE_MS;
  };
  // Offsets a day before and after cover the one change that may lie between.
  const before = offsetAt(wanted - 24 * 60 * MINUTE_MS);
  const later = offsetAt(wanted + 24 * 60 * MINUTE_MS);
  const first = wanted - before;
  if (before === later || offsetAt(first) === before) return new Date(first);
  const second = wanted - later;
  return new Date(offsetAt(second) === later ? second : first);
}
