import sql from 'sql-template-tag';
import { newId } from '../new-id.ts';
import type { Context } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import type { Person } from './find-subject.ts';

export type PrivacyAction = 'report' | 'restrict' | 'lift' | 'erase' | 'hold' | 'release';

export type PrivacyEvent = {
  readonly at: string;
  readonly by: string;
  readonly action: PrivacyAction;
  readonly counts: Readonly<Record<string, number>>;
};

/** Notes what has been done about a person's data, in the transaction of it. @param id of what it comes from, so that a repeat is one */
export const notePrivacyEvent = (
  tx: Queryable,
  { person, action, counts, id = newId() }: Pick<PrivacyEvent, 'action' | 'counts'> & { person: Person; id?: string },
  { actor }: Context,
) =>
  tx.query(sql`
    insert into leitwerk.privacy_event (id, actor, entity, record_id, action, counts)
    values (${id}::uuid, ${actor.id}::uuid, ${person.entity}, ${person.id}::uuid, ${action}, ${JSON.stringify(counts)}::jsonb)
    on conflict (id) do nothing`);

const MOST = 200;

/** What has been done about a person's data, newest first. */
export async function listPrivacyEvents(database: Queryable, { id }: Person): Promise<readonly PrivacyEvent[]> {
  const rows = await database.query<{ at: Date; actor: string; action: PrivacyAction; counts: string }>(sql`
    select at, actor, action, counts::json as counts from leitwerk.privacy_event where record_id = ${id}::uuid
    order by at desc, id desc limit ${MOST}`);
  return rows.map(({ at, actor, action, counts }) => ({
    at: at.toISOString(),
    by: actor,
    action,
    counts: JSON.parse(counts) as PrivacyEvent['counts'],
  }));
}
