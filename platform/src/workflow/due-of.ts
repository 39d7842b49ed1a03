import type { WorkflowDelay } from '@leitwerk/metadata/generated/definitions.gen';
import type { KnownDelay } from '@leitwerk/metadata/workflow/due-time';
import { dueTime } from '@leitwerk/metadata/workflow/due-time';
import { runQuery } from '../query/run-query.ts';
import { refuse } from '../refusal.ts';
import { SYSTEM_ACTOR } from '../rights/actor.ts';
import type { Context } from '../rights/context.ts';
import { localDate, ruleContextOf, TIME_ZONE } from '../rights/context.ts';
import type { Transaction } from '../storage/database.ts';
import type { Workflow } from './compile-workflow.ts';
import type { Subject } from './read-subject.ts';

/**
 * When a delay of the workflow is over that began at `entered`; null as long as the date is not known from which it is counted.
 * Refuses (409) when the table has no deadline for this record: nothing is to wait for ever unnoticed.
 */
export async function dueOf(
  tx: Transaction,
  workflow: Workflow,
  name: string,
  entered: string,
  subject: Subject,
  context: Context,
): Promise<string | null> {
  const delay = workflow.definition.delays?.[name];
  if (!delay) throw new Error(`${workflow.definition.id}: there is no delay ${name}`);
  const { entity, record } = subject;
  const from = entity.entity.fields.find((field) => field.id === delay.from);
  const { table, count, unit } = delay;
  const known: KnownDelay = table
    ? { ...delay, ...(await lookedUp(tx, workflow, table, entered, subject, context)) }
    : { ...delay, count: count ?? 0, unit: unit ?? 'days' };
  return dueTime(known, entered, from ? record[from.name] : null, TIME_ZONE)?.toISOString() ?? null;
}

type Table = NonNullable<WorkflowDelay['table']>;

/** The newest deadline that holds on the day: law and market rules change, and what began before keeps its own. */
async function lookedUp(
  tx: Transaction,
  workflow: Workflow,
  table: Table,
  entered: string,
  { record }: Subject,
  context: Context,
): Promise<Pick<KnownDelay, 'count' | 'unit'>> {
  const system: Context = { ...context, actor: SYSTEM_ACTOR, access: context.model.accessOf(SYSTEM_ACTOR) };
  const fields = context.model.entities.get(table.entity)?.entity.fields ?? [];
  const nameOf = (id: string | undefined) => fields.find((field) => field.id === id)?.name;
  const count = nameOf(table.count) ?? '';
  const unit = nameOf(table.unit) ?? '';
  const validFrom = nameOf(table.validFrom);
  const where = await workflow.formulas.valuesOf(table.where, record, ruleContextOf(context));
  const day = localDate(new Date(entered));
  const page = await runQuery(
    tx,
    table.entity,
    {
      filter: { ...where, ...(validFrom && { [validFrom]: { lte: day } }) },
      ...(validFrom && { sort: [`-${validFrom}`] }),
      fields: [count, unit],
      limit: 1,
    },
    system,
  );
  const [found] = page.items.map((text) => JSON.parse(text) as Readonly<Record<string, unknown>>);
  if (!found) {
    const label = context.model.entities.get(table.entity)?.entity.label ?? { de: table.entity, en: table.entity };
    return refuse(409, 'workflow.no-deadline', { params: { table: label, key: Object.values(where).join(', ') } });
  }
  return { count: Number(found[count]), unit: found[unit] as KnownDelay['unit'] };
}
