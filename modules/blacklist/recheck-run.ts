import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { ModuleRunKind } from '@leitwerk/platform/module/module-run';
import { ENTRY } from './entry.ts';
import type { Reach, Subject } from './find-matches.ts';
import { findMatches } from './find-matches.ts';
import { isStale, markOf } from './mark.ts';
import { readAll } from './read-all.ts';
import { checksOf } from './settings.ts';
import { stopIssue } from './stop-issue.ts';

const PAGE = 200;

/** Everything that a context lets a module look for matches with, under its actor's rights. */
export const reachOf = (context: ModuleContext): Reach => ({
  settings: context.settings('blacklist'),
  list: context.list,
  entity: (name) => context.entity(name)?.entity ?? null,
  mayRead: (field) => context.entity(ENTRY)?.readable.has(field) ?? false,
  now: new Date().toISOString(),
  today: context.today,
});

/**
 * Looks at all checked records again, entity by entity, and marks those that have changed sides. What entries fit stands in the
 * run's report. With `countsEntries`, which is for the platform only, how many records an entry fits is kept with it: a person does
 * not see all of them.
 */
export const recheckRun: ModuleRunKind = {
  label: { de: 'Prüfung gegen die Sperrliste', en: 'Check against the blacklist' },
  step: async (run, context, step) => {
    const checks = checksOf(context.settings('blacklist')).filter((check) => context.entity(check.entity));
    const place = Number(run.cursor?.['check'] ?? 0);
    const check = checks[place];
    const fitting = (run.cursor?.['fitting'] ?? {}) as Readonly<Record<string, number>>;
    if (!check) {
      const commands = run.input['countsEntries'] === true ? await entryCounts(fitting, context) : [];
      await step.attempt(commands, () => ({ cursor: { check: place }, done: run.done, counts: run.counts }));
      return false;
    }
    const after = run.cursor?.['after'];
    const page = await context.list(check.entity, { limit: PAGE, ...(typeof after === 'string' && { after }) });
    const subjects = page.items.map((values): Subject => ({ id: String(values['id']), entity: check.entity, values }));
    const found = await findMatches(subjects, reachOf(context));
    const stale = subjects.filter((one) => isStale(one.values, markOf(found.get(one) ?? [], check)));
    const held = subjects.filter((one) => (found.get(one) ?? []).length > 0);
    const counts = {
      checked: (run.counts['checked'] ?? 0) + subjects.length,
      found: (run.counts['found'] ?? 0) + held.length,
    };
    const entries = held.flatMap((one) => [...new Set((found.get(one) ?? []).map((match) => match.entry.id))]);
    const cursor = {
      ...(page.next === null ? { check: place + 1 } : { check: place, after: page.next }),
      fitting: addedUp(fitting, entries),
    };
    const mayReadReason = context.entity(ENTRY)?.readable.has('reason') ?? false;
    const commands = stale.map(
      ({ id }): RecordCommand => ({
        action: 'update',
        entity: check.entity,
        id,
        values: {},
      }),
    );
    await step.attempt(commands, (attempts) => ({
      cursor,
      done: run.done + subjects.length,
      counts: {
        ...counts,
        // What the caller may not change, or what is not valid any more, cannot be marked.
        marked: (run.counts['marked'] ?? 0) + attempts.filter((one) => 'id' in one).length,
      },
      problems: held.map((one) => ({
        position: run.done + subjects.indexOf(one) + 1,
        recordId: one.id,
        title: titleOf(one, context),
        issues: (found.get(one) ?? []).map((match) => stopIssue(match, mayReadReason)),
      })),
    }));
    return true;
  },
};

const addedUp = (
  counts: Readonly<Record<string, number>>,
  ids: readonly string[],
): Readonly<Record<string, number>> => {
  const sum: Record<string, number> = { ...counts };
  for (const id of ids) sum[id] = (sum[id] ?? 0) + 1;
  return sum;
};

/** Keeps with each entry how many records it fits, where that is another number than before. */
async function entryCounts(
  fitting: Readonly<Record<string, number>>,
  context: ModuleContext,
): Promise<readonly RecordCommand[]> {
  const entries = await readAll(context.list, ENTRY, {});
  const { now } = reachOf(context);
  return entries
    .filter((entry) => entry['matchCount'] !== (fitting[entry.id] ?? 0))
    .map((entry) => ({
      action: 'update',
      entity: ENTRY,
      id: entry.id,
      values: { matchCount: fitting[entry.id] ?? 0, checkedAt: now },
    }));
}

function titleOf({ entity, values }: Subject, context: ModuleContext): string {
  const model = context.entity(entity)?.entity;
  const field = model?.fields.find((one) => one.id === model.titleField);
  return String(values[field?.name ?? 'id'] ?? '');
}
