import sql from 'sql-template-tag';
import { stayFields, staysFromHistory } from '../stay/stays-from-history.ts';
import type { Transaction } from '../storage/database.ts';
import { preparedName } from '../storage/prepared-name.ts';
import type { Work } from './work.ts';
import { isOpen } from './work.ts';

/**
 * Writes down which values of options have ended and begun by commands that are stored, history included. What a record has had
 * before is taken from its history once: at the first change, or at the first since there are stays.
 */
export async function writeStays(tx: Transaction, works: readonly Work[]): Promise<void> {
  const [first] = works;
  if (!first) return;
  const fields = stayFields(first.entity);
  const changes = works.filter(isOpen).flatMap(({ id, before, changes: changed, rule }) =>
    before === null
      ? []
      : fields.flatMap((field) => {
          const pair = changed[field];
          return pair ? [{ id, field, next: pair[1], at: rule.now }] : [];
        }),
  );
  if (changes.length === 0) return;
  const { id: entity } = first.entity.entity;
  const ofRecord = sql`s.entity = ${entity} and s.record_id = c.id and s.field = c.field`;
  const unknown = sql`array(select id from c where place is null)`;
  const statement = sql`
    with c as (
      select c.*, (select max(s.place) from leitwerk.stay s where ${ofRecord}) as place
      from json_to_recordset(${JSON.stringify(changes)}::json) as c (id uuid, field text, next text, at timestamptz)),
    e as (
      update leitwerk.stay s set ended = greatest(c.at, s.entered) from c where ${ofRecord} and s.ended is null)
    insert into leitwerk.stay (entity, record_id, field, place, value, entered, ended)
    select ${entity}, id, field, place + 1, next, at, null from c where place is not null and next is not null
    union all
    select f.* from (${staysFromHistory(first.entity, fields, unknown)}) f
    where exists (select 1 from c where c.place is null and c.id = f.record_id and c.field = f.field)`;
  await tx.query(statement, preparedName(statement.text));
}
