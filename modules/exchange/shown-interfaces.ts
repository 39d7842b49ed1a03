import type { Issue } from '@leitwerk/metadata/issue';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { DELIVERY, MESSAGE, REFUSED } from './exchange.ts';

type Row = Readonly<Record<string, unknown>>;

/** Refused rows that are counted of one interface. */
export const MOST_SHOWN = 100;

/** The interfaces as people see them who deliver to them, each with its last delivery, as far as the actor may know. */
export async function shownInterfaces(context: ModuleContext): Promise<readonly Row[]> {
  if (!context.entity(DELIVERY)) return [];
  const last = await lastDeliveries(context);
  const refused = context.entity(MESSAGE) ? await refusedRows(context) : null;
  return Object.values(context.interfaces).map(({ id, name, label, help, columns, steps, format }) => ({
    id,
    name,
    label,
    help: help ?? null,
    side: format.side?.type ?? null,
    columns: columns.map((column) => ({
      id: column.id,
      label: column.label ?? { de: column.id, en: column.id },
      required: column.required === true,
    })),
    writes: [...new Set(steps.filter((step) => step.do !== 'find').map((step) => step.entity))],
    last: last.get(id) ?? null,
    problems: wordsOf(last.get(id)?.['issues'], context),
    refused: Math.min(refused?.get(id) ?? 0, MOST_SHOWN),
  }));
}

/** Issues that were kept, in the reader's words. */
export const wordsOf = (issues: unknown, context: ModuleContext): readonly string[] =>
  context.wordsOf(Array.isArray(issues) ? (issues as readonly Issue[]) : []);

/** By interface the delivery that came last. */
async function lastDeliveries({ latest, interfaces }: ModuleContext): Promise<ReadonlyMap<string, Row>> {
  const items = await latest(DELIVERY, { by: 'interface', values: Object.keys(interfaces) });
  return new Map(items.map((one) => [String(one['interface']), one]));
}

/** By interface how many rows wait for a decision. */
async function refusedRows({ aggregate }: ModuleContext): Promise<ReadonlyMap<string, number>> {
  const groups = await aggregate(MESSAGE, {
    measures: ['count', 'max:createdAt'],
    group: 'interface',
    filter: REFUSED,
  });
  return new Map(groups.map(({ key, values }) => [String(key), Number(values['count'])]));
}
