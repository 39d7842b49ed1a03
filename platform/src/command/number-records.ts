import { formatNumber } from '@leitwerk/metadata/format-number';
import type { NumberingDefinition } from '@leitwerk/metadata/generated/definitions.gen';
import type { FieldModel } from '@leitwerk/metadata/model';
import sql from 'sql-template-tag';
import type { RuntimeModel } from '../model/runtime-model.ts';
import type { Queryable } from '../storage/database.ts';
import { periodOf } from './last-numbers.ts';
import type { Work } from './work.ts';
import { isOpen } from './work.ts';

type Need = {
  readonly work: Work;
  readonly field: FieldModel;
  readonly numbering: NumberingDefinition;
  readonly period: string;
};

/**
 * Gives new records their numbers. Gapless ranges take theirs inside the transaction, whose lock on the counter makes others
 * wait; the rest before it, so that nobody waits and a number may be lost.
 */
export async function numberRecords(
  database: Queryable,
  works: readonly Work[],
  model: RuntimeModel,
  gapless: boolean,
): Promise<void> {
  const needs = works.filter(isOpen).flatMap((work) => needsOf(work, model, gapless));
  for (const group of Map.groupBy(needs, ({ numbering, period }) => `${numbering.id} ${period}`).values()) {
    const [first] = group;
    if (!first) continue;
    const { numbering, period } = first;
    const take = model.trace ? takeInSandbox : takeNumbers;
    const last = await take(database, numbering, period, group.length);
    for (const [index, { work, field }] of group.entries()) {
      work.draft[field.name] = formatNumber(numbering, work.rule.today, last - group.length + 1 + index);
    }
  }
}

function needsOf(work: Work, model: RuntimeModel, gapless: boolean): Need[] {
  if (work.command.action !== 'create') return [];
  return work.entity.entity.fields.flatMap((field) => {
    const numbering = field.type === 'number-range' ? model.model.numberings[field.numbering ?? ''] : undefined;
    if (!numbering || numbering.gapless !== gapless) return [];
    return [{ work, field, numbering, period: periodOf(numbering.reset ?? 'never', work.rule.today) }];
  });
}

async function takeNumbers(
  database: Queryable,
  numbering: NumberingDefinition,
  period: string,
  count: number,
): Promise<number> {
  const start = numbering.start ?? 1;
  const [row] = await database.query<{ value: number }>(
    sql`insert into leitwerk.numbering_counter as c (numbering, period, value)
      values (${numbering.id}, ${period}, ${start + count - 1})
      on conflict (numbering, period) do update set value = c.value + ${count}
      returning value`,
    'take-numbers',
  );
  if (!row) throw new Error('the counter gave no number');
  return row.value;
}

/** So far are the numbers of a sandbox beyond those that have been given. */
const BEYOND = 1_000_000;

/** From a counter of the sandbox's own: whoever makes records meanwhile waits neither for the counter nor for the number. */
async function takeInSandbox(
  database: Queryable,
  { id, start = 1 }: NumberingDefinition,
  period: string,
  count: number,
): Promise<number> {
  const [row] = await database.query<{ value: number }>(sql`
    insert into leitwerk.numbering_counter as c (numbering, period, value)
    select ${id}, concat_ws(' ', ${period}::text, 'sandbox', pg_current_xact_id()::text),
      coalesce((select value from leitwerk.numbering_counter where numbering = ${id} and period = ${period}), ${start - 1}::bigint) + ${BEYOND + count}::bigint
    on conflict (numbering, period) do update set value = c.value + ${count}
    returning value`);
  if (!row) throw new Error('the counter gave no number');
  return row.value;
}
