import type { ChangeEvent } from '@leitwerk/metadata/wire';
import sql from 'sql-template-tag';
import { readableRows, rowsFor } from '../query/veiled-rows.ts';
import type { Context } from '../rights/context.ts';
import type { Database } from '../storage/database.ts';

/** The channel on which every process is told what has changed: a list of changes, or `{user}` for whom there is a notification. */
export const CHANGE_CHANNEL = 'leitwerk_change';

export type Change = {
  readonly entity: string;
  readonly id: string;
  readonly action: ChangeEvent['action'];
  readonly version: number;
};

export type ChangeStream = {
  readonly subscribe: (listener: (changes: readonly Change[]) => void) => () => void;
  /** Told of the users for whom there is a new notification. */
  readonly onNotification: (listener: (user: string) => void) => () => void;
  readonly close: () => Promise<void>;
};

/** Hands what the relay announces to the listeners of this process. */
export async function openChangeStream(database: Database): Promise<ChangeStream> {
  const listeners = new Set<(changes: readonly Change[]) => void>();
  const notified = new Set<(user: string) => void>();
  const stop = await database.listen(
    CHANGE_CHANNEL,
    (payload) => {
      const told = JSON.parse(payload) as readonly Change[] | { readonly user: string };
      if ('user' in told) for (const listener of notified) listener(told.user);
      else for (const listener of listeners) listener(told);
    },
    () => undefined,
  );
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onNotification: (listener) => {
      notified.add(listener);
      return () => notified.delete(listener);
    },
    close: stop,
  };
}

/** Those of the changes whose records the actor may read, one statement per entity at most. */
export async function readableChanges(
  database: Database,
  changes: readonly Change[],
  context: Context,
): Promise<readonly Change[]> {
  const visible: Change[] = [];
  for (const [name, list] of Map.groupBy(changes, (change) => change.entity)) {
    const entity = context.model.entities.get(name);
    const rows = context.access.entity(name).rows.read;
    if (!entity || rows === 'none') continue;
    if (rows === 'all') {
      visible.push(...list);
      continue;
    }
    const found = await database.query<{ id: string }>(sql`
      select t.id from ${rowsFor(entity, 't', context)} where t.id = any(${list.map((change) => change.id)}::uuid[]) and ${readableRows(entity, 't', context)}`);
    const ids = new Set(found.map((row) => row.id));
    visible.push(...list.filter((change) => ids.has(change.id)));
  }
  return visible;
}
