import type { Judge, Judged, Rule } from '@leitwerk/platform/module/module';
import { ENTRY } from './entry.ts';
import type { Match, Subject } from './find-matches.ts';
import { findMatches } from './find-matches.ts';
import { markOf } from './mark.ts';
import type { Check } from './settings.ts';
import { checkOf, checksOf } from './settings.ts';
import { stopIssue } from './stop-issue.ts';

const subjectOf = ({ id, entity }: Judged, values: Judged['draft']): Subject => ({ id, entity, values });

/** Marks what entries fit, and refuses where the application says that a block stops. */
export const judgeRecords: Rule = {
  name: 'blacklist-records',
  entity: (settings) => checksOf(settings).map((check) => check.entity),
  on: ['create', 'update', 'transition'],
  prepare: async (batch, reach): Promise<Judge> => {
    const [first] = batch;
    const check = first && checkOf(reach.settings, first.entity);
    if (!check) return async () => ({});
    const after = batch.map((one) => subjectOf(one, one.draft));
    // Only updates ask whether a match is new.
    const before = batch.map((one) => (one.moment === 'update' && one.before ? subjectOf(one, one.before) : null));
    const found = await findMatches([...after, ...before.filter((one) => one !== null)], {
      ...reach,
      mayRead: () => true,
      now: first.now,
      today: first.today,
    });
    const places = new Map(batch.map((one, index) => [one.id, index]));
    const mayReadReason = reach.mayRead(ENTRY, 'reason') && reach.mayRead(ENTRY, 'title');
    const matchesOf = (subject: Subject | null | undefined): readonly Match[] => (subject && found.get(subject)) ?? [];
    return async (given) => {
      const place = places.get(given.id) ?? -1;
      const matches = matchesOf(after[place]);
      const known = new Set(matchesOf(before[place]).map(({ entry }) => entry.id));
      const blocks = matches.filter(({ entry, release }) => entry.level === 'block' && release === null);
      const stopping = blocks.filter(({ entry }) => isStop(given, check, known.has(entry.id)));
      return { issues: stopping.map((match) => stopIssue(match, mayReadReason)), changes: markOf(matches, check) };
    };
  },
};

/** An update is stopped by what it brings, not by what was there before: who is blocked can still be corrected. */
function isStop({ moment, event }: Judged, { stops, events }: Check, isKnown: boolean): boolean {
  if (moment === 'transition') return events?.includes(event ?? '') ?? false;
  if (moment === 'update') return !isKnown && (stops?.includes('update') ?? false);
  return moment === 'create' && (stops?.includes('create') ?? false);
}
