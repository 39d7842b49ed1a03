import type { WireTransition } from '@leitwerk/metadata/wire';
import sql, { join, raw } from 'sql-template-tag';
import { messageOf } from '../messages.ts';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import { ruleContextOf } from '../rights/context.ts';
import type { Queryable } from '../storage/database.ts';
import { preparedName } from '../storage/prepared-name.ts';
import { storedToSql } from './record-to-sql.ts';
import { rowsToSql } from './rows-to-sql.ts';
import { isWhole } from './veiled-rows.ts';

/**
 * Events that lead on from the record's status: which are possible now for this actor, and why the rest are not. Null when the
 * entity has no status or the actor may not read it.
 */
export async function listTransitions(
  database: Queryable,
  entity: EntityRuntime,
  id: string,
  context: Context,
): Promise<readonly WireTransition[] | null> {
  const { machine } = entity;
  const access = context.access.entity(entity.entity.name);
  if (!machine || !access.readable.has(machine.field.name)) return null;
  const events = [...machine.events.values()];
  // Guards see the whole record, like the command does; only their answers leave this function.
  const mays = events.map(
    (event) => sql`coalesce(${rowsToSql(access.transitionRows(event.transition.id), entity, 't', context)}, false)`,
  );
  const statement = sql`
    select ${storedToSql(entity, 't', context)} as record, array[${join(mays)}] as may, ${isWhole(entity, 't', context)} as whole from ${raw(entity.table)} t
    where t.id = ${id}::uuid and ${rowsToSql(access.rows.read, entity, 't', context)}`;
  const [row] = await database.query<{ record: string; may: boolean[]; whole: boolean }>(
    statement,
    preparedName(statement.text),
  );
  // The answers of guards would tell what is veiled.
  if (!row?.whole) return null;
  const values = JSON.parse(row.record) as Record<string, unknown>;
  const state = String(values[machine.field.name] ?? machine.definition.initial);
  const rule = ruleContextOf(context);
  const result: WireTransition[] = [];
  for (const [index, event] of events.entries()) {
    const { transition } = event;
    const to = machine.next(state, transition.id);
    if (to === null) continue;
    const reason = row.may[index]
      ? (await event.allows(values, rule)) || event.input.length > 0
        ? null
        : (transition.guardMessage?.[context.actor.language] ??
          messageOf({ code: 'record.event-not-possible' }, context.actor.language))
      : messageOf({ code: 'record.forbidden' }, context.actor.language);
    result.push({
      id: transition.id,
      label: transition.label,
      to,
      possible: reason === null,
      ...(reason !== null && { reason }),
    });
  }
  return result;
}
