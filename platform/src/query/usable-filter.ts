import type { EntityRuntime } from '../model/runtime-model.ts';
import { Refused } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import { filterToSql } from './filter-to-sql.ts';

/** Whether something that somebody else has set up would not be refused to this actor. Faults go on. */
export function isUsable(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** Whether the actor may filter so: it names only fields that are there and his to read. */
export const isUsableFilter = (filter: unknown, entity: EntityRuntime, context: Context): boolean =>
  isUsable(() => filterToSql(filter, entity, 't', context, 'reader'));
