import type { CompiledOutgoing } from '@leitwerk/metadata/outgoing/compile-outgoing';
import type { RoleReach } from '@leitwerk/platform/module/module-job';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { Row } from './make-packages.ts';
import { keepPackage, markOf, notSent, rowFor } from './make-packages.ts';
import { EVENT } from './outgoing.ts';
import { readRelated } from './read-related.ts';

/** Events of one package at most. */
const AT_ONCE = 500;

type Waiting = Readonly<Record<string, unknown>> & { readonly id: string };

/** Whether an event waits whose time has come. */
export const hasDueEvent = async (id: string, now: Date, { list }: Pick<ModuleContext, 'list'>): Promise<boolean> =>
  (await list(EVENT, { filter: { interface: id, dueAt: { lte: now.toISOString() } }, fields: ['id'], limit: 1 })).items
    .length > 0;

/**
 * Makes messages of what has happened, in its order: one package for each event, or one for all where they are collected. The package,
 * what it tells of and that its events are done with are written in one transaction. Of a record that is not there any more, or of
 * which the interface does not tell, nothing is said.
 * @returns the rows that came in
 */
export async function packEvents(
  compiled: CompiledOutgoing,
  begun: Date,
  reach: RoleReach,
  context: ModuleContext,
): Promise<number> {
  const { definition } = compiled;
  let made = 0;
  while (await hasDueEvent(definition.id, begun, context)) {
    const filter = { interface: definition.id };
    const sort = ['happenedAt', 'createdAt', 'id'];
    const { items } = await context.list(EVENT, { filter, sort, limit: AT_ONCE });
    const rows = await rowsOf(items, compiled, begun, reach, context);
    const parts = definition.send.collectMinutes === undefined ? items.map((one) => [one]) : [items];
    for (const events of parts) {
      const wanted = events.flatMap((one) => rows.get(one.id) ?? []);
      // One that an event before has told of with the same key is sent already.
      const fresh = await notSent([...new Map(wanted.map((row) => [row.mark, row])).values()], context);
      const done = events.map(({ id }): RecordCommand => ({ action: 'purge', entity: EVENT, id }));
      if (fresh.length > 0) await keepPackage(fresh, definition, context, done);
      else await context.write(done);
      made += fresh.length;
    }
  }
  return made;
}

/** What each event says, by its id. */
async function rowsOf(
  events: readonly Waiting[],
  compiled: CompiledOutgoing,
  begun: Date,
  reach: RoleReach,
  context: ModuleContext,
): Promise<ReadonlyMap<string, Row>> {
  const { definition } = compiled;
  const ids = [...new Set(events.map((one) => String(one['record'])))];
  const filter = definition.filter ? { and: [definition.filter, { id: { in: ids } }] } : { id: { in: ids } };
  const { items } = await reach.list(definition.entity, { filter, limit: ids.length });
  const related = await readRelated(items, definition, reach);
  const moment = { now: begun.toISOString(), today: context.today };
  const found = new Map<string, Row>();
  for (const record of items) {
    const row = await rowFor(record, related, compiled, moment);
    if (!row) continue;
    for (const { id, record: about, title, mark: event } of events)
      if (about === record.id) {
        const { key, cells, records } = row;
        const mark = key === null ? markOf(definition.id, 'event', String(event)) : markOf(definition.id, key);
        found.set(id, { key: key ?? `${String(title)} ${record.id}`, cells, mark, records });
      }
  }
  return found;
}
