import type { Repetition } from '@leitwerk/metadata/repetition/repetition';
import { repetitionFrom, textOfRepetition } from '@leitwerk/metadata/repetition/repetition';
import { addDays } from '@leitwerk/metadata/repetition/shift-repetition';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import ICAL from 'ical.js';
import { DavRefused } from '../dav-refused.ts';
import { isUtc, timeProperty, utcTime } from './time.ts';

/** RRULE and EXDATE as a device knows them: the last day becomes an instant where the start is one (RFC 5545, 3.3.10). */
export function repetitionProperties(
  one: Repetition,
  start: Wall,
  isDay: boolean,
  timeZone: string,
): readonly ICAL.Property[] {
  const { until, ...rest } = one;
  const recur = ICAL.Recur.fromString(textOfRepetition({ ...rest, except: [] }).replace('RRULE:', ''));
  if (until !== undefined)
    recur.until = isDay ? ICAL.Time.fromDateString(until) : utcTime(instantOf(`${until}T23:59:59`, timeZone));
  const rule = new ICAL.Property('rrule');
  rule.setValue(recur);
  return [rule, ...one.except.map((day) => timeProperty('exdate', day + start.slice(10), isDay, timeZone))];
}

/** What a device's rule is here. 403 for one that cannot be said in the CRM's terms; nothing is guessed. */
export function repetitionFromRule(
  rule: ICAL.Property,
  given: { readonly start: Wall; readonly except: readonly string[]; readonly timeZone: string },
): Repetition {
  const recur: unknown = rule.getFirstValue();
  const text = recur instanceof ICAL.Recur ? recur.toString() : '';
  const refuse = (): never => {
    throw new DavRefused(403, 'dav.repetition', 'c:valid-calendar-object-resource', { rule: text.slice(0, 200) });
  };
  if (!(recur instanceof ICAL.Recur)) return refuse();
  const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string]));
  // The first day of the week only matters where weeks are left out.
  if (parts.get('FREQ') !== 'WEEKLY' || (parts.get('INTERVAL') ?? '1') === '1') parts.delete('WKST');
  const position = parts.get('BYSETPOS');
  const days = parts.get('BYDAY');
  if (position !== undefined && days !== undefined && /^[A-Z]{2}$/.test(days)) {
    parts.set('BYDAY', `${position}${days}`);
    parts.delete('BYSETPOS');
  }
  if (parts.get('FREQ') === 'DAILY' && days !== undefined && (parts.get('INTERVAL') ?? '1') === '1')
    parts.set('FREQ', 'WEEKLY');
  parts.delete('UNTIL');
  const found =
    repetitionFrom([...parts].map(([name, value]) => `${name}=${value.replace(/^\+/, '')}`).join(';')) ?? refuse();
  const until = recur.until ? { until: lastDay(recur.until, given) } : {};
  return { ...found, ...until, except: given.except };
}

/** The last day on which it may begin. */
function lastDay(until: ICAL.Time, { start, timeZone }: { readonly start: Wall; readonly timeZone: string }): string {
  const text = until.toString().slice(0, 19);
  if (until.isDate) return text.slice(0, 10);
  const wall =
    until.zone === ICAL.Timezone.utcTimezone && !isUtc(timeZone) ? wallOf(new Date(`${text}Z`), timeZone) : text;
  return wall.slice(10) < start.slice(10) ? addDays(wall.slice(0, 10), -1) : wall.slice(0, 10);
}
