import type { WirePendingChange } from '@leitwerk/metadata/wire/workflow';
import { messageOf } from '../messages.ts';
import { readTitles } from '../query/read-titles.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { mayTouch } from '../workflow/may-act.ts';
import { pendingOf } from './pending-changes.ts';

/** What is planned for a record, and what has become of it, as far as the reader may read the fields. */
export async function readPending(
  database: Queryable,
  entity: string,
  id: string,
  context: Context,
): Promise<readonly WirePendingChange[]> {
  const may =
    (await mayTouch(database, entity, id, context)) ?? refuse(404, 'record.not-found', { params: { entity } });
  const { readable } = context.access.entity(entity);
  const changes = (await pendingOf(database, id)).filter((one) => one.entity === entity);
  const user = context.model.entities.get('user');
  const people = user
    ? await readTitles(database, user, new Set(changes.map((one) => one.actor)), context)
    : new Map<string, string>();
  return changes.map(({ id: change, day, changes: values, state, problem, actor, madeAt }) => ({
    id: change,
    day,
    changes: Object.fromEntries(Object.entries(values).filter(([name]) => readable.has(name))),
    state,
    problem: problem && messageOf(problem, context.actor.language),
    by: { id: actor, title: people.get(actor) ?? null },
    madeAt: madeAt.toISOString(),
    mayMove: may && (state === 'planned' || state === 'refused'),
  }));
}
