import type { NumberingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import sql from 'sql-template-tag';
import type { Queryable } from '../storage/database.ts';

type Reset = NonNullable<NumberingDefinition['reset']>;

/** The last number that a range has given, by how it may count: ever, in this year, in this month. Null: none so far. */
export type LastNumbers = { readonly [R in Reset]: number | null };

/** By which its counter counts on a day; '' where it never begins again. @param today `2026-11-30` */
export function periodOf(reset: Reset, today: string): string {
  if (reset === 'year') return today.slice(0, 4);
  return reset === 'month' ? today.slice(0, 7) : '';
}

/** What number ranges have given so far. @param today of the installation, `2026-11-30` */
export async function readLastNumbers(
  database: Queryable,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, LastNumbers>> {
  const periods = { never: periodOf('never', today), year: periodOf('year', today), month: periodOf('month', today) };
  const rows = await database.query<{ numbering: string; period: string; value: number }>(sql`
    select numbering, period, value from leitwerk.numbering_counter
    where numbering = any(${[...ids]}::text[]) and period = any(${Object.values(periods)}::text[])`);
  const last = (id: string, reset: Reset): number | null =>
    rows.find(({ numbering, period }) => numbering === id && period === periods[reset])?.value ?? null;
  return new Map(ids.map((id) => [id, { never: last(id, 'never'), year: last(id, 'year'), month: last(id, 'month') }]));
}
