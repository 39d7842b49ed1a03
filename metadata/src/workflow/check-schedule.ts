import type { CheckScope } from '../check-scope.ts';
import { checkFilter } from '../check-scope.ts';
import { isCron } from '../cron.ts';
import type { EntityDefinition } from '../generated/definitions.gen.ts';

/** Without a filter a schedule would be about every record that there is, every time. */
export function checkSchedule(
  { cron, filter }: { readonly cron?: string; readonly filter?: unknown },
  entity: EntityDefinition,
  path: string,
  scope: CheckScope,
): void {
  if (cron === undefined) scope.report(`${path}.cron`, 'document.missing-key', { key: 'cron' });
  else if (!isCron(cron)) scope.report(`${path}.cron`, 'definition.cron', { cron });
  if (filter === undefined) scope.report(`${path}.filter`, 'document.missing-key', { key: 'filter' });
  else checkFilter(filter, entity, `${path}.filter`, scope);
}
