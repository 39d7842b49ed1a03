import type { WirePendingChange } from '@leitwerk/metadata/wire/workflow';
import { messageOf } from '../messages.ts';
import { withCurrentNames } from '../model/former-names.ts';
import { nameValues } from '../query/name-changes.ts';
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
  const runtime = context.model.entities.get(entity);
  const masked = changes.map(({ changes: values }) => {
    const current = runtime ? withCurrentNames(runtime.former, values, null) : values;
    return Object.fromEntries(Object.entries(current).filter(([name]) => readable.has(name)));
  });
  const named = runtime ? await nameValues(database, runtime, masked, context) : masked;
  return changes.map(({ id: change, day, state, problem, actor, madeAt }, at) => ({
    id: change,
    day,
    changes: named[at] ?? {},
    state,
    problem: problem && messageOf(problem, context.actor.language),
    by: { id: actor, title: people.get(actor) ?? null },
    madeAt: madeAt.toISOString(),
    mayMove: may && (state === 'planned' || state === 'refused'),
  }));
}
