import type { ModuleContext, ModuleRunKind, RecordCommand } from '@leitwerk/platform/module/module';
import { ENTRY } from './entry.ts';
import type { Match, Reach, Subject } from './find-matches.ts';
import { findMatches } from './find-matches.ts';
import { isStale, markOf } from './mark.ts';
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
 * run's report. With `entry` the number of records that this one fits is kept with it.
 */
export const recheckRun: ModuleRunKind = {
  step: async (run, context, step) => {
    const checks = checksOf(context.settings('blacklist')).filter((check) => context.entity(check.entity));
    const place = Number(run.cursor?.['check'] ?? 0);
    const check = checks[place];
    if (!check) {
      await step.save({ cursor: { check: place }, done: run.done, counts: run.counts });
      return false;
    }
    const after = run.cursor?.['after'];
    const page = await context.list(check.entity, { limit: PAGE, ...(typeof after === 'string' && { after }) });
    const subjects = page.items.map((values): Subject => ({ id: String(values['id']), entity: check.entity, values }));
    const found = await findMatches(subjects, reachOf(context));
    const stale = subjects.filter((one) => isStale(one.values, markOf(found.get(one) ?? [], check)));
    const held = subjects.filter((one) => (found.get(one) ?? []).length > 0);
    const entry = run.input['entry'];
    const counts = {
      checked: (run.counts['checked'] ?? 0) + subjects.length,
      found: (run.counts['found'] ?? 0) + held.length,
      fitting: (run.counts['fitting'] ?? 0) + held.filter((one) => fits(found.get(one) ?? [], entry)).length,
    };
    const cursor = page.next === null ? { check: place + 1 } : { check: place, after: page.next };
    const isLast = page.next === null && place + 1 >= checks.length;
    const mayReadReason = context.entity(ENTRY)?.readable.has('reason') ?? false;
    const commands: RecordCommand[] = stale.map(({ id }) => ({
      action: 'update',
      entity: check.entity,
      id,
      values: {},
    }));
    if (isLast && typeof entry === 'string')
      commands.push({
        action: 'update',
        entity: ENTRY,
        id: entry,
        values: { matchCount: counts.fitting, checkedAt: reachOf(context).now },
      });
    await step.attempt(commands, (attempts) => ({
      cursor,
      done: run.done + subjects.length,
      counts: {
        ...counts,
        // What the caller may not change, or what is not valid any more, cannot be marked.
        marked: (run.counts['marked'] ?? 0) + attempts.slice(0, stale.length).filter((one) => 'record' in one).length,
      },
      problems: held.map((one) => ({
        position: run.done + subjects.indexOf(one) + 1,
        recordId: one.id,
        title: titleOf(one, context),
        issues: (found.get(one) ?? []).map((match) => stopIssue(match, mayReadReason)),
      })),
    }));
    return !isLast;
  },
};

const fits = (matches: readonly Match[], entry: unknown): boolean => matches.some((one) => one.entry.id === entry);

function titleOf({ entity, values }: Subject, context: ModuleContext): string {
  const model = context.entity(entity)?.entity;
  const field = model?.fields.find((one) => one.id === model.titleField);
  return String(values[field?.name ?? 'id'] ?? '');
}
