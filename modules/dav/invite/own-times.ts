import type { WireRecord } from '@leitwerk/metadata/wire';
import type { Wall } from '@leitwerk/metadata/zoned-time';
import { instantOf, wallOf } from '@leitwerk/metadata/zoned-time';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { spansOf } from '../calendar/spans-of.ts';
import type { GuestCalendar } from './calendar-of-guests.ts';

/** What else stands in somebody's calendar on the day of an invitation. */
export type OwnTime = {
  readonly record: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  /** Whether both are at the same time. */
  readonly isConflict: boolean;
};

const MOST = 200;
const DAY_MS = 86_400_000;
/** Somebody is not there then. */
const FREE = ['cancelled', 'called-off', 'declined'];

/**
 * The actor's own appointments from midnight to midnight around an invitation (of a series: its first time), in order, 20 at most.
 * @param except the appointment that the invitation is about
 */
export async function ownTimes(
  { start, end }: { readonly start: string; readonly end: string },
  except: WireRecord | null,
  calendar: GuestCalendar,
  context: ModuleContext,
): Promise<readonly OwnTime[]> {
  const { kind, entity, owner, repetition, fields, title } = calendar;
  const [from, to] = [new Date(start), new Date(Math.max(Date.parse(end), Date.parse(start)))];
  const range = {
    from: midnight(from, 0, context.timeZone),
    to: midnight(new Date(Math.min(to.getTime(), from.getTime() + DAY_MS)), 1, context.timeZone),
  };
  const within = {
    and: [{ [calendar.start]: { lt: range.to.toISOString() } }, { [calendar.end]: { gt: range.from.toISOString() } }],
  };
  const repeats = repetition === null ? [] : [{ [repetition]: { isNull: false } }];
  const { items } = await context.list(entity, {
    filter: { and: [{ [owner]: context.actor.id }, { or: [within, ...repeats] }] },
    fields: ['id', ...kind.fields],
    sort: [calendar.start],
    limit: MOST,
  });
  return items
    .filter((one) => one.id !== except?.id && !FREE.includes(String(one[fields.state])))
    .flatMap((one) =>
      spansOf(kind.component(one, null), range, context.timeZone).map((span) => ({
        record: one.id,
        title: String(one[title] ?? ''),
        start: span.from.toISOString(),
        end: span.to.toISOString(),
        isConflict: span.from < to && span.to > from,
      })),
    )
    .sort((a, b) => a.start.localeCompare(b.start))
    .slice(0, 20);
}

/** Of the day on which it is, or of one after it, by the clock of the installation. */
function midnight(at: Date, days: number, timeZone: string): Date {
  const day = wallOf(at, timeZone).slice(0, 10);
  const wall: Wall = `${new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)}T00:00:00`;
  return instantOf(wall, timeZone);
}
