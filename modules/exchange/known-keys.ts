import type { CompiledInterface } from '@leitwerk/metadata/interface/compile-interface';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { MESSAGE } from './exchange.ts';
import type { PlannedRow } from './plan-rows.ts';

/** Keys of these rows that the interface has taken before. */
export async function knownKeys(
  rows: readonly PlannedRow[],
  { definition }: CompiledInterface,
  context: Pick<ModuleContext, 'list'>,
): Promise<ReadonlySet<string>> {
  const keys = [...new Set(rows.flatMap(({ key, issues }) => (key !== null && issues.length === 0 ? [key] : [])))];
  if (keys.length === 0) return new Set();
  const { items } = await context.list(MESSAGE, {
    filter: { interface: definition.id, takenKey: { in: keys } },
    fields: ['id', 'takenKey'],
    limit: keys.length,
  });
  return new Set(items.map((one) => String(one['takenKey'])));
}
