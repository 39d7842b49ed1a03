import type { WorkflowAction, WorkflowDefinition } from '../generated/definitions.gen.ts';
import { allStates, transitionsOf } from './active-states.ts';

/** The formula of a value that is worked out; null for one that is given. */
export const formulaOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'formula' in value && typeof value.formula === 'string'
    ? value.formula
    : null;

/** Every formula of a workflow: its conditions, and the values that its actions work out. */
export function formulasOf({ starts, machine }: Pick<WorkflowDefinition, 'starts' | 'machine'>): ReadonlySet<string> {
  const ofActions = (actions: readonly WorkflowAction[] = []): string[] =>
    actions.flatMap(({ params }) => Object.values(params.values ?? {}).flatMap((value) => formulaOf(value) ?? []));
  return new Set([
    ...starts.flatMap((start) => start.if ?? []),
    ...allStates(machine).flatMap(({ state }) => [
      ...ofActions(state.entry),
      ...ofActions(state.exit),
      ...ofActions(state.meta?.compensate),
      ...transitionsOf(state).flatMap(({ list }) =>
        list.flatMap(({ guard, actions }) => [...(guard === undefined ? [] : [guard]), ...ofActions(actions)]),
      ),
    ]),
  ]);
}
