import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import { makeContext } from '../rights/context.ts';
import { createRun } from '../run/store-runs.ts';
import type { Queryable } from '../storage/database.ts';
import type { EraseInput } from './erase-run.ts';
import { ERASE_RUN } from './erase-run.ts';

/** That somebody's data were erased: by whom, when and whose. It says nothing of the person but the id. */
export type Erasure = {
  readonly id: string;
  /** An instant. */
  readonly at: string;
  readonly actor: string;
  /** Name. */
  readonly entity: string;
  readonly person: string;
  readonly counts: Readonly<Record<string, number>>;
};

/** All erasures that a database knows of, the oldest first; none of one that is empty. */
export async function readErasures(database: Queryable): Promise<readonly Erasure[]> {
  const [there] = await database.query<{ name: string | null }>(
    sql`select to_regclass('leitwerk.privacy_event')::text as name`,
  );
  if (!there?.name) return [];
  const rows = await database.query<Omit<Erasure, 'at' | 'counts'> & { at: Date; counts: string }>(sql`
    select id, at, actor, entity, record_id as person, counts::json as counts from leitwerk.privacy_event
    where action = 'erase' order by at, id`);
  return rows.map(({ at, counts, ...row }) => ({
    ...row,
    at: at.toISOString(),
    counts: JSON.parse(counts) as Erasure['counts'],
  }));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Erasures as `readErasures` gave them, a line each. @returns the number of the first line that is none instead */
export function erasuresOf(text: string): readonly Erasure[] | number {
  const found: Erasure[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const erasure = parsed(line);
    if (!isErasure(erasure)) return at + 1;
    found.push(erasure);
  }
  return found;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isErasure(value: unknown): value is Erasure {
  if (typeof value !== 'object' || value === null) return false;
  const { id, at, actor, entity, person, counts } = value as Readonly<Record<string, unknown>>;
  return (
    [id, actor, person].every((one) => typeof one === 'string' && UUID.test(one)) &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    typeof entity === 'string' &&
    typeof counts === 'object' &&
    counts !== null
  );
}

/**
 * Has what was erased since a backup erased once more in the database that was restored from it, when a server works on it.
 * @returns of how many persons
 */
export async function eraseAgain(tx: Queryable, erasures: readonly Erasure[], model: RuntimeModel): Promise<number> {
  const fresh = await tx.query<{ entity: string; id: string }>(sql`
    insert into leitwerk.privacy_event (id, at, actor, entity, record_id, action, counts)
    select e.id, e.at, e.actor, e.entity, e.person, 'erase', e.counts
    from jsonb_to_recordset(${JSON.stringify(erasures)}::jsonb)
      as e (id uuid, at timestamptz, actor uuid, entity text, person uuid, counts jsonb)
    on conflict (id) do nothing returning entity, record_id as id`);
  const persons = new Map(fresh.map((one) => [one.id, one]));
  const context = makeContext(model, SYSTEM_ACTOR, null);
  const storage = {
    query: tx.query,
    transaction: <T>(
      work: (inner: Queryable & { savepoint: <S>(work: () => Promise<S>) => Promise<S> }) => Promise<T>,
    ) => work({ query: tx.query, savepoint: (inner) => inner() }),
  };
  for (const input of persons.values())
    await createRun(
      storage,
      { kind: ERASE_RUN, entity: input.entity, input: input satisfies EraseInput, once: true },
      context,
    );
  return persons.size;
}
