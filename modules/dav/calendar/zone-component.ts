import { addDays, nthOf, weekdayOf } from '@leitwerk/metadata/repetition/shift-repetition';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { wallOf } from '@leitwerk/metadata/zoned-time';
import ICAL from 'ical.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** For so many years a change must keep to its rule to be said by one; and so many are listed where there is none. */
const YEARS = 10;

type Change = { readonly at: Date; readonly wall: Wall; readonly from: number; readonly to: number };

/** Minutes by which the clock of a zone is before UTC. */
const offsetAt = (at: number, zone: string): number =>
  Math.round((Date.parse(`${wallOf(new Date(at), zone)}Z`) - at) / MINUTE_MS);

/** When a zone's clock is changed in a year, to the minute. */
function changesIn(year: number, zone: string): readonly Change[] {
  const changes: Change[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let day = Date.UTC(year, 0, 1); day < end; day += DAY_MS) {
    const [from, to] = [offsetAt(day, zone), offsetAt(day + DAY_MS, zone)];
    if (from === to) continue;
    let [low, high] = [day, day + DAY_MS];
    while (high - low > MINUTE_MS) {
      const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
      if (offsetAt(middle, zone) === from) low = middle;
      else high = middle;
    }
    const wall = new Date(high + from * MINUTE_MS).toISOString().slice(0, 19);
    changes.push({ at: new Date(high), wall, from, to });
  }
  return changes;
}

const textOfOffset = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
};

/** The last of its month, or which one: that is how clocks are changed. */
const ruleOf = ({ wall }: Change): string => {
  const day = wall.slice(0, 10);
  const isLast = addDays(day, 7).slice(5, 7) !== day.slice(5, 7);
  return `FREQ=YEARLY;BYMONTH=${Number(day.slice(5, 7))};BYDAY=${isLast ? -1 : nthOf(day)}${weekdayOf(day)}`;
};

const known = new Map<string, ICAL.Component>();

/**
 * VTIMEZONE of a zone (RFC 5545, 3.6.5), worked out from what this machine knows of it: a rule for each change of the clock that
 * keeps to one, dates otherwise.
 * @param year from which on it is good
 */
export function zoneComponent(zone: string, year: number): ICAL.Component {
  const key = `${zone} ${year}`;
  const made = known.get(key) ?? makeZone(zone, year);
  known.set(key, made);
  return new ICAL.Component(structuredClone(made.toJSON()));
}

function makeZone(zone: string, year: number): ICAL.Component {
  const component = new ICAL.Component('vtimezone');
  component.addPropertyWithValue('tzid', zone);
  const years = Array.from({ length: YEARS + 1 }, (_, index) => changesIn(year - 1 + index, zone));
  const first = years.find((changes) => changes.length > 0);
  if (!first) {
    const offset = offsetAt(Date.UTC(year, 0, 1), zone);
    component.addSubcomponent(observance('standard', `${year - 1}-01-01T00:00:00`, offset, offset));
    return component;
  }
  const highest = Math.max(...years.flat().flatMap(({ from, to }) => [from, to]));
  const kind = ({ to }: Change): 'daylight' | 'standard' => (to === highest ? 'daylight' : 'standard');
  const keepsToRules = years.every(
    (changes) =>
      changes.length === first.length &&
      changes.every(
        (one, index) =>
          ruleOf(one) === ruleOf(first[index] ?? one) && one.wall.slice(10) === first[index]?.wall.slice(10),
      ),
  );
  for (const change of keepsToRules ? first : years.flat()) {
    const one = observance(kind(change), change.wall, change.from, change.to);
    if (keepsToRules) one.addPropertyWithValue('rrule', ICAL.Recur.fromString(ruleOf(change)));
    component.addSubcomponent(one);
  }
  return component;
}

function observance(name: 'daylight' | 'standard', start: Wall, from: number, to: number): ICAL.Component {
  const component = new ICAL.Component(name);
  component.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(start));
  component.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromString(textOfOffset(from)));
  component.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromString(textOfOffset(to)));
  return component;
}
