import type { RowRule } from '@leitwerk/metadata/generated/definitions.gen';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime } from '../model/runtime-model.ts';
import type { Rows } from '../rights/access.ts';
import type { Context } from '../rights/context.ts';
import { quoted } from '../storage/table-names.ts';
import { walkFilter } from './walk-filter.ts';

/** A condition that is true for the rows which the rule covers, over rows of the table itself. */
export function rowsToSql(rows: Rows, entity: EntityRuntime, alias: string, context: Context): Sql {
  if (rows === 'none') return sql`false`;
  const unrestricted = context.access.restricted === 'hidden' ? unrestrictedRows(entity, alias, context) : null;
  if (rows === 'all') return unrestricted ?? sql`true`;
  const covered = sql`(${join(
    rows.map((rule) => ruleToSql(rule, entity, alias, context)),
    ' or ',
  )})`;
  return unrestricted ? sql`(${covered} and ${unrestricted})` : covered;
}

/** True for records whose use nobody has restricted (Art. 18 GDPR); null where no record of the entity is about a person. */
export const unrestrictedRows = (entity: EntityRuntime, alias: string, { model }: Context): Sql | null =>
  model.personal.has(entity.entity.name)
    ? raw(`not exists (select 1 from leitwerk.restriction x where x.record_id = ${alias}.id)`)
    : null;

/** The same for one rule of a role. A filter of a role sees all there is: every field, and records that the actor may not read. */
export function ruleToSql(rule: RowRule, entity: EntityRuntime, alias: string, context: Context): Sql {
  if (rule === 'all') return sql`true`;
  if (rule === 'own' || rule === 'team') {
    const { actor } = context;
    const { ownerField, teamField } = entity.entity;
    const own = ownerField ? sql`${columnSql(alias, entity, ownerField)} = ${actor.id}::uuid` : sql`false`;
    if (rule === 'own' || !teamField) return own;
    return sql`(${own} or ${columnSql(alias, entity, teamField)} = any(${idList(actor.teams)}::uuid[]))`;
  }
  return walkFilter(rule, entity, alias, {
    context,
    isReader: false,
    rows: (target, next) => raw(`${target.table} ${next}`),
    reach: () => sql`true`,
    shows: () => null,
  });
}

/** As PostgreSQL writes an array; ids need no quotes, and this is in nearly every statement. */
const idList = (ids: readonly string[]): string => `{${ids.join()}}`;

function columnSql(alias: string, entity: EntityRuntime, fieldId: string): Sql {
  const column = [...entity.fields.values()].find((one) => one.field.id === fieldId)?.column;
  if (!column) throw new Error(`${entity.entity.id}.${fieldId} has no column`);
  return raw(`${alias}.${quoted(column)}`);
}
