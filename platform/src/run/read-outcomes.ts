import type { WireRunOutcome } from '@leitwerk/metadata/wire';
import { nameChanges } from '../query/name-changes.ts';
import { readTitles } from '../query/read-titles.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { Run } from './run.ts';
import { listOutcomes } from './store-runs.ts';

/**
 * What a run has done with records of one sort, the first of them. Rights are those of now: fields that are hidden by now are left
 * out, and so are records that may be the same and may not be read.
 */
export async function readOutcomes(
  database: Queryable,
  run: Pick<Run, 'id' | 'entity'>,
  page: { readonly word: string; readonly after: number; readonly limit: number },
  context: Context,
): Promise<readonly WireRunOutcome[]> {
  const entity = context.model.entities.get(run.entity ?? '');
  if (!entity) return [];
  const { readable } = context.access.entity(entity.entity.name);
  const outcomes = await listOutcomes(database, run.id, page.word, page.after, page.limit);
  const masked = outcomes.map((one) => ({
    ...one,
    changes: Object.fromEntries(Object.entries(one.changes).filter(([name]) => readable.has(name))),
  }));
  const ids = new Set(outcomes.flatMap(({ alike }) => alike.map(({ id }) => id)));
  const titles = await readTitles(database, entity, ids, context);
  return (await nameChanges(database, entity, masked, context)).map((one) => ({
    ...one,
    alike: one.alike.flatMap((other) =>
      titles.has(other.id) ? [{ ...other, title: titles.get(other.id) ?? null }] : [],
    ),
  }));
}
