import { clockOf } from '@leitwerk/metadata/shown-types/clock';
import type { WireInboxItem } from '@leitwerk/metadata/wire/workflow';

export type DueGroup = 'overdue' | 'today' | 'week' | 'later' | 'none';

const WEEK_MS = 7 * 86_400_000;

/** How urgent something is for whoever looks now. What ends with a day is due on that day. */
export function dueGroupOf({ due }: Pick<WireInboxItem, 'due'>, now: Date): DueGroup {
  if (due === null) return 'none';
  const at = new Date(due);
  if (at.getTime() <= now.getTime()) return 'overdue';
  // Midnight is the end of the day before.
  if (clockOf(new Date(at.getTime() - 1)).day === clockOf(now).day) return 'today';
  return at.getTime() - now.getTime() < WEEK_MS ? 'week' : 'later';
}

const ORDER: readonly DueGroup[] = ['overdue', 'today', 'week', 'later', 'none'];

/** Items by urgency, each group in the order in which they came. */
export function dueGroups(
  items: readonly WireInboxItem[],
  now: Date,
): readonly { readonly group: DueGroup; readonly items: readonly WireInboxItem[] }[] {
  const byGroup = Map.groupBy(items, (item) => dueGroupOf(item, now));
  return ORDER.flatMap((group) => {
    const found = byGroup.get(group);
    return found ? [{ group, items: found }] : [];
  });
}
