import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime, RuntimeModel } from '../model/runtime-model.ts';
import type { Transaction } from '../storage/database.ts';
import { preparedName } from '../storage/prepared-name.ts';
import { linkTableOf, quoted } from '../storage/table-names.ts';
import type { Work } from './work.ts';
import { isOpen, refuseWork } from './work.ts';

/** A record whose reference must be cleared because its target goes. */
export type Clearing = { readonly entity: string; readonly field: string; readonly id: string };

type Use = {
  readonly target: string;
  readonly entity: string;
  readonly field: string;
  readonly clear: boolean;
  readonly count: number;
  readonly ids: string[];
};

const MOST_CLEARED = 1000;

/**
 * Records that point at those which are to be deleted: where the field says so they let go, otherwise the delete is refused and
 * says what still uses the record.
 */
export async function checkIncoming(
  tx: Transaction,
  works: readonly Work[],
  model: RuntimeModel,
): Promise<readonly Clearing[]> {
  const going = works.filter(
    (work) => isOpen(work) && (work.command.action === 'delete' || work.command.action === 'purge'),
  );
  const [first] = going;
  if (!first) return [];
  const parts = first.entity.entity.incoming.flatMap((one) => {
    const other = model.entities.get(one.entity);
    return other
      ? [
          usesToSql(
            other,
            one.field,
            going.map((work) => work.id),
          ),
        ]
      : [];
  });
  if (parts.length === 0) return [];
  const statement = join(parts, ' union all ');
  const uses = await tx.query<Use>(statement, preparedName(statement.text));
  const byId = new Map(going.map((work) => [work.id.toLowerCase(), work]));
  const clearings: Clearing[] = [];
  for (const use of uses) {
    const work = byId.get(use.target);
    if (!work) continue;
    const label = model.model.entities[use.entity]?.labelPlural ?? { de: use.entity, en: use.entity };
    if (!use.clear || use.count > MOST_CLEARED) {
      refuseWork(work, 409, 'record.in-use', { params: { count: use.count, entity: label } });
    } else {
      clearings.push(...use.ids.map((id) => ({ entity: use.entity, field: use.field, id })));
    }
  }
  return clearings;
}

function usesToSql(other: EntityRuntime, fieldName: string, ids: readonly string[]) {
  const stored = other.fields.get(fieldName);
  if (!stored) throw new Error(`${other.entity.name} has no field ${fieldName}`);
  const clear = stored.field.onDelete === 'clear';
  const head = sql`${other.entity.name}::text as entity, ${fieldName}::text as field, ${clear}::boolean as clear, count(*) as count, (array_agg(o.id))[1:${MOST_CLEARED}::int] as ids`;
  if (stored.column) {
    const column = raw(`o.${quoted(stored.column)}`);
    return sql`select ${column} as target, ${head} from ${raw(other.table)} o where ${column} = any(${ids}::uuid[]) and o.deleted_at is null group by 1`;
  }
  const links = raw(linkTableOf(other.entity.id, stored.field.id));
  return sql`select k.target_id as target, ${head} from ${links} k join ${raw(other.table)} o on o.id = k.source_id where k.target_id = any(${ids}::uuid[]) and o.deleted_at is null group by 1`;
}
