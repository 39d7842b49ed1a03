import type { Match } from './find-matches.ts';
import type { Check } from './settings.ts';

/** Longest text of the reasons on a record. */
const LONGEST = 400;

/** What a record tells of its matches; nothing when its check has no fields for that. */
export function markOf(matches: readonly Match[], { mark }: Check): Readonly<Record<string, string | null>> {
  if (!mark) return {};
  const open = matches.filter((one) => one.release === null);
  const level = open.some(({ entry }) => entry.level === 'block')
    ? 'block'
    : open.length > 0
      ? 'warn'
      : matches.length > 0
        ? 'released'
        : null;
  const reasons =
    open.length > 0 ? open.map(({ entry }) => entry.reason) : matches.map((one) => one.release?.reason ?? '');
  const reason = [...new Set(reasons)].join('; ').slice(0, LONGEST);
  return { [mark.level]: level, [mark.reason]: reason || null };
}

/** Whether the record tells something else than it should. */
export const isStale = (
  record: Readonly<Record<string, unknown>>,
  mark: Readonly<Record<string, string | null>>,
): boolean => Object.entries(mark).some(([field, value]) => (record[field] ?? null) !== value);
