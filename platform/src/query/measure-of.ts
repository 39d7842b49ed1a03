import { ADDED_UP } from '@leitwerk/metadata/aggregated';
import { fieldTypes } from '@leitwerk/metadata/field-types';
import type { Sql } from 'sql-template-tag';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityRuntime, StoredField } from '../model/runtime-model.ts';
import type { Context } from '../rights/context.ts';
import { quoted } from '../storage/table-names.ts';
import { aggregatedField, refuseAggregate } from './group-to-sql.ts';
import { measureToSql } from './record-to-sql.ts';

/** The columns in which the keys of groups stand: no field has a name like these. */
export const KEYS = ['"key:group"', '"key:split"'] as const;

/** The measures of a row `g` as they stand in the answer. */
export function measuredOf(measures: readonly string[], values: readonly Measure[]): Sql {
  const named = measures.map((measure, index) => sql`${measure}::text, ${raw(`g.m${index}`)}`);
  return measures.length === 1 ? sql`${values[0]?.word}::text, g.m0` : sql`'values', json_build_object(${join(named)})`;
}

/** The measures over rows `t`, named as `measuredOf` expects them. */
export const columnsOf = (values: readonly Measure[]): Sql =>
  join(values.map(({ value }, index) => sql`${value} as ${raw(`m${index}`)}`));

export type Measure = { readonly word: 'count' | 'value'; readonly value: Sql; readonly rank: Sql };

/** A measure in SQL; refused when it is none, or of a field that the actor may not read or that cannot be measured so. */
export function measureOf(text: string, entity: EntityRuntime, context: Context): Measure {
  if (text === 'count') return { word: 'count', value: sql`count(*)`, rank: sql`count(*)` };
  const [, measure, name] = /^(sum|avg|min|max):(\w+)$/.exec(text) ?? [];
  if (!measure || !name) return refuseAggregate('measure', 'query.measure');
  const stored = aggregatedField(name, 'measure', entity, context);
  if (!fits(stored, measure)) return refuseAggregate('measure', 'query.measure');
  const rank = sql`${raw(measure)}(${raw(`t.${quoted(stored.column ?? '')}`)})`;
  return { word: 'value', value: measureToSql(measure, stored, 't'), rank };
}

function fits({ field, type, column }: StoredField, measure: string): boolean {
  if (column === null) return false;
  if (ADDED_UP.has(field.type) || (field.type === 'computed' && /numeric|int/.test(type ?? ''))) return true;
  const isOrdered = measure === 'min' || measure === 'max';
  return isOrdered && fieldTypes[field.type].sortable && type !== 'uuid' && type !== 'boolean';
}
