import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import type { ModelStore } from '../model/model-store.ts';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Database } from '../storage/database.ts';
import { openSession } from '../storage/database.ts';
import type { ModuleWatch } from './module-watch.ts';
import { reachAs } from './reach-as.ts';

/** Class of the locks by which one process at a time keeps a watch. */
const WATCH_LOCK = 7304;

export type Watches = { readonly stop: () => Promise<void> };

/**
 * Keeps the watches of the modules in use, each of them while no other process does. One ends when its module is not used any more,
 * or when the connection with its lock is lost, since another process may keep it then.
 * @param lookEvery between two looks at who keeps which, in milliseconds
 */
export function startWatches(
  database: Database,
  models: Pick<ModelStore, 'current'>,
  onError: (error: unknown) => void,
  lookEvery = 10_000,
): Watches {
  const rest = (signal: AbortSignal): Promise<void> => pause(lookEvery, undefined, { signal }).catch(() => undefined);
  /** Looks until the signal comes, or until a look fails or says that it is over. */
  const beat = async (signal: AbortSignal, isGood: () => Promise<boolean>): Promise<void> => {
    while (!signal.aborted && (await isGood().catch(() => false))) await rest(signal);
  };
  const stopping = new AbortController();
  const kept = new Map<string, Promise<void>>();
  const keep = async (name: string): Promise<void> => {
    const session = await openSession(database.url, 'leitwerk');
    const ending = new AbortController();
    try {
      const [lock] = await session.query<{ taken: boolean }>(
        sql`select pg_try_advisory_lock(${WATCH_LOCK}, hashtext(${name})) as taken`,
      );
      const watch = watchesOf(models.current()).get(name);
      if (!lock?.taken || !watch) return;
      const signal = AbortSignal.any([stopping.signal, ending.signal]);
      const reach = () => reachAs(SYSTEM_ACTOR, database, models.current()).module;
      const run = watch.run(reach, signal).finally(() => ending.abort());
      await beat(signal, async () => {
        await session.query(sql`select 1`);
        return watchesOf(models.current()).get(name) === watch;
      });
      ending.abort();
      await run;
    } finally {
      ending.abort();
      await session.close().catch(() => undefined);
    }
  };
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      for (const name of watchesOf(models.current()).keys())
        if (!kept.has(name))
          kept.set(
            name,
            keep(name)
              .catch(onError)
              .finally(() => kept.delete(name)),
          );
      await rest(stopping.signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
      await Promise.all(kept.values());
    },
  };
}

/** By full name `<module>.<word>`. */
const watchesOf = ({ modules }: RuntimeModel): ReadonlyMap<string, ModuleWatch> =>
  new Map(
    modules.flatMap(({ name, watches }) =>
      Object.entries(watches ?? {}).map(([word, watch]): [string, ModuleWatch] => [`${name}.${word}`, watch]),
    ),
  );
